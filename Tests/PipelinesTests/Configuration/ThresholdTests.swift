import Testing

@testable import Pipelines

@Suite struct ThresholdTests {
  @Test(
    arguments: [
      ("1.2 trillion CNY", 1.2e12, "CNY"), ("1.2 Trillion CNY", 1.2e12, "CNY"),
      ("2.8 %", 2.8, "%"), ("2.8%", 2.8, "%"), ("600 万", 6e6, nil), ("600万", 6e6, nil),
      ("1.2 万亿 CNY", 1.2e12, "CNY"), ("3 亿CNY", 3e8, "CNY"), ("10", 10, nil),
      ("1,234.5 million USD", 1.2345e9, "USD"), ("-3 %", -3, "%"), ("1e3 count", 1000, "count"),
      ("5 USD", 5, "USD"), ("100 thousand", 1e5, nil),
    ] as [(String, Double, String?)])
  func `thresholds read as they are printed`(text: String, value: Double, unit: String?) throws {
    let threshold = try Threshold(text)
    #expect(threshold.value == value)
    #expect(threshold.unit == unit)
    #expect(threshold.text == text)
  }

  @Test(arguments: ["", "much", "trillion", "1.2.3", "nan", "1e999", "1e308 trillion", "0x10"])
  func `what is no number is refused`(text: String) {
    #expect(throws: ThresholdError.self) { try Threshold(text) }
  }

  @Test func `an unknown scale is shown at its place`() {
    #expect(throws: ThresholdError.unknownScale("trilion", offset: 4)) {
      try Threshold("1.2 trilion CNY")
    }
  }
}
