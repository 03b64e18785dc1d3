/// A scenario of a run, for the tables.
public struct ScenarioReport: Sendable, Hashable, Codable {
  /// What tables call the projection without a scenario.
  public static let baseName = "base"

  /// The name in files.
  public var name: String
  /// What the tables call it.
  public var title: String
  /// What it assumes, one line each: `growth gdp-cny 4 %`.
  public var assumptions: [String]
  /// The targets that it takes as met, one line each.
  public var given: [String]
  /// The sample paths that meet them, the effective number of them; nil without targets.
  public var paths: Int?
  /// The series that it moves, in order.
  public var series: [String]
  /// Why it has no figures; nil where it has some.
  public var reason: String?
}

/// A series in a scenario: part of what the project stage gives.
public struct ScenarioProjection: Sendable, Hashable, Codable {
  /// Name of the scenario.
  public var scenario: String
  /// The forecast; empty where there is none.
  public var rows: [ForecastRow]
  /// The series' targets.
  public var targets: [TargetScore]
  /// Why there is no forecast; nil where there is one.
  public var reason: String?
  /// The sample paths that meet the scenario's targets; nil without targets.
  public var paths: Int?
}

/// A judgement as the tables keep it.
public struct AdjustmentReport: Sendable, Hashable, Codable {
  /// The years that it is for.
  public var years: YearSpan
  /// `factor 1.05 in 2027-2030`.
  public var change: String
  /// Who judges.
  public var author: String
  /// The day: `2026-02-05`.
  public var date: String
  /// Why.
  public var reason: String

  init(_ adjustment: Adjustment) {
    years = adjustment.years
    change = adjustment.phrase
    author = adjustment.author
    date = adjustment.date
    reason = adjustment.reason
  }
}

/// What a reconciled forecast rests on.
public struct Reconciliation: Sendable, Hashable, Codable {
  /// The equations that hold.
  public var equations: [String]
  /// Periods that the covariance of one-step errors is estimated from; nil where the series have too few
  /// in common, and the widths of their forecasts weigh them.
  public var observations: Int?
  /// The part by which correlations were shrunk towards none, 0 to 1; nil without a covariance.
  public var shrinkage: Double?
  /// The largest relative gap between the sides of an equation before, of means.
  public var gapBefore: Double
}
