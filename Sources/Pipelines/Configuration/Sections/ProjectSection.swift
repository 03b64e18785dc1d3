/// `project:`.
public struct ProjectSection: Sendable, Hashable {
  /// Last year of the tables.
  public var until: Int = 2030
  /// Where that year stands in the file.
  public var untilLocation: SourceLocation?
  /// Levels in percent, ascending.
  public var levels: [Double] = [80, 95]
  /// Joint sample paths a series.
  public var paths: Int = 4000
  /// Seed of every random number.
  public var seed: UInt64 = 1
  /// Thresholds to score.
  public var targets: [TargetChoice] = []
  /// What is assumed in place of the forecasts, each beside the projection itself.
  public var scenarios: [Scenario] = []
  /// Judgements, in the order in which they are applied.
  public var adjustments: [Adjustment] = []
  /// Equations that forecasts are reconciled with.
  public var hierarchies: [Equation] = []
}

/// One entry under `targets:`.
public struct TargetChoice: Sendable, Hashable {
  /// The series.
  public var series: String
  /// Whether the value has to be at least or at most the threshold.
  public var direction: Direction
  /// The threshold, in the unit named, or the series' own.
  public var threshold: Double
  /// The unit as written, checked against the series by ingest; nil for the series' own.
  public var unit: String?
  /// The threshold as written, for the tables.
  public var text: String
  /// The year.
  public var by: Int
  /// What of the series it is about.
  public var measure = TargetMeasure.level
  /// First year of a sum, or the year that growth and the like count from; nil for a level.
  public var from: Int?
  /// Where the entry stands in the file.
  public var location: SourceLocation?
  /// Where the series is named.
  public var seriesLocation: SourceLocation?
  /// Where the threshold stands.
  public var thresholdLocation: SourceLocation?

  /// `gerd at-least 5 trillion CNY by 2030`.
  public var phrase: String {
    let span = measure == .level ? "" : "\(measure.rawValue) from \(from ?? by) "
    return "\(series) \(span)\(direction.rawValue) \(text) by \(by)"
  }

  /// Which side of the threshold counts as reached.
  public enum Direction: String, Sendable, Hashable, Codable {
    case atLeast = "at-least"
    case atMost = "at-most"
  }
}
