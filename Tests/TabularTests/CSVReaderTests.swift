import Testing

@testable import Tabular

/// All records of a text, with the line that each starts on.
private func records(_ bytes: [UInt8], chunkSize: Int) throws(CSVError) -> [[String]] {
  var reader = CSVReader(bytes, chunkSize: chunkSize)
  var result: [[String]] = []
  while try reader.next() {
    var record = [String(reader.line)]
    for field in 0..<reader.fieldCount { record.append(reader.text(field)) }
    result.append(record)
  }
  return result
}

private let chunkSizes = [1, 2, 3, 7, 1 << 16]

@Suite struct CSVReaderTests {
  /// Texts with their records; the first of each is the line.
  static let texts: [(text: String, records: [[String]])] = [
    ("a,b\n1,2\n", [["1", "a", "b"], ["2", "1", "2"]]),
    ("a,b\n1,2", [["1", "a", "b"], ["2", "1", "2"]]),
    ("a,b\r\n1,2\r\n", [["1", "a", "b"], ["2", "1", "2"]]),
    ("a,b\r1,2\r", [["1", "a", "b"], ["2", "1", "2"]]),
    ("a,b\r1,2", [["1", "a", "b"], ["2", "1", "2"]]),
    ("\u{FEFF}a,b\n1,2\n", [["1", "a", "b"], ["2", "1", "2"]]),
    ("\"a,b\",\"c\"\"d\"\n\"\",\n", [["1", "a,b", "c\"d"], ["2", "", ""]]),
    ("\"x\r\ny\rz\nw\",1\n2,3\n", [["1", "x\r\ny\rz\nw", "1"], ["5", "2", "3"]]),
    ("\n\na,b\n\r\n1,2\n\n", [["3", "a", "b"], ["5", "1", "2"]]),
    ("a,b\n,\n", [["1", "a", "b"], ["2", "", ""]]),
    ("a,b\n1,", [["1", "a", "b"], ["2", "1", ""]]),
    ("a,b\n\"1\",", [["1", "a", "b"], ["2", "1", ""]]),
    ("a,b\n1,\"2\"", [["1", "a", "b"], ["2", "1", "2"]]),
    ("a,b\n1,\"\"", [["1", "a", "b"], ["2", "1", ""]]),
    ("a,b\n1,\"2\"\"\"", [["1", "a", "b"], ["2", "1", "2\""]]),
    ("\"\"\n", [["1", ""]]),
    ("中国,a b\n亿,😀\n", [["1", "中国", "a b"], ["2", "亿", "😀"]]),
    ("a,b\n1,2,3\n4\n", [["1", "a", "b"], ["2", "1", "2", "3"], ["3", "4"]]),
    ("a b!#$%&'()*+;c,d\n", [["1", "a b!#$%&'()*+;c", "d"]]),
    ("", []), ("\n", []), ("\r\n\r\n", []), ("\u{FEFF}", []),
  ]

  @Test(arguments: texts.indices, chunkSizes)
  func `records are the same at any chunk size`(text: Int, chunkSize: Int) throws {
    let (text, expected) = Self.texts[text]
    #expect(try records(Array(text.utf8), chunkSize: chunkSize) == expected)
  }
}
