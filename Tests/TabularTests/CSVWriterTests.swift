import Testing

@testable import Tabular

@Suite struct CSVWriterTests {
  @Test func `fields are quoted where they must be and nowhere else`() {
    var writer = CSVWriter(columns: ["a", "b,c", "d\"e"])
    writer.append("x y")
    writer.append(12)
    writer.append("l\nm")
    writer.endRecord()
    writer.appendEmpty()
    writer.append(Double.nan)
    writer.append(-0.5)
    writer.endRecord()
    #expect(writer.text == "a,\"b,c\",\"d\"\"e\"\nx y,12,\"l\nm\"\n,,-0.5\n")
  }

  @Test func `an empty field alone on its line is quoted, so that the line is not blank`() {
    var writer = CSVWriter(columns: ["a"])
    writer.appendEmpty()
    writer.endRecord()
    #expect(writer.text == "a\n\"\"\n")
  }

  @Test func `bytes can be taken piece by piece`() {
    var writer = CSVWriter(columns: ["a"])
    #expect(writer.takeBytes() == Array("a\n".utf8))
    writer.append(1)
    writer.endRecord()
    #expect(writer.takeBytes() == Array("1\n".utf8))
    #expect(writer.takeBytes().isEmpty)
  }

  @Test func `numbers read back as the same double`() throws {
    var stream = SeededGenerator(seed: 4)
    var numbers: [Double] = [
      0, -0.0, 1, 100, 1e16, 1e22, 1e23, 1e308, 0.1, 1.0 / 3, 2.5e-300,
      .leastNormalMagnitude, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 3.63e12,
    ]
    while numbers.count < 5000 {
      let number = Double(bitPattern: stream.next())
      if number.isFinite { numbers.append(number) }
      numbers.append(Double(Int64(bitPattern: stream.next()) >> 20) / 1000)
    }
    var writer = CSVWriter(columns: ["a"])
    for number in numbers {
      writer.append(number)
      writer.endRecord()
    }
    var reader = CSVReader(writer.bytes)
    _ = try reader.readHeader()
    for number in numbers {
      #expect(try reader.next())
      let field = reader.withField(0) { NumericField($0) }
      guard case .number(let value) = field, value.bitPattern == number.bitPattern else {
        Issue.record("\(number) became \(field)")
        continue
      }
    }
  }
}
