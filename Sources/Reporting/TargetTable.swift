public import Pipelines
import TimeSeries

/// The targets of a run as a table for a terminal.
public enum TargetTable {
  /// The lines of the table; empty where there are no targets.
  ///
  /// - Parameters:
  ///   - report: what the run found.
  ///   - width: columns of the terminal; nil for no limit.
  public static func lines(of report: RunReport, width: Int? = nil) -> [String] {
    if report.targets.isEmpty { return [] }
    var table = TextTable([
      .init("target", isFlexible: true), .init("for"), .init("in the year", .right),
      .init("by then", .right), .init("needs", .right), .init("so far", .right),
      .init("set by", isFlexible: true),
    ])
    for target in report.targets {
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
    return table.lines(width: width)
  }

  /// `+8.2 %/y` for proportions, `+1.2/y` for differences.
  private static func growth(_ value: Double?, of target: TargetScore) -> String {
    guard let value else { return "–" }
    let sign = value < 0 ? "" : "+"
    return target.isRelativeGrowth
      ? "\(sign)\(DecimalText.fixed(100 * value, decimals: 1)) %/y"
      : "\(sign)\(DecimalText.significant(value, digits: 3))/y"
  }
}
