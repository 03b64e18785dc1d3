import Testing

@testable import TimeSeries

@Suite struct PeriodStampTests {
  static let stamps: [(text: String, form: PeriodStamp.Form, ordinal: Int)] = [
    ("0", .integer, 0), ("17", .integer, 17), ("-3", .integer, -3), ("2025", .integer, 2025),
    ("999999999999", .integer, 999_999_999_999), ("-999999999999", .integer, -999_999_999_999),
    ("2025-Q3", .quarter, 8102), ("2025-q1", .quarter, 8100),
    ("2025-11", .month, 24_310), ("0001-01", .month, 12),
    ("2025-11-30", .date, 24_310 << 5 | 30), ("2024-02-29", .date, 24_289 << 5 | 29),
    ("2000-02-29", .date, 24_001 << 5 | 29),
  ]

  @Test(arguments: stamps)
  func `a period is read as it is written`(text: String, form: PeriodStamp.Form, ordinal: Int) {
    let stamp = PeriodStamp(text)
    #expect(stamp == PeriodStamp(form: form, ordinal: ordinal))
    #expect(stamp?.description.lowercased() == text.lowercased())
  }

  @Test(arguments: [
    "", "-", "a", "1.5", "2025-", "2025-Q", "2025-Q0", "2025-Q5", "2025-Q11", "2025Q1", "2025-0",
    "2025-00", "2025-13", "2025-1", "2025-111", "2025-11-", "2025-11-0", "2025-11-00",
    "2025-11-31", "2025-02-29", "1900-02-29", "2025-11-301", "2025/11/30", "30-11-2025",
    "-2025-11", "25-11", "20250-11", "1000000000000", "2025 ", " 2025", "2025-11-30T00:00",
    "２０２５", "2025‑11",
  ])
  func `anything else is no period`(text: String) {
    #expect(PeriodStamp(text) == nil)
  }

  @Test func `stamps know their month and day`() {
    #expect(PeriodStamp("2025-11-30")?.day == 30)
    #expect(PeriodStamp("2025-11-30")?.monthOrdinal == 24_310)
    #expect(PeriodStamp("2025-11")?.monthOrdinal == 24_310)
    #expect(PeriodStamp("2025-Q4")?.monthOrdinal == nil)
    #expect(PeriodStamp("2025-11")?.day == nil)
  }

  @Test func `a period reads its own description`() {
    for period in [Period.year(2025), .quarter(3, of: 2025), .month(11, of: 2025), .year(-5)] {
      #expect(Period(period.description) == period)
    }
    #expect(Period("2025-11-30") == nil)
    #expect(Period("soon") == nil)
  }
}
