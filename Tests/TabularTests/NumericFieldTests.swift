import Testing

@testable import Tabular

private func read(_ text: String) -> NumericField { NumericField(Array(text.utf8).span) }

@Suite struct NumericFieldTests {
  @Test(arguments: [
    "0", "-0", "+1", "12", "1.5", ".5", "5.", "-1e3", "1E-3", "1e+05", "  7 ", "\t7", "007",
    "1e308", "1.7976931348623157e308", "4.9e-324", "2.2250738585072011e-308",
    "9007199254740993", "9007199254740992.5", "123456789012345678901234567890",
    "0.000000000000000000000000000012345", "1e22", "1e23", "8.5e22", "1234567890123456789e-19",
    "18446744073709551615", "9999999999999999999e19", "1e-19", "3e-20", "0e999", "0.0e-999",
  ])
  func `a decimal is the double nearest to it`(text: String) throws {
    let trimmed = text.filter { $0 != " " && $0 != "\t" }
    let expected = try #require(
      Double(trimmed.hasPrefix("+") ? String(trimmed.dropFirst()) : trimmed))
    guard case .number(let value) = read(text) else {
      Issue.record("\(text) is \(read(text))")
      return
    }
    #expect(value.bitPattern == expected.bitPattern)
  }

  @Test func `random decimals are the doubles nearest to them`() throws {
    var stream = SeededGenerator(seed: 5)
    for _ in 0..<20_000 {
      let digits = (0..<1 + stream.next() % 20).map { _ in String(stream.next() % 10) }.joined()
      let point = Int(stream.next() % UInt64(digits.count + 1))
      var text = digits.prefix(point) + "." + digits.dropFirst(point)
      if stream.next() % 2 == 0 { text += "e\(Int(stream.next() % 61) - 30)" }
      let expected = try #require(Double(text.hasPrefix(".") ? "0" + text : text))
      guard read(String(text)) == .number(expected) else {
        Issue.record("\(text) is \(read(String(text))), not \(expected)")
        return
      }
    }
  }

  @Test func `halves between doubles go to the even one`() throws {
    var stream = SeededGenerator(seed: 6)
    for _ in 0..<20_000 {
      // An odd number of 54 bits lies half-way between two doubles.
      let half = (stream.next() >> 10) | 1 | (1 << 53)
      #expect(read(String(half)) == .number(Double(half)))
      #expect(read("\(half)0e-1") == .number(Double(half)))
      let quarter = try #require(Double("\(half / 4).\((half % 4) * 25)"))
      #expect(read("\(half / 4).\((half % 4) * 25)") == .number(quarter))
    }
  }

  @Test(arguments: ["", " ", "NA", "na", "N/A", "NaN", "nan", "null", "NULL", "None", " NA ", ".."])
  func `words for nothing are gaps`(text: String) {
    #expect(read(text) == .missing)
  }

  @Test(arguments: [
    "1e309", "1e999", "-1e400", "1e-400", "inf", "-Infinity", "+INF", "9e99999999999",
  ])
  func `what a double cannot hold is said to be so`(text: String) {
    #expect(read(text) == .notRepresentable)
  }

  @Test(arguments: [
    "abc", "1,5", "1 000", "1.2.3", "--1", "1e", "1e+", "e5", ".", "-", "+", "0x10", "1_000", "12a",
    "１２", "-nan", "1e5.5", "∞", "5%", "$5",
  ])
  func `anything else is not a number`(text: String) {
    #expect(read(text) == .notANumber)
  }
}
