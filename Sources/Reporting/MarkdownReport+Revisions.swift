import Pipelines
import TimeSeries

extension MarkdownReport {
  /// A table of the figures without and with judgements, and who judged.
  func adjusted(_ series: SeriesReport, of report: RunReport) -> [String] {
    let moved = series.adjustedRows
    if moved.isEmpty, series.adjustments == nil { return [] }
    let magnitude = Magnitude(for: moved.compactMap(\.unadjusted.median))
    let level = report.levels.first.map { "\(DecimalText.level($0)) %" }
    var lines = ["", "Adjusted:", ""]
    let intervals = level.map { [$0, $0] } ?? ["", ""]
    lines.append("| period | without | \(intervals[0]) | with | \(intervals[1]) |")
    lines.append("|---|---:|---:|---:|---:|")
    for (before, after) in moved {
      let cells = [before, after].flatMap { row in
        [
          row.median.map { magnitude.text($0) } ?? "",
          row.intervals.first.map { "\(magnitude.text($0.lower)) – \(magnitude.text($0.upper))" }
            ?? "",
        ]
      }
      lines.append("| \(after.period) | \(cells.joined(separator: " | ")) |")
    }
    lines.append("")
    lines += (series.adjustments ?? []).map { judgement in
      let words = "\(judgement.change), \(judgement.author), \(judgement.date): \(judgement.reason)"
      return "- " + escaped(words)
    }
    if series.adjustments == nil { lines.append("- follows a series that was adjusted") }
    return lines
  }

  /// The equations that hold and what they rest on.
  func reconciled(_ series: SeriesReport) -> [String] {
    guard let found = series.reconciliation else { return [] }
    let equations = found.equations.map { "`\($0)`" }.joined(separator: ", ")
    var lines = ["", "Reconciled with \(equations); \(ReconciliationText.weights(of: found))."]
    if let before = series.unreconciled?.last,
      let after = series.unadjusted?.last ?? series.rows.last,
      let from = before.median, let to = after.median
    {
      let magnitude = Magnitude(for: [from])
      lines.append(
        "Median of \(after.period): \(magnitude.text(from)) before, \(magnitude.text(to)) after.")
    }
    return lines
  }

  /// The scenarios of a series side by side, the projection itself first.
  func scenarios(of series: SeriesReport, _ report: RunReport) -> [String] {
    guard let scenarios = series.scenarios else { return [] }
    let base = series.rows.filter { $0.kind == .forecast }
    let magnitude = Magnitude(for: base.compactMap(\.median))
    let names = [ScenarioReport.baseName] + scenarios.map(\.scenario)
    var lines = ["", "Scenarios:", ""]
    lines.append("| period | \(names.map(escaped).joined(separator: " | ")) |")
    lines.append("|---|" + names.map { _ in "---:|" }.joined())
    for row in base {
      let cells =
        [row.median]
        + scenarios.map { scenario in
          scenario.rows.last { $0.period == row.period }?.median
        }
      let texts = cells.map { $0.map { magnitude.text($0) } ?? "" }
      lines.append("| \(row.period) | \(texts.joined(separator: " | ")) |")
    }
    if let last = base.last, let level = report.levels.first {
      let cells = ([last] + scenarios.map { $0.rows.last ?? last }).enumerated().map { index, row in
        let isMissing = index > 0 && scenarios[index - 1].rows.isEmpty
        return isMissing
          ? ""
          : row.intervals.first.map { "\(magnitude.text($0.lower)) – \(magnitude.text($0.upper))" }
            ?? ""
      }
      lines.append(
        "| \(last.period), \(DecimalText.level(level)) % | \(cells.joined(separator: " | ")) |")
    }
    return lines
  }

  /// Every judgement with author, day and reason.
  func adjustments(of report: RunReport) -> [String] {
    let judged = report.series.flatMap { series in
      (series.adjustments ?? []).map { (series.name, $0) }
    }
    if judged.isEmpty { return [] }
    return [
      "## Adjustments", "", "| series | judgement | author | date | reason |",
      "|---|---|---|---|---|",
    ]
      + judged.map { name, judgement in
        let cells = [name, judgement.change, judgement.author, judgement.date, judgement.reason]
        return "| \(cells.map(escaped).joined(separator: " | ")) |"
      } + [""]
  }

  /// What each scenario assumes.
  func scenarios(of report: RunReport) -> [String] {
    guard let scenarios = report.scenarios else { return [] }
    return ["## Scenarios", ""]
      + scenarios.map { "- " + escaped(ScenarioTable.legend(of: $0, report)) } + [""]
  }
}
