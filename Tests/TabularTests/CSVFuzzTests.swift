import Testing

@testable import Tabular

/// RFC 4180 read one byte after the other, with nothing clever: what the reader is compared with.
///
/// Gives nil for text that is not CSV.
private func referenceRecords(_ bytes: [UInt8]) -> [[[UInt8]]]? {
  var records: [[[UInt8]]] = []
  var record: [[UInt8]] = []
  var field: [UInt8] = []
  var index = 0
  var isQuoted = false
  func endRecord() {
    record.append(field)
    if record.count > 1 || !field.isEmpty || isQuoted { records.append(record) }
    record = []
    field = []
    isQuoted = false
  }
  while index < bytes.count {
    let byte = bytes[index]
    switch byte {
    case UInt8(ascii: ","):
      record.append(field)
      field = []
      isQuoted = false
      index += 1
    case UInt8(ascii: "\r"), UInt8(ascii: "\n"):
      endRecord()
      let isPair = byte == 13 && index + 1 < bytes.count && bytes[index + 1] == 10
      index += isPair ? 2 : 1
    case UInt8(ascii: "\""):
      guard field.isEmpty, !isQuoted else { return nil }
      isQuoted = true
      index += 1
      while true {
        guard index < bytes.count else { return nil }
        if bytes[index] != UInt8(ascii: "\"") {
          field.append(bytes[index])
          index += 1
        } else if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\"") {
          field.append(UInt8(ascii: "\""))
          index += 2
        } else {
          index += 1
          break
        }
      }
      guard index == bytes.count || [44, 13, 10].contains(bytes[index]) else { return nil }
    default:
      guard !isQuoted else { return nil }
      field.append(byte)
      index += 1
    }
  }
  if !record.isEmpty || !field.isEmpty || isQuoted { endRecord() }
  return records
}

private func records(_ bytes: [UInt8], chunkSize: Int) throws(CSVError) -> [[[UInt8]]] {
  var reader = CSVReader(bytes, chunkSize: chunkSize)
  var result: [[[UInt8]]] = []
  while try reader.next() {
    result.append((0..<reader.fieldCount).map { Array(reader.text($0).utf8) })
  }
  return result
}

@Suite struct CSVFuzzTests {
  @Test(arguments: [1, 2, 3, 7, 1 << 16])
  func `the reader agrees with a plain one on random text`(chunkSize: Int) {
    let alphabet = [",", ",", "\"", "\"", "\n", "\r", "\r\n", "a", "bc", " ", "0123456789", "国"]
    var stream = SeededGenerator(seed: 1)
    for _ in 0..<1500 {
      let length = Int(stream.next() % 24)
      let text = (0..<length).map { _ in alphabet[Int(stream.next() % 12)] }.joined()
      let bytes = Array(text.utf8)
      let found = try? records(bytes, chunkSize: chunkSize)
      if found != referenceRecords(bytes) {
        Issue.record("\(text.debugDescription): \(found.debugDescription)")
        return
      }
    }
  }

  @Test(arguments: [1, 5, 1 << 16])
  func `any bytes are read or refused`(chunkSize: Int) {
    var stream = SeededGenerator(seed: 2)
    var refused = 0
    for _ in 0..<1000 {
      let bytes = (0..<stream.next() % 40).map { _ in UInt8(truncatingIfNeeded: stream.next()) }
      if (try? records(bytes, chunkSize: chunkSize)) == nil { refused += 1 }
    }
    #expect(refused > 500)
  }

  @Test func `what is written is read back`() throws {
    let alphabet = [",", "\"", "\n", "\r", "", "a", " ", "国", "1.5", "\u{FEFF}"]
    var stream = SeededGenerator(seed: 3)
    for columns in 1...4 {
      let names = (0..<columns).map { "column \($0)" }
      var writer = CSVWriter(columns: names)
      var expected = [names]
      for _ in 0..<200 {
        let record = (0..<columns).map { _ in
          (0..<stream.next() % 5).map { _ in alphabet[Int(stream.next() % 10)] }.joined()
        }
        for field in record { writer.append(field) }
        writer.endRecord()
        expected.append(record)
      }
      var reader = CSVReader(writer.bytes, chunkSize: 5)
      for record in expected {
        #expect(try reader.next())
        #expect((0..<reader.fieldCount).map { reader.text($0) } == record)
      }
      #expect(try !reader.next())
    }
  }
}
