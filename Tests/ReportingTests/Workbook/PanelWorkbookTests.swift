import Tabular
import Testing
import TimeSeries
import Workbooks

@testable import Pipelines
@testable import Reporting

@Suite struct PanelWorkbookTests {
  private static func table(_ series: Int) throws -> PanelTable {
    let rows = (0..<series).flatMap { ["s\($0),2024,1", "s\($0),2025,3"] }
    let text = (["unique_id,ds,y"] + rows).joined(separator: "\n") + "\n"
    return try TableReader(layout: .long).read(Array(text.utf8))
  }

  private static func result(_ name: String, _ model: String, _ median: Double) -> PanelResult {
    PanelResult(
      name: name, requested: model, model: model, periods: ["2026"],
      rows: [
        ForecastRow(
          period: .year(2026), kind: .forecast, mean: nil, median: median,
          intervals: [PageFixture.bounds(median - 1, median + 1)])
      ])
  }

  @Test func `a series has its history, every model's median and the first one's bounds`() throws {
    let book = PanelWorkbook(levels: [80]).workbook(
      [Self.result("s0", "naive", 3), Self.result("s0", "drift", 5)], of: try Self.table(2))
    // No forecast, no sheet.
    #expect(book.sheets.map(\.name) == ["Forecasts", "s0"])
    #expect(
      book.sheets[0].rows == [
        [
          .text("s0"), .text("2026"), .text("naive"), .empty, .number(3), .number(2), .number(4),
        ],
        [
          .text("s0"), .text("2026"), .text("drift"), .empty, .number(5), .number(4), .number(6),
        ],
      ])
    let sheet = book.sheets[1]
    #expect(sheet.columns.map(\.heading) == ["ds", "y", "naive", "drift", "lo-80", "hi-80"])
    #expect(
      sheet.rows == [
        [.text("2024"), .number(1)], [.text("2025"), .number(3)],
        [.text("2026"), .empty, .number(3), .number(5), .number(2), .number(4)],
      ])
    #expect(sheet.chart?.lines.map(\.column) == [1, 2, 3, 4, 5])
  }

  @Test func `many series share one sheet`() throws {
    let count = PanelWorkbook.mostSheets + 1
    let book = PanelWorkbook(levels: [80]).workbook(
      (0..<count).map { Self.result("s\($0)", "naive", 3) }, of: try Self.table(count))
    #expect(book.sheets.count == 1 && book.sheets[0].rows.count == count)
  }
}
