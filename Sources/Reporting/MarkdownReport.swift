public import FoundationEssentials
public import Pipelines
import TimeSeries

/// `report.md`: the forecasts of a run, every year and level, as Markdown tables.
public struct MarkdownReport: ReportFile {
  /// `report.md`.
  public let name = "report.md"
  /// The form of the file.
  public let formatVersion = 2

  /// The file.
  public init() {}

  /// A section for each series, with what judgements, equations and scenarios make of it; then the
  /// targets, the judgements and the scenarios.
  public func content(of report: RunReport) -> Data {
    var lines = ["# \(report.pipeline)", "", report.summary.sentence + ".", ""]
    for series in report.series {
      lines += ["## \(escaped(series.title))", ""] + section(series, of: report) + [""]
    }
    if !report.targets.isEmpty {
      lines += [
        "## Targets", "", "| target | period | in the period | by then | state |",
        "|---|---|---:|---:|---|",
      ]
      lines += report.targets.map { target in
        let cells = [
          escaped("\(target.series) \(target.text)"), target.period.description,
          target.probabilityInPeriod.map { Probability.text($0) } ?? "",
          target.probabilityEver.map { Probability.text($0) } ?? "",
          escaped(target.note.isEmpty ? target.status.rawValue : target.note),
        ]
        return "| \(cells.joined(separator: " | ")) |"
      }
      lines.append("")
    }
    lines += adjustments(of: report) + scenarios(of: report)
    return Data(lines.joined(separator: "\n").utf8)
  }

  private func section(_ series: SeriesReport, of report: RunReport) -> [String] {
    var lines: [String] = []
    if let reason = series.reason { lines += ["No forecast: \(escaped(reason)).", ""] }
    if !series.rows.isEmpty {
      let levels = report.levels.map { "\(DecimalText.level($0)) %" }
      let magnitude = Magnitude(for: series.rows.compactMap(\.median))
      let unit = magnitude.label(unit: series.unit)
      lines.append(
        "| period | \(unit.isEmpty ? "median" : unit) | \(levels.joined(separator: " | ")) |")
      lines.append("|---|---:|" + levels.map { _ in "---:|" }.joined())
      for row in series.rows {
        let intervals = report.levels.indices.map { index in
          row.kind == .forecast && index < row.intervals.count
            ? "\(magnitude.text(row.intervals[index].lower)) – \(magnitude.text(row.intervals[index].upper))"
            : ""
        }
        let median = row.median.map { magnitude.text($0) } ?? "gap"
        lines.append("| \(row.period) | \(median) | \(intervals.joined(separator: " | ")) |")
      }
    }
    lines += adjusted(series, of: report) + reconciled(series) + scenarios(of: series, report)
    if !series.notes.isEmpty { lines += [""] + series.notes.map { "- \(escaped($0))" } }
    return lines
  }

  func escaped(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("\n", with: " ")
  }
}
