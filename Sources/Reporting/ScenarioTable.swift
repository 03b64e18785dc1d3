public import Pipelines
import TimeSeries

/// The scenarios of a run side by side, as a table for a terminal.
public enum ScenarioTable {
  /// The lines of the table, for each series the projection itself first; empty where there are no
  /// scenarios.
  ///
  /// - Parameters:
  ///   - report: what the run found.
  ///   - names: the series to show; nil for all that a scenario moves.
  ///   - width: columns of the terminal; nil for no limit.
  public static func lines(
    of report: RunReport, only names: Set<String>? = nil, width: Int? = nil
  ) -> [String] {
    guard let scenarios = report.scenarios else { return [] }
    let years = ForecastTable.futureYears(of: report)
    var columns: [TextTable.Column] = [
      .init("indicator", isFlexible: true), .init("scenario", isFlexible: true),
      .init("unit", isFlexible: true),
    ]
    columns += years.map { .init("\($0)", .right) }
    if let level = report.levels.first {
      columns.append(.init("\(DecimalText.level(level)) % in \(report.until)"))
    }
    columns.append(.init("to base", .right))
    var table = TextTable(columns)
    for series in report.series where names?.contains(series.name) ?? true {
      append(series, years: years, of: report, to: &table)
    }
    let rows = table.rows.isEmpty ? [] : table.lines(width: width)
    return rows + scenarios.map { legend(of: $0, report) }
  }

  /// `slow: growth gdp-cny 4 %; given gerd at-least …: 512 of 4000 paths`.
  static func legend(of scenario: ScenarioReport, _ report: RunReport) -> String {
    var parts = scenario.assumptions
    if !scenario.given.isEmpty {
      parts.append("given " + scenario.given.joined(separator: ", "))
    }
    var line = "\(scenario.title): " + parts.joined(separator: "; ")
    if let paths = scenario.paths { line += " (\(paths) of \(report.paths) paths)" }
    if let reason = scenario.reason { line += "; no figures: \(reason)" }
    if scenario.series.isEmpty { line += "; moves nothing" }
    return line
  }

  private static func append(
    _ series: SeriesReport, years: [Int], of report: RunReport, to table: inout TextTable
  ) {
    guard let scenarios = series.scenarios else { return }
    let base = series.rows.filter { $0.kind == .forecast }
    let magnitude = Magnitude(for: base.first.flatMap(\.median).map { [$0] } ?? [])
    func cells(_ rows: [ForecastRow]) -> [String] {
      var cells = years.map { year in
        rows.last { $0.period.year == year }?.median.map { magnitude.text($0) } ?? "–"
      }
      if !report.levels.isEmpty {
        let bounds = rows.last { $0.period.year == report.until }?.intervals.first
        cells.append(
          bounds.map { "\(magnitude.text($0.lower)) – \(magnitude.text($0.upper))" } ?? "–")
      }
      return cells
    }
    let unit = magnitude.label(unit: series.unit)
    table.append([series.title, ScenarioReport.baseName, unit] + cells(base) + [""])
    for scenario in scenarios {
      let title = report.scenarios?.first { $0.name == scenario.scenario }?.title
      let start = ["", title ?? scenario.scenario, unit]
      if let reason = scenario.reason {
        table.append(start, note: reason)
      } else {
        table.append(start + cells(scenario.rows) + [change(to: scenario.rows, from: base)])
      }
    }
  }

  /// The difference of the last medians: in percent where both are positive.
  static func change(to rows: [ForecastRow], from base: [ForecastRow]) -> String {
    guard let to = rows.last?.median, let from = base.last?.median else { return "–" }
    if from > 0, to > 0 {
      let percent = 100 * (to / from - 1)
      return "\(percent < 0 ? "" : "+")\(DecimalText.fixed(percent, decimals: 1)) %"
    }
    return "\(to < from ? "" : "+")\(DecimalText.significant(to - from, digits: 3))"
  }
}
