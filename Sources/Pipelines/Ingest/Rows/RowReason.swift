import Indicators
import TimeSeries

/// Says why a row has no forecast.
enum RowReason {
  /// `3 statements, all lower bounds`, or the count of each cause.
  ///
  /// What stands aside, such as targets and other definitions, counts only where there is nothing
  /// else.
  static func text(_ obstacle: FormationObstacle) -> String {
    let counts = obstacle.counts.isEmpty ? obstacle.aside : obstacle.counts
    let total = counts.reduce(0) { $0 + $1.count }
    if total == 0 { return "no statement" }
    let head = "\(total) statement\(total == 1 ? "" : "s")"
    if counts.count == 1 {
      let cause = counts[0].cause
      return total == 1 ? "\(head), \(article(cause))" : "\(head), all \(plural(cause))"
    }
    let parts = counts.map { count in
      "\(count.count) \(count.count == 1 ? singular(count.cause) : plural(count.cause))"
    }
    return "\(head): " + parts.joined(separator: ", ")
  }

  /// `0 in 2013 is outside the range of the log link`.
  static func outsideLink(_ value: Double, period: String, link: Link) -> String {
    return "\(Figure.text(value)) in \(period) is outside the range of the \(link.text) link"
  }

  private static func article(_ cause: FormationObstacle.Cause) -> String {
    switch cause {
    case .nearly, .otherDefinition, .notYetPublished, .proposed, .rejected, .otherFrequency,
      .unconvertible:
      singular(cause)
    default: "a \(singular(cause))"
    }
  }

  private static func singular(_ cause: FormationObstacle.Cause) -> String {
    switch cause {
    case .lowerBound: "lower bound"
    case .upperBound: "upper bound"
    case .nearly: "just below a number"
    case .range: "range"
    case .comparison: "comparison without a level"
    case .sum: "sum over several periods"
    case .yearToDate: "figure for a part of the year"
    case .otherFrequency: "about periods of another length"
    case .unconvertible: "in a unit that cannot be converted"
    case .target: "target"
    case .otherDefinition: "of another definition"
    case .notYetPublished: "published later than the vintage"
    case .proposed: "proposed"
    case .rejected: "rejected"
    }
  }

  private static func plural(_ cause: FormationObstacle.Cause) -> String {
    switch cause {
    case .lowerBound: "lower bounds"
    case .upperBound: "upper bounds"
    case .range: "ranges"
    case .comparison: "comparisons without a level"
    case .sum: "sums over several periods"
    case .yearToDate: "figures for a part of the year"
    case .unconvertible: "in units that cannot be converted"
    case .target: "targets"
    case .otherDefinition: "of other definitions"
    default: singular(cause)
    }
  }
}
