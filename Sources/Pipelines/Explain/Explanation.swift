public import Forecasting
public import TimeSeries

/// What made the forecast of a series: statements, conversions, model, and what was set aside.
public struct Explanation: Sendable, Hashable, Encodable {
  /// The name that the pipeline uses.
  public var series: String
  /// What the tables call it.
  public var title: String
  /// Unit of all values; empty where there is none.
  public var unit: String
  /// The definition that its statements are of; empty for tables and single definitions.
  public var definition: String
  /// The scale that models work on.
  public var link: String
  /// How it came out.
  public var outcome: SeriesReport.Outcome
  /// Why there is no forecast; nil where there is one.
  public var reason: String?
  /// The fit behind the forecast; nil without one.
  public var fit: FitReport?
  /// What the model chose from, and what its forecast is made of; nil without a fit.
  public var alternatives: Alternatives?
  /// What was believed of growth and volatility before the statements; nil where no statements are
  /// fitted.
  public var prior: Prior?
  /// How far the inference from statements lies from exact weighing of draws; nil where that was not
  /// asked for.
  public var check: InferenceCheck?
  /// The formula of a derived series, and a regression's regressors.
  public var formula: String?
  /// The series that it is computed from.
  public var needs: [String]
  /// Levels of the intervals in percent.
  public var levels: [Double]
  /// The period that weights and changes are about; nil without a row.
  public var period: Period?
  /// History and forecast.
  public var rows: [ForecastRow]
  /// The statements that the fit rests on, in order.
  public var statements: [StatementAccount]
  /// The rows that say nothing of it, with reasons.
  public var setAside: [SetAsideRow]
  /// Where the values of a table come from; empty where statements are fitted.
  public var observations: [Observation]
  /// How its targets stand.
  public var targets: [TargetScore]
  /// What the user should know.
  public var notes: [String]
  /// The judgements about it; nil without any.
  public var adjustments: [AdjustmentReport]?
  /// The forecast without judgements, where one moves it.
  public var unadjusted: [ForecastRow]?
  /// The forecast before equations were made to hold.
  public var unreconciled: [ForecastRow]?
  /// What reconciliation rests on.
  public var reconciliation: Reconciliation?
  /// Its forecast in the scenarios that move it.
  public var scenarios: [ScenarioProjection]?
  /// What these assume.
  public var assumptions: [ScenarioReport]?

  /// The row of ``period``.
  public var cell: ForecastRow? { rows.last { $0.period == period } }

  /// The prior of a latent trend.
  public struct Prior: Sendable, Hashable, Encodable {
    /// The pipeline's word for it: `learned`.
    public let choice: String
    /// Mean yearly growth before the data.
    public let growth: Double
    /// Where it comes from.
    public let origin: String
  }

  /// A value of a table.
  public struct Observation: Sendable, Hashable, Encodable {
    /// Its period.
    public let period: Period
    /// The value; nil for a gap.
    public let value: Double?
    /// Where it stands.
    public let provenance: String
  }
}

/// What one statement does to a forecast.
public struct StatementAccount: Sendable, Hashable, Encodable {
  /// Where it stands: `statements.csv:12`.
  public let place: String
  /// What it says: `level exact 3.63 trillion CNY`.
  public let text: String
  /// What it is about.
  public let period: String
  /// Who says so.
  public let publisher: String
  /// When; nil where it is not known.
  public let published: String?
  /// The original source's id; empty for none.
  public let source: String
  /// How it was carried into the unit of the series; nil where it was not.
  public let conversion: String?
  /// Log probability given the others, relative to the likeliest place; see
  /// ``Forecasting/EvidenceReport/surprise``.
  public let surprise: Double
  /// Its influence on each period, in order; only on the history where the model is fitted to draws.
  public let influences: [PeriodInfluence]
  /// What it may have meant, where the others contradict it.
  public let suggestions: [Suggestion]
  /// What the median of the cell would be without it; nil where that was not asked for.
  public var leftOut: LeftOut?

  /// What a statement does to one period.
  public struct PeriodInfluence: Sendable, Hashable, Encodable {
    /// The period.
    public let period: Period
    /// How far the value moves with the figure, both on the scale of the link.
    public let gain: Double
    /// The part of what is known of the value that is lost without it.
    public let weight: Double
  }

  /// A cell computed again without a statement.
  public struct LeftOut: Sendable, Hashable, Encodable {
    /// The median without it; nil where the rest carries no forecast.
    public let median: Double?
    /// That median less the one with it.
    public let change: Double?
  }

  /// The influence on a period.
  public func influence(on period: Period?) -> PeriodInfluence? {
    influences.last { $0.period == period }
  }
}

/// A row that says nothing of a forecast.
public struct SetAsideRow: Sendable, Hashable, Encodable {
  /// Where it stands.
  public let place: String
  /// What it says.
  public let text: String
  /// What it is about.
  public let period: String
  /// Why it is set aside.
  public let reason: String
  /// The row's own note; empty for none.
  public let note: String
  /// What the figure may have meant, where the statements contradict it.
  public let suggestions: [Suggestion]
}
