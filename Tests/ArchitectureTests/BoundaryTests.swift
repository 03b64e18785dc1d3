import TestSupport
import Testing

/// Places in other targets that pass pointers: the C interface of the library, the structures of the
/// Arrow C data interface, whose memory belongs to others, and the calls of the library for Excel.
private let pointerPlaces = [
  "AlmanacLibrary/Arrow/", "AlmanacLibrary/Calls/", "Workbooks/WorkbookFile.swift",
]

@Test func `C and unsafe live in LinearAlgebra and behind the C interface alone`() throws {
  for target in try sourceTargets()
  where !["LinearAlgebra", "CLAPACK", "CAlmanac", "CXLSXWriter"].contains(target) {
    for file in try swiftFiles(below: "Sources/\(target)")
    where !pointerPlaces.contains(where: { "\(target)/\(file.path)".hasPrefix($0) }) {
      for (index, line) in file.lines.enumerated() {
        let code = line.prefix { $0 != "/" }
        let words = code.split { !$0.isLetter && $0 != "_" }
        #expect(
          !words.contains("unsafe") && !code.contains("Unsafe"),
          "\(target)/\(file.path):\(index + 1) \(line)")
      }
    }
  }
}

@Test func `traps and escapes from the type system are not used`() throws {
  let forbidden = ["try!", "as!", "@unchecked", "nonisolated(unsafe)", "fatalError("]
  for file in try swiftFiles(below: "Sources") {
    for (index, line) in file.lines.enumerated() {
      for word in forbidden where line.contains(word) {
        Issue.record("\(file.path):\(index + 1) uses \(word)")
      }
    }
  }
}

@Test func `every model has its test file and its line in the catalogue`() throws {
  let catalogue = try swiftFiles(below: "Sources/Forecasting")
    .first { $0.path.hasSuffix("ModelCatalog.swift") }
  let lines = try #require(catalogue).lines
  let tests = try swiftFiles(below: "Tests/ForecastingTests").map(\.path)
  for file in try swiftFiles(below: "Sources/Forecasting/Models") {
    for line in file.lines where line.hasPrefix("public struct ") {
      let declaration = line.dropFirst("public struct ".count)
      guard let colon = declaration.firstIndex(of: ":"),
        declaration[colon...].split(whereSeparator: { " :,{".contains($0) })
          .contains(where: { $0 == "Model" || $0 == "FormulaModel" })
      else { continue }
      let name = declaration[..<colon]
      #expect(
        lines.contains { $0.contains("\(name).self") }, "\(name) is not in the catalogue")
      #expect(
        tests.contains { $0.hasSuffix("/\(name)Tests.swift") }, "\(name) has no test file")
    }
  }
}
