import Pipelines
import TimeSeries
import Workbooks

/// The first sheet of a run's workbook: one row a series, none left out.
enum WorkbookOverview {
  static func sheet(of report: RunReport) -> Sheet {
    let years = ForecastTable.futureYears(of: report)
    let bounds = report.levels.flatMap {
      ["\(DecimalText.level($0)) % from", "\(DecimalText.level($0)) % to"]
    }
    var sheet = Sheet(
      name: "Overview",
      columns: [
        .init("indicator", width: 44), .init("name", width: 26), .init("topic", width: 18),
        .init("unit", width: 16), .init("last", width: 18), .init("period"),
      ] + years.map { .init("\($0)", width: 18) }
        + bounds.map { .init("\(report.until): \($0)", width: 20) }
        + [.init("model", width: 20), .init("note", width: 60)])
    sheet.rows = report.series.map { row($0, years: years, of: report) }
    return sheet
  }

  private static func row(_ series: SeriesReport, years: [Int], of report: RunReport) -> [Cell] {
    let last = series.lastKnown
    var cells: [Cell] = [
      .text(series.title), .text(series.name), .text(series.topic), .text(series.unit),
      Cell(last?.median), .text(last?.period.description ?? ""),
    ]
    cells += years.map { year in Cell(series.rows.last { $0.period.year == year }?.median) }
    let end = series.rows.last { $0.kind == .forecast && $0.period.year == report.until }
    for index in report.levels.indices {
      let interval = end.flatMap { index < $0.intervals.count ? $0.intervals[index] : nil }
      cells += [Cell(interval?.lower), Cell(interval?.upper)]
    }
    let reason = series.reason.map { "no forecast: \($0)" }
    let notes = [reason, series.fit?.weakness].compactMap(\.self) + series.notes
    return cells + [.text(series.model), .text(notes.joined(separator: "; "))]
  }
}
