import TestSupport
import Testing

@Test func `C and unsafe live in LinearAlgebra alone`() throws {
  for target in try sourceTargets() where target != "LinearAlgebra" && target != "CLAPACK" {
    for file in try swiftFiles(below: "Sources/\(target)") {
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
