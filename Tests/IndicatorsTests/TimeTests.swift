import Indicators
import Testing
import TimeSeries

@Test(arguments: [
  ("2025", StatementPeriod.single(.year(2025))), ("2025-Q3", .single(.quarter(3, of: 2025))),
  ("2025-11", .single(.month(11, of: 2025))), ("2020-H1", .half(1, of: 2020)),
  ("2021/2025", .span(.year(2021), .year(2025))),
  ("2016-05/2017-05", .span(.month(5, of: 2016), .month(5, of: 2017))),
  ("2024-Q1/2024-Q1", .span(.quarter(1, of: 2024), .quarter(1, of: 2024))),
])
func `periods are read and printed alike`(text: String, period: StatementPeriod) throws {
  #expect(try StatementPeriod(text) == period)
  #expect(period.description == text)
}

@Test(arguments: [
  ("2025-13", PeriodMistake.outOfYear), ("2025-00", .outOfYear), ("2025-Q5", .outOfYear),
  ("2025-H3", .outOfYear), ("2025/2021", .reversed), ("2021/2025-06", .mixedFrequencies),
  ("2021-2025", .malformed(meant: "2021/2025")), ("2021–2025", .malformed(meant: "2021/2025")),
  ("25", .malformed(meant: nil)), ("2025-11-10", .malformed(meant: nil)),
  ("2025Q3", .malformed(meant: nil)), ("2025-Q", .malformed(meant: nil)),
  ("2025-1", .malformed(meant: nil)), ("2020-H1/2021-H1", .malformed(meant: nil)),
  ("2020/2021/2022", .malformed(meant: nil)), ("/2025", .malformed(meant: nil)),
  ("last year", .malformed(meant: nil)), ("２０２５", .malformed(meant: nil)),
])
func `other periods are refused with what is wrong`(text: String, mistake: PeriodMistake) {
  #expect(throws: mistake) { try StatementPeriod(text) }
}

@Test func `a period knows the year and month that it ends in`() throws {
  #expect(try StatementPeriod("2025").lastMonth == nil)
  #expect(try StatementPeriod("2025-Q3").lastMonth == 9)
  #expect(try StatementPeriod("2020-H1").lastMonth == 6)
  #expect(try StatementPeriod("2016-05/2017-04").lastMonth == 4)
  #expect(try StatementPeriod("2021/2025").lastYear == 2025)
}

@Test(arguments: ["2026-02-05", "2026-02", "2026", "2024-02-29", "0987-06-01"])
func `dates are read and printed alike`(text: String) throws {
  #expect(try #require(PublicationDate(text)).description == text)
}

@Test(arguments: [
  "2026-02-30", "2023-02-29", "2026-13-01", "2026-00", "2026-2-5", "26-02-05", "2026-02-05T10:00",
  "2026/02/05", "05-02-2026", "", "yesterday", "2026-", "2100-02-29",
])
func `dates that do not exist are refused`(text: String) {
  #expect(PublicationDate(text) == nil)
}

@Test func `a vague date stands for its last day`() throws {
  let dates = ["2024-12-31", "2025-01-30", "2025-01-31", "2025-01", "2025-02-01", "2025"]
    .compactMap { PublicationDate($0) }
  #expect(dates.shuffled().sorted() == dates)
}

@Test func `a vintage has what was printed by its date`() throws {
  func day(_ text: String) throws -> PublicationDate { try #require(PublicationDate(text)) }
  let vintage = Vintage(asOf: try day("2025-01-15"))
  #expect(vintage.contains(try day("2025-01-15")))
  #expect(!vintage.contains(try day("2025-01-16")))
  #expect(!vintage.contains(try day("2025-01")))
  #expect(!vintage.contains(try day("2025")))
  #expect(vintage.contains(try day("2024")))
  #expect(!vintage.contains(nil))
  #expect(Vintage(asOf: nil).contains(nil))
  #expect(Vintage(asOf: try day("2025")).contains(try day("2025-12-31")))
}
