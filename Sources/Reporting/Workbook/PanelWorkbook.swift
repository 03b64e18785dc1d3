public import FoundationEssentials
public import Pipelines
public import Tabular
import TimeSeries
import Workbooks

/// The forecasts of a panel as a workbook: one sheet of all rows, then a sheet with a chart for each
/// series while there are few.
public struct PanelWorkbook: Sendable {
  /// The most series that get a sheet of their own.
  public static let mostSheets = 250
  /// Whether this program was built to write workbooks.
  public static var isSupported: Bool { Workbook.isSupported }

  private let levels: [Double]
  private let bounds: [String]

  /// A writer for intervals at these levels, in percent.
  public init(levels: [Double]) {
    self.levels = levels
    bounds = levels.flatMap { ["lo-\(DecimalText.level($0))", "hi-\(DecimalText.level($0))"] }
  }

  /// The file.
  ///
  /// - Parameters:
  ///   - results: the forecasts, by series in order.
  ///   - table: what was forecast.
  /// - Throws: a ``WorkbookError``, such as more rows than Excel takes.
  public func data(_ results: [PanelResult], of table: PanelTable) throws -> Data {
    try workbook(results, of: table).data()
  }

  /// What the file holds.
  func workbook(_ results: [PanelResult], of table: PanelTable) -> Workbook {
    var book = Workbook(title: "Forecasts", sheets: [rows(results)])
    if table.entries.count <= Self.mostSheets {
      for entry in table.entries {
        let forecasts = results.filter { $0.name == entry.name }
        guard !forecasts.isEmpty, case .success(let series) = entry.outcome else { continue }
        book.sheets.append(sheet(entry, series, forecasts))
      }
    }
    return book
  }

  /// The rows that the CSV form has.
  private func rows(_ results: [PanelResult]) -> Sheet {
    var sheet = Sheet(
      name: "Forecasts",
      columns: [
        .init("unique_id", width: 24), .init("ds"), .init("model", width: 20),
        .init("mean", width: 16), .init("median", width: 16),
      ] + bounds.map { .init($0, width: 16) })
    for result in results {
      for (row, ds) in zip(result.rows, result.periods) {
        sheet.rows.append(
          [.text(result.name), .text(ds), .text(result.label), Cell(row.mean), Cell(row.median)]
            + intervals(of: row))
      }
    }
    return sheet
  }

  /// The history and the medians of each model, with the bounds of the first.
  private func sheet(
    _ entry: PanelEntry, _ series: GappySeries, _ forecasts: [PanelResult]
  ) -> Sheet {
    var sheet = Sheet(
      name: entry.name,
      columns: [.init("ds"), .init("y", width: 16)]
        + forecasts.map { .init($0.label, width: 20) } + bounds.map { .init($0, width: 16) })
    for (index, value) in series.places.enumerated() {
      let period = series.start.advanced(by: index)
      sheet.rows.append([.text(entry.notation.text(period)), .number(value)])
    }
    for (index, ds) in forecasts[0].periods.enumerated() {
      sheet.rows.append(
        [.text(ds), .empty] + forecasts.map { Cell($0.rows[index].median) }
          + intervals(of: forecasts[0].rows[index]))
    }
    var chart = LineChart(title: entry.name, unit: "")
    chart.lines = [.init(1, color: 0x33_33_33)]
    for index in forecasts.indices {
      chart.lines.append(.init(2 + index, color: Self.colors[index % Self.colors.count]))
    }
    for index in bounds.indices {
      chart.lines.append(
        .init(
          2 + forecasts.count + index, color: index < 2 ? 0x5B_9B_D5 : 0x9D_C3_E6, isDashed: true))
    }
    sheet.chart = chart
    return sheet
  }

  private func intervals(of row: ForecastRow) -> [Cell] {
    row.intervals.flatMap { [.number($0.lower), .number($0.upper)] }
  }

  private static let colors: [UInt32] = [
    0x1F_6F_B2, 0xD9_5F_02, 0x1B_9E_77, 0x75_70_B3, 0xE7_29_8A,
  ]
}
