import Testing

@testable import Reporting

@Suite struct TextTableTests {
  @Test func `columns are aligned and trailing blanks dropped`() {
    var table = TextTable([.init("name"), .init("value", .right)])
    table.append(["a", "1"])
    table.append(["long name", "1,234"])
    #expect(
      table.lines() == [
        "name       value",
        "─────────  ─────",
        "a              1",
        "long name  1,234",
      ])
  }

  @Test func `a Chinese character takes two columns`() {
    #expect("万亿元".displayWidth == 6)
    #expect("核心产业".truncated(toWidth: 5) == "核心…")
  }

  @Test func `flexible columns give way to the width of the terminal`() {
    var table = TextTable([.init("name", isFlexible: true), .init("value", .right)])
    table.append(["a name that is far too long for the line", "1,234"])
    #expect(table.lines(width: 24).allSatisfy { $0.displayWidth <= 24 })
    #expect(table.lines(width: 24)[2].hasSuffix("…  1,234"))
  }
}

@Suite struct DecimalTextTests {
  private static let examples: [(Double, String)] = [
    (3.632678, "3.633"), (36.32678, "36.33"), (1234.6, "1,235"), (0.001234567, "0.001235"),
    (9.9996, "10.000"), (0, "0"), (-0.00001, "-0.00001000"), (123_456, "123,456"),
    (1e300, "1.000e300"), (-.infinity, "−∞"),
  ]

  @Test(arguments: examples)
  func `numbers keep four significant digits`(value: Double, text: String) {
    #expect(DecimalText.significant(value, digits: 4) == text)
  }

  @Test func `rounding never prints a negative zero`() {
    #expect(DecimalText.fixed(-0.0004, decimals: 2) == "0.00")
  }

  @Test func `a magnitude is shared by a row`() {
    let magnitude = Magnitude(for: [9.2e11, 3.9e12, .nan])
    #expect(magnitude.label(unit: "CNY") == "trn CNY")
    #expect(magnitude.text(9.2e11) == "0.9200")
    #expect(Magnitude(for: [203_000]).text(203_000) == "203.0")
    #expect(Magnitude(for: [203_000]).label(unit: "count") == "k count")
    #expect(Magnitude(for: [99_999]).text(99_999) == "99,999")
  }
}
