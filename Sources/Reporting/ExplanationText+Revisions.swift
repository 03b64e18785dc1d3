import Pipelines
import TimeSeries

extension ExplanationText {
  /// The judgements, and the cell without them.
  var adjustments: [String] {
    guard let unadjusted = explanation.unadjusted else { return [] }
    var lines = ["ADJUSTMENTS"]
    for judgement in explanation.adjustments ?? [] {
      lines.append(
        "\(judgement.change), by \(judgement.author) on \(judgement.date): \(judgement.reason)")
    }
    if explanation.adjustments == nil { lines.append("follows a series that was adjusted") }
    return lines + before("without", unadjusted)
  }

  /// The equations that hold, and the cell before.
  var reconciliation: [String] {
    guard let found = explanation.reconciliation, let before = explanation.unreconciled else {
      return []
    }
    return ["RECONCILED"] + found.equations + [ReconciliationText.weights(of: found)]
      + self.before("before", before)
  }

  /// The cell in each scenario.
  var scenarios: [String] {
    guard let scenarios = explanation.scenarios else { return [] }
    return ["SCENARIOS"]
      + scenarios.map { scenario in
        let report = explanation.assumptions?.first { $0.name == scenario.scenario }
        let assumed = (report?.assumptions ?? []) + (report?.given.map { "given \($0)" } ?? [])
        let words = assumed.isEmpty ? "" : " (\(assumed.joined(separator: "; ")))"
        let paths = scenario.paths.map { ", \($0) paths" } ?? ""
        let figure =
          scenario.reason.map { "no figures: \($0)" }
          ?? scenario.rows.last { $0.period == explanation.period }.map { figures(of: $0) }
          ?? "no figure in this period"
        return "\(scenario.scenario): \(figure)\(paths)\(words)"
      }
  }

  private func before(_ word: String, _ rows: [ForecastRow]) -> [String] {
    guard let row = rows.last(where: { $0.period == explanation.period }) else { return [] }
    return ["\(word): \(figures(of: row))"]
  }

  private func figures(of row: ForecastRow) -> String {
    var parts = ["median \(row.median.map { magnitude.text($0) } ?? "–")"]
    for (level, bounds) in zip(explanation.levels, row.intervals) {
      parts.append(
        "\(DecimalText.level(level)) % \(magnitude.text(bounds.lower)) – "
          + magnitude.text(bounds.upper))
    }
    return parts.joined(separator: ", ")
  }
}
