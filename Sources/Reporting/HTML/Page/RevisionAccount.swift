import Pipelines
import TimeSeries

/// What judgements, equations and scenarios make of a series.
struct RevisionAccount: Sendable {
  let judgements: [String]
  let adjusted: [PageTable]
  /// The equations that hold and what they rest on; nil for none.
  let equations: String?
  let reconciled: [PageTable]
  let scenarios: [PageTable]

  /// Whether there is anything to say.
  let hasRevisions: Bool

  /// The account of a series.
  init(_ series: SeriesReport, of report: RunReport) {
    let moved = series.adjustedRows
    var judged = (series.adjustments ?? []).map {
      "\($0.change): \($0.reason) (\($0.author), \($0.date))"
    }
    if series.adjustments == nil, !moved.isEmpty {
      judged = ["Follows a series that was adjusted."]
    }
    judgements = judged
    adjusted =
      moved.isEmpty
      ? []
      : [
        Self.pairs(
          "\(series.title) without and with judgement", ["without", "with"],
          moved.map { ($0.unadjusted, $0.adjusted) }, series, report)
      ]
    if let found = series.reconciliation {
      equations =
        found.equations.joined(separator: "; ") + " (" + ReconciliationText.weights(of: found) + ")"
    } else {
      equations = nil
    }
    let whole = series.unadjusted ?? series.rows
    let after = Dictionary(whole.map { ($0.period, $0) }) { first, _ in first }
    let before = (series.unreconciled ?? []).compactMap { row in
      row.kind == .forecast ? after[row.period].map { (row, $0) } : nil
    }
    reconciled =
      before.isEmpty
      ? []
      : [
        Self.pairs(
          "\(series.title) before and after reconciliation", ["before", "after"], before, series,
          report)
      ]
    scenarios = Self.scenarios(of: series, report).map { [$0] } ?? []
    hasRevisions =
      !judgements.isEmpty || !adjusted.isEmpty || equations != nil || !scenarios.isEmpty
  }

  /// Two medians of each period with their innermost intervals.
  private static func pairs(
    _ caption: String, _ words: [String], _ rows: [(ForecastRow, ForecastRow)],
    _ series: SeriesReport, _ report: RunReport
  ) -> PageTable {
    let magnitude = Magnitude(of: series, in: report)
    let level = report.levels.first.map { "\(DecimalText.level($0)) %" }
    var table = PageTable(
      caption,
      [.words("period")]
        + words.flatMap { word in
          [.numbers(word)] + (level.map { [.numbers("\(word), \($0)")] } ?? [])
        })
    for (before, after) in rows {
      table.append(
        ["\(after.period)"]
          + [before, after].flatMap { row in
            [row.median.map { magnitude.text($0) } ?? "–"]
              + (level == nil ? [] : [interval(of: row, magnitude)])
          })
    }
    return table
  }

  /// The medians of the projection and of each scenario side by side.
  private static func scenarios(of series: SeriesReport, _ report: RunReport) -> PageTable? {
    guard let scenarios = series.scenarios, !scenarios.isEmpty else { return nil }
    let magnitude = Magnitude(of: series, in: report)
    let titles = scenarios.map { own in
      report.scenarios?.first { $0.name == own.scenario }?.title ?? own.scenario
    }
    var table = PageTable(
      "\(series.title) in the scenarios",
      [.words("period"), .numbers(ScenarioReport.baseName)] + titles.map { .numbers($0) })
    for row in series.rows where row.kind == .forecast {
      table.append(
        ["\(row.period)", row.median.map { magnitude.text($0) } ?? "–"]
          + scenarios.map { scenario in
            scenario.rows.last { $0.period == row.period }?.median.map { magnitude.text($0) } ?? "–"
          })
    }
    if let last = series.rows.last, last.kind == .forecast, let level = report.levels.first {
      table.append(
        ["\(last.period), \(DecimalText.level(level)) %", interval(of: last, magnitude)]
          + scenarios.map { $0.rows.last.map { interval(of: $0, magnitude) } ?? $0.reason ?? "–" })
    }
    return table
  }

  private static func interval(of row: ForecastRow, _ magnitude: Magnitude) -> String {
    row.intervals.first.map { "\(magnitude.text($0.lower)) – \(magnitude.text($0.upper))" } ?? "–"
  }
}
