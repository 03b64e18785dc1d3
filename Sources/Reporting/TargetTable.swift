public import Pipelines
import TimeSeries

/// The targets of a run as a table for a terminal.
public enum TargetTable {
  /// The lines of the table; empty where there are no targets.
  ///
  /// - Parameters:
  ///   - report: what the run found.
  ///   - names: the series whose targets are shown; nil for all. The pipeline's own always are.
  ///   - width: columns of the terminal; nil for no limit.
  public static func lines(
    of report: RunReport, only names: Set<String>? = nil, width: Int? = nil
  ) -> [String] {
    let shown = report.targets.filter { target in
      target.origin == .pipeline
        || (target.status != .unknown && (names?.contains(target.series) ?? true))
    }
    if shown.isEmpty { return [] }
    var table = TextTable([
      .init("target", isFlexible: true), .init("for"), .init("in the year", .right),
      .init("by then", .right), .init("needs", .right), .init("so far", .right),
      .init("set by", isFlexible: true),
    ])
    for target in shown {
      let start = [
        "\(report[target.series]?.title ?? target.series) \(target.text)",
        target.period.description,
      ]
      switch target.status {
      case .open:
        table.append(
          start + [
            target.probabilityInPeriod.map { Probability.text($0) } ?? "–",
            target.probabilityEver.map { Probability.text($0) } ?? "–",
            growth(target.requiredGrowth, of: target), growth(target.historicGrowth, of: target),
            target.origin == .pipeline ? "pipeline" : target.provenance,
          ])
      case .met, .missed, .unknown:
        let note = target.note.isEmpty ? "" : ": \(target.note)"
        table.append(start, note: "\(target.status.rawValue)\(note)")
      }
    }
    let others = report.targets.count - shown.count
    return table.lines(width: width)
      + (others > 0 ? ["… and \(others) further targets, in the files"] : [])
  }

  /// `+8.2 %/y` for proportions, `+1.2/y` for differences.
  static func growth(_ value: Double?, of target: TargetScore) -> String {
    guard let value else { return "–" }
    let sign = value < 0 ? "" : "+"
    return target.isRelativeGrowth
      ? "\(sign)\(DecimalText.fixed(100 * value, decimals: 1)) %/y"
      : "\(sign)\(DecimalText.significant(value, digits: 3))/y"
  }
}
