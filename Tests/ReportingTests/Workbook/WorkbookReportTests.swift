import Testing
import TimeSeries
import Workbooks

@testable import Pipelines
@testable import Reporting

@Suite struct WorkbookReportTests {
  private static let report = PageFixture.report(
    [
      PageFixture.series("gdp", title: "GDP"), PageFixture.series("weak"),
      PageFixture.series("bounds", rows: [], reason: "all lower bounds"),
    ],
    targets: [PageFixture.target("gdp", lower: 2e12)])

  @Test func `every series has its row, and a sheet where it has figures`() {
    let book = WorkbookReport().workbook(of: Self.report)
    #expect(book.sheets.map(\.name) == ["Overview", "Targets", "gdp", "weak"])
    let overview = book.sheets[0]
    #expect(overview.rows.map { $0[1] } == [.text("gdp"), .text("weak"), .text("bounds")])
    for row in overview.rows { #expect(row.count == overview.columns.count) }
    #expect(overview.rows[1].last == .text("figures of two periods alone"))
    #expect(overview.rows[2].last == .text("no forecast: all lower bounds"))
    // The median of the last year, then the ends of its narrowest interval.
    let last = PageFixture.rows()[9]
    let column = overview.columns.firstIndex { $0.heading == "2030" }
    #expect(column.map { overview.rows[0][$0] } == .number(last.median ?? 0))
    #expect(column.map { overview.rows[0][$0 + 1] } == .number(last.intervals[0].lower))
    #expect(column.map { overview.rows[0][$0 + 2] } == .number(last.intervals[0].upper))
  }

  @Test func `a series has reports and forecasts in columns of their own, and a line for each`() {
    let sheet = WorkbookReport().workbook(of: Self.report).sheets[2]
    #expect(
      sheet.columns.map(\.heading)
        == ["period", "reported", "median", "lo-80", "hi-80", "lo-95", "hi-95", "mean"])
    let rows = PageFixture.rows()
    #expect(sheet.rows.count == rows.count)
    #expect(sheet.rows[0] == [.plain(2021), .number(rows[0].median ?? 0)])
    #expect(
      sheet.rows[9] == [
        .plain(2030), .empty, .number(rows[9].median ?? 0),
        .number(rows[9].intervals[0].lower), .number(rows[9].intervals[0].upper),
        .number(rows[9].intervals[1].lower), .number(rows[9].intervals[1].upper),
        .number(rows[9].mean ?? 0),
      ])
    #expect(sheet.chart?.title == "GDP" && sheet.chart?.unit == "CNY")
    #expect(sheet.chart?.lines.map(\.column) == [1, 2, 3, 4, 5, 6])
    #expect(sheet.chart?.lines.map(\.isDashed) == [false, false, true, true, true, true])
  }

  @Test func `targets have their probabilities`() {
    let sheet = WorkbookReport().workbook(of: Self.report).sheets[1]
    #expect(
      sheet.rows == [
        [
          .text("GDP"), .text("at least 2 trillion CNY"), .text("2030"), .number(0.42),
          .number(0.5), .text("open"), .text(""),
        ]
      ])
  }
}
