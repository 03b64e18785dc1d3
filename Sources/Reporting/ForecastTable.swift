public import Pipelines
import TimeSeries

/// The forecasts of a run as a table for a terminal: one row a series, none left out.
public enum ForecastTable {
  /// The lines of the table.
  ///
  /// - Parameters:
  ///   - report: what the run found.
  ///   - names: the series to show; nil for all. The others are counted below the table.
  ///   - width: columns of the terminal; nil for no limit.
  public static func lines(
    of report: RunReport, only names: Set<String>? = nil, width: Int? = nil
  ) -> [String] {
    let years = futureYears(of: report)
    var columns: [TextTable.Column] = [
      .init("indicator", isFlexible: true), .init("unit", isFlexible: true),
      .init("last", .right), .init("year"),
    ]
    columns += years.map { .init("\($0)", .right) }
    if let level = report.levels.first {
      columns.append(.init("\(DecimalText.level(level)) % in \(report.until)"))
    }
    columns.append(.init("model"))
    var table = TextTable(columns)
    var topic = ""
    let shown = report.series.filter { names?.contains($0.name) ?? true }
    for series in shown {
      if series.topic != topic {
        topic = series.topic
        if !topic.isEmpty { table.append(heading: topic.uppercased()) }
      }
      append(series, years: years, of: report, to: &table)
    }
    var lines = table.lines(width: width)
    let others = report.series.count - shown.count
    if others > 0 { lines.append("… and \(others) further indicators, in the files") }
    if shown.contains(where: { series in
      series.rows.contains { $0.kind == .history && years.contains($0.period.year) }
    }) {
      lines.append("* reported, not forecast")
    }
    return lines
  }

  private static func append(
    _ series: SeriesReport, years: [Int], of report: RunReport, to table: inout TextTable
  ) {
    let last = series.lastKnown
    let forecasts = series.rows.filter { $0.kind == .forecast }
    let magnitude = Magnitude(for: (last ?? forecasts.first).flatMap(\.median).map { [$0] } ?? [])
    let start = [
      series.title, magnitude.label(unit: series.unit),
      last?.median.map { magnitude.text($0) } ?? "–", last?.period.description ?? "–",
    ]
    if let reason = series.reason {
      table.append(start, note: "no forecast: \(reason)")
      return
    }
    var cells = years.map { year in
      let row = series.rows.last { $0.period.year == year }
      guard let row, let median = row.median else { return "–" }
      return magnitude.text(median) + (row.kind == .history ? "*" : "")
    }
    if !report.levels.isEmpty {
      let bounds = forecasts.last { $0.period.year == report.until }?.intervals.first
      cells.append(
        bounds.map { "\(magnitude.text($0.lower)) – \(magnitude.text($0.upper))" } ?? "–")
    }
    let isWeak = series.fit?.weakness != nil
    var marks: [String] = []
    if isWeak { marks = ["weak"] }
    if series.outcome == .fallback { marks = ["fallback"] }
    if series.unadjusted != nil { marks.append("adjusted") }
    cells.append(series.model + (marks.isEmpty ? "" : " (\(marks.joined(separator: ", ")))"))
    table.append(start + cells)
  }

  /// The last years of the projection, as many as a terminal can show beside each other.
  static func futureYears(of report: RunReport) -> [Int] {
    let first =
      report.series.flatMap(\.rows).filter { $0.kind == .forecast }
      .map(\.period.year).min() ?? report.until
    return Array((max(first, report.until - 5)...max(first, report.until)).suffix(6))
  }
}
