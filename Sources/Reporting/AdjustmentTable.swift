public import Pipelines
import TimeSeries

/// The judgements of a run with the figures without and with them, as a table for a terminal.
public enum AdjustmentTable {
  /// The lines of the table, one row a judgement and one for each series that follows; empty where there
  /// are no judgements.
  ///
  /// - Parameters:
  ///   - report: what the run found.
  ///   - width: columns of the terminal; nil for no limit.
  public static func lines(of report: RunReport, width: Int? = nil) -> [String] {
    var table = TextTable([
      .init("adjusted", isFlexible: true), .init("unit", isFlexible: true), .init("year"),
      .init("without", .right), .init("with", .right), .init("judgement", isFlexible: true),
      .init("by", isFlexible: true), .init("on"), .init("because", isFlexible: true),
    ])
    for series in report.series {
      let moved = series.adjustedRows
      let magnitude = Magnitude(for: moved.first?.unadjusted.median.map { [$0] } ?? [])
      func figures(_ pair: (unadjusted: ForecastRow, adjusted: ForecastRow)?) -> [String] {
        [
          series.title, magnitude.label(unit: series.unit),
          pair?.adjusted.period.description ?? "–",
          pair?.unadjusted.median.map { magnitude.text($0) } ?? "–",
          pair?.adjusted.median.map { magnitude.text($0) } ?? "–",
        ]
      }
      for judgement in series.adjustments ?? [] {
        let last = moved.last { judgement.years.contains($0.adjusted.period.year) }
        table.append(
          figures(last) + [judgement.change, judgement.author, judgement.date, judgement.reason])
      }
      if series.adjustments == nil, let last = moved.last {
        table.append(figures(last), note: "follows a series that was adjusted")
      }
    }
    return table.rows.isEmpty ? [] : table.lines(width: width)
  }
}
