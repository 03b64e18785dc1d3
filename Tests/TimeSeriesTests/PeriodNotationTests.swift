import Testing

@testable import TimeSeries

@Suite struct PeriodNotationTests {
  static let dates: [(anchor: DateAnchor, frequency: Frequency, texts: [String])] = [
    (.start, .annual, ["2023-01-01", "2024-01-01", "2025-01-01"]),
    (.end(of: .annual), .annual, ["2023-12-31", "2024-12-31", "2025-12-31"]),
    (.start, .quarterly, ["2023-10-01", "2024-01-01", "2024-04-01"]),
    (.end(of: .quarterly), .quarterly, ["2023-09-30", "2023-12-31", "2024-03-31"]),
    (.end(of: .monthly), .monthly, ["2023-12-31", "2024-01-31", "2024-02-29", "2024-03-31"]),
    (
      DateAnchor(monthOffset: 0, day: .fixed(30)), .monthly,
      ["2023-01-30", "2023-02-28", "2023-03-30"]
    ),
    (DateAnchor(monthOffset: 1, day: .last), .annual, ["2023-02-28", "2024-02-29", "2025-02-28"]),
  ]

  @Test(arguments: dates)
  func `dates go on in kind`(anchor: DateAnchor, frequency: Frequency, texts: [String]) throws {
    let notation = PeriodNotation.date(anchor)
    let stamp = try #require(PeriodStamp(texts[0]))
    let first = try #require(Period(stamp, frequency: frequency))
    for (step, text) in texts.enumerated() {
      #expect(notation.text(first.advanced(by: step)) == text)
    }
  }

  @Test func `numbers, years, quarters and months are written as they are read`() {
    #expect(PeriodNotation.index.text(Period(frequency: .monthly, ordinal: 17)) == "17")
    #expect(PeriodNotation.year.text(.year(2025)) == "2025")
    #expect(PeriodNotation.quarter.text(.quarter(3, of: 2025)) == "2025-Q3")
    #expect(PeriodNotation.month.text(.month(2, of: 2025)) == "2025-02")
    #expect(PeriodNotation.month.text(.month(2, of: 987)) == "0987-02")
  }

  @Test func `a stamp names a period of its own frequency only`() throws {
    let quarter = try #require(PeriodStamp("2025-Q3"))
    #expect(Period(quarter, frequency: .quarterly) == .quarter(3, of: 2025))
    #expect(Period(quarter, frequency: .annual) == nil)
    let month = try #require(PeriodStamp("2025-11"))
    #expect(Period(month, frequency: .monthly) == .month(11, of: 2025))
    #expect(Period(month, frequency: .quarterly) == nil)
    let date = try #require(PeriodStamp("2025-11-15"))
    #expect(Period(date, frequency: .annual) == .year(2025))
    #expect(Period(date, frequency: .quarterly) == .quarter(4, of: 2025))
    #expect(Period(date, frequency: .monthly) == .month(11, of: 2025))
    let number = try #require(PeriodStamp("17"))
    #expect(Period(number, frequency: .quarterly)?.ordinal == 17)
  }

  @Test func `months have the lengths of the Gregorian calendar`() {
    let lengths = (0..<12).map { GregorianMonth.length(12 * 2023 + $0) }
    #expect(lengths == [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
    #expect(
      [1900, 2000, 2024, 2100].map { GregorianMonth.length(12 * $0 + 1) } == [28, 29, 29, 28])
  }
}
