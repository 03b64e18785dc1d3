import Testing

@testable import Tabular

private func header(_ text: String) throws(CSVError) -> CSVHeader {
  var reader = CSVReader(Array(text.utf8))
  return try reader.readHeader()
}

@Suite struct CSVHeaderTests {
  @Test func `names are trimmed and known by position`() throws {
    let header = try header(" unique_id ,ds,\"y\"\n")
    #expect(header.columns == ["unique_id", "ds", "y"])
    #expect(header.position("y") == 2)
    #expect(header.position("z") == nil)
    #expect(header.places[2] == TextPlace(line: 1, column: 17))
  }

  @Test func `a name may not come twice, no name may`() throws {
    let error = CSVError.duplicateColumn(
      name: "ds", first: TextPlace(line: 1, column: 3), second: TextPlace(line: 1, column: 8))
    #expect(throws: error) { try header("a,ds,y, ds\n") }
    #expect(try header("a,,\n").columns == ["a", "", ""])
  }

  @Test(arguments: ["", "\n\n", "\u{FEFF}\r\n"])
  func `a file without a line has no header`(text: String) {
    #expect(throws: CSVError.noHeader) { try header(text) }
  }
}
