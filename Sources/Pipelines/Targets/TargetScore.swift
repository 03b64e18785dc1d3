public import TimeSeries

/// How a target stands.
public struct TargetScore: Sendable, Hashable, Codable {
  /// Where a target comes from.
  public enum Origin: String, Sendable, Hashable, Codable {
    /// `targets:` of the pipeline.
    case pipeline
    /// A statement with `role: target`.
    case statement
  }

  /// What can be said of it.
  public enum Status: String, Sendable, Hashable, Codable {
    /// Its year lies ahead.
    case open
    /// Its year has passed, and the value of that year satisfies it.
    case met
    /// Its year has passed, and the value of that year does not satisfy it.
    case missed
    /// Its year has passed without a known value, lies beyond the projection, or has no forecast.
    case unknown
  }

  /// The series.
  public var series: String
  /// Unit of the thresholds.
  public var unit: String
  /// The target as written: `at least 1.2 trillion CNY`.
  public var text: String
  /// Lower end of what counts as reached; nil for none.
  public var lower: Double?
  /// Upper end of what counts as reached; nil for none.
  public var upper: Double?
  /// The period that it is for.
  public var period: Period
  /// What of the series it is about.
  public var measure: TargetMeasure
  /// The first period of a measure over several; nil for a level.
  public var first: Period?
  /// Pipeline or statement.
  public var origin: Origin
  /// Where it stands: `statements.csv:40 (State Council)`; empty for the pipeline's own.
  public var provenance: String
  /// How it stands.
  public var status: Status
  /// Probability that the value of the period satisfies it; nil where the figures decide.
  public var probabilityInPeriod: Double?
  /// Probability that the last known value or any up to the period satisfies it; nil unless open.
  public var probabilityEver: Double?
  /// Last known period before the forecast.
  public var lastPeriod: Period?
  /// Value of that period.
  public var lastValue: Double?
  /// Yearly change from the last value that just meets the target; nil unless open.
  public var requiredGrowth: Double?
  /// Yearly change over the known history; nil with fewer than two values.
  public var historicGrowth: Double?
  /// Whether the two are proportions (0.08 for 8 % a year) or differences in the series' unit.
  public var isRelativeGrowth: Bool
  /// Why it cannot be scored, or what else there is to say; empty for nothing.
  public var note: String
}
