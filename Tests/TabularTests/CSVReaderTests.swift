import Testing

@testable import Tabular

/// All records of some bytes, each with the line that it starts on.
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
    ("\u{FEFF}\"a\",b\n1,2\n", [["1", "a", "b"], ["2", "1", "2"]]),
    ("\"a,b\",\"c\"\"d\"\n\"\",\n", [["1", "a,b", "c\"d"], ["2", "", ""]]),
    ("\"x\r\ny\rz\nw\",1\n2,3\n", [["1", "x\r\ny\rz\nw", "1"], ["5", "2", "3"]]),
    ("\"\r\n\r\n\"\n1\n", [["1", "\r\n\r\n"], ["4", "1"]]),
    ("\n\na,b\n\r\n1,2\n\n", [["3", "a", "b"], ["5", "1", "2"]]),
    ("a,b\n,\n", [["1", "a", "b"], ["2", "", ""]]),
    ("a,b\n1,", [["1", "a", "b"], ["2", "1", ""]]),
    ("a,b\n\"1\",", [["1", "a", "b"], ["2", "1", ""]]),
    ("a,b\n1,\"2\"", [["1", "a", "b"], ["2", "1", "2"]]),
    ("a,b\n1,\"2\"\r", [["1", "a", "b"], ["2", "1", "2"]]),
    ("a,b\n1,\"\"", [["1", "a", "b"], ["2", "1", ""]]),
    ("a,b\n1,\"2\"\"\"", [["1", "a", "b"], ["2", "1", "2\""]]),
    ("\"\"\"\"\n\"\"\"\"\"\"\n", [["1", "\""], ["2", "\"\""]]),
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

  /// Bytes with what is wrong with them.
  static let faults: [(bytes: [UInt8], error: CSVError)] = [
    (Array("a,b\n1,\"2\n3,4\n".utf8), .unterminatedQuote(opened: TextPlace(line: 2, column: 3))),
    (Array("\"".utf8), .unterminatedQuote(opened: TextPlace(line: 1, column: 1))),
    (Array("a\n\"b\"\"".utf8), .unterminatedQuote(opened: TextPlace(line: 2, column: 1))),
    (Array("a,b\nx,y\"z\n".utf8), .quoteInsideField(at: TextPlace(line: 2, column: 4))),
    (Array("a, \"b\"\n".utf8), .quoteInsideField(at: TextPlace(line: 1, column: 4))),
    (Array("a,\"b\"c\n".utf8), .textAfterQuote(at: TextPlace(line: 1, column: 6))),
    (Array("a,\"中\nb\"c\n".utf8), .textAfterQuote(at: TextPlace(line: 2, column: 3))),
    (Array("中国,b\r\n国\"".utf8), .quoteInsideField(at: TextPlace(line: 2, column: 2))),
    (Array("a,b\n1,".utf8) + [0, 0x31], .nullByte(at: TextPlace(line: 2, column: 3))),
    (Array("a,\"b".utf8) + [0, 0x22], .nullByte(at: TextPlace(line: 1, column: 5))),
    ([0x61, 0, 0x2C, 0, 0x62, 0], .nullByte(at: TextPlace(line: 1, column: 2))),
    (Array("a\nb,".utf8) + [0xFF], .invalidUTF8(byte: 0xFF, at: TextPlace(line: 2, column: 3))),
    (Array("é,".utf8) + [0xE9, 0x2C], .invalidUTF8(byte: 0xE9, at: TextPlace(line: 1, column: 3))),
    (
      Array("ab\r".utf8) + [0xE4, 0xBD], .invalidUTF8(byte: 0xE4, at: TextPlace(line: 2, column: 1))
    ),
    ([0xC0, 0x80], .invalidUTF8(byte: 0xC0, at: TextPlace(line: 1, column: 1))),
    ([0x61, 0xED, 0xA0, 0x80], .invalidUTF8(byte: 0xED, at: TextPlace(line: 1, column: 2))),
    ([0xFF, 0xFE, 0x61, 0], .notPlainText(found: "UTF-16")),
    ([0xFE, 0xFF, 0, 0x61], .notPlainText(found: "UTF-16")),
    ([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], .notPlainText(found: "UTF-32")),
    ([0x1F, 0x8B, 8, 0], .notPlainText(found: "gzip")),
    ([0x50, 0x4B, 3, 4, 20], .notPlainText(found: "zip, as in .xlsx workbooks")),
    (Array("SQLite format 3".utf8), .notPlainText(found: "an SQLite database")),
  ]

  @Test(arguments: faults.indices, chunkSizes)
  func `faults are found in their place at any chunk size`(fault: Int, chunkSize: Int) {
    let (bytes, error) = Self.faults[fault]
    #expect(throws: error) { try records(bytes, chunkSize: chunkSize) }
  }

  @Test(arguments: chunkSizes)
  func `records before a fault are handed out`(chunkSize: Int) throws {
    var reader = CSVReader(Array("a,b\n1,2\n3,\"4\n".utf8), chunkSize: chunkSize)
    #expect(try reader.next())
    #expect(try reader.next())
    #expect(reader.text(1) == "2")
    do throws(CSVError) {
      _ = try reader.next()
      Issue.record("no error")
    } catch {
      #expect(error == .unterminatedQuote(opened: TextPlace(line: 3, column: 3)))
    }
  }

  @Test(arguments: chunkSizes)
  func `places count characters and lines inside fields`(chunkSize: Int) throws {
    let text = "中国,\"a\nb\",c\r\nd,e,f\n"
    var reader = CSVReader(Array(text.utf8), chunkSize: chunkSize)
    #expect(try reader.next())
    #expect(reader.place(1) == TextPlace(line: 1, column: 5))
    #expect(reader.place(2) == TextPlace(line: 2, column: 4))
    #expect(try reader.next())
    #expect(reader.place(2) == TextPlace(line: 3, column: 5))
  }

  @Test func `a record may be as long as the limit and no longer`() throws {
    let field = Array(repeating: UInt8(ascii: "x"), count: 100_000)
    var reader = CSVReader(field + [0x2C] + field, chunkSize: 1000, recordLimit: 300_000)
    #expect(try reader.next())
    #expect(reader.withField(1) { $0.count } == 100_000)

    var limited = CSVReader(
      Array("a\n\"".utf8) + field, chunkSize: 1000, recordLimit: 50_000)
    #expect(try limited.next())
    do throws(CSVError) {
      _ = try limited.next()
      Issue.record("no error")
    } catch {
      #expect(
        error == .recordTooLong(from: TextPlace(line: 2, column: 1), limit: 50_000))
    }
  }

  @Test func `a record may have many fields, and a file many records`() throws {
    let wide = (0..<20_000).map(String.init).joined(separator: ",")
    var reader = CSVReader(Array("\(wide)\n\(wide)".utf8), chunkSize: 4096)
    for line in 1...2 {
      #expect(try reader.next())
      #expect(reader.fieldCount == 20_000)
      #expect(reader.text(19_999) == "19999")
      #expect(reader.line == line)
    }
    #expect(try !reader.next())

    var tall = CSVReader(Array(String(repeating: "a,b\n", count: 50_000).utf8))
    var count = 0
    while try tall.next() {
      count += 1
      guard tall.line == count, tall.fieldCount == 2, tall.text(1) == "b" else {
        Issue.record("record \(count) is torn")
        break
      }
    }
    #expect(count == 50_000)
  }

  @Test func `blank lines are skipped and counted`() throws {
    var reader = CSVReader(Array("\n\r\na\n\nb\r\r".utf8), chunkSize: 2)
    while try reader.next() {}
    #expect(reader.blankLines == 4)
  }
}
