public import Forecasting
public import TimeSeries

/// One series of a report, with or without a forecast.
public struct SeriesReport: Sendable, Hashable, Codable {
  /// How a series came out.
  public enum Outcome: String, Sendable, Hashable, Codable {
    /// Forecast by the model chosen for it.
    case forecast
    /// Forecast by another model, since the chosen one could not be fitted.
    case fallback
    /// Computed from the paths of others.
    case derived
    /// Known to the last year: nothing to forecast.
    case known
    /// The data cannot carry a forecast; ``SeriesReport/reason`` says why.
    case withoutForecast = "without-forecast"
    /// Was meant to have a forecast and has none; ``SeriesReport/reason`` says why.
    case failed
  }

  /// The name that configuration and tables use.
  public var name: String
  /// What the tables call it.
  public var title: String
  /// The heading that it is shown under; empty for none.
  public var topic: String
  /// Unit of all values; empty where there is none.
  public var unit: String
  /// How it came out.
  public var outcome: Outcome
  /// Why there is no forecast; nil where there is one.
  public var reason: String?
  /// Keyword of the model that made the forecast; `derived` for computed series, empty for none.
  public var model: String
  /// Who chose the model; nil where none is fitted.
  public var origin: ModelOrigin?
  /// The formula of a derived series; nil for all others.
  public var formula: String?
  /// The definition that its statements are of; empty for tables and single definitions.
  public var definition: String
  /// Every statement about it, those that do not count included; nil for tables.
  public var statements: [ReportedStatement]?
  /// The files that a table's values come from; empty for statements.
  public var files: [String]
  /// The fit behind the forecast, where there is one.
  public var fit: FitReport?
  /// How far the forecast depends on the prior's volatility; nil where that was not asked for.
  public var sensitivity: VolatilitySensitivity?
  /// How its model would have done at past times; nil where that was not asked for.
  public var backtest: BacktestReport?
  /// History and forecast, in order of period.
  public var rows: [ForecastRow]
  /// What the user should know, one sentence each.
  public var notes: [String]
  /// The judgements about it, in the order in which they were applied; nil without any.
  public var adjustments: [AdjustmentReport]?
  /// The forecast without judgements, where one about it or about a series that it needs moves it.
  public var unadjusted: [ForecastRow]?
  /// The forecast before equations were made to hold, where there are any.
  public var unreconciled: [ForecastRow]?
  /// What reconciliation rests on, where there was one.
  public var reconciliation: Reconciliation?
  /// Its forecast in the scenarios that move it, in file order; nil without any.
  public var scenarios: [ScenarioProjection]?

  /// The last period with a known value, or nil.
  public var lastKnown: ForecastRow? { rows.last { $0.kind == .history && $0.median != nil } }
}

/// One period of a series.
public struct ForecastRow: Sendable, Hashable, Codable {
  /// Whether a row is past or future.
  public enum Kind: String, Sendable, Hashable, Codable {
    /// A past period: the figure that the fit used, as mean, median and bounds.
    case history
    /// A predictive distribution.
    case forecast
  }

  /// The period.
  public var period: Period
  /// Past or future.
  public var kind: Kind
  /// Mean, in the series' unit; nil for a gap, and where the distribution has none.
  public var mean: Double?
  /// Median, in the series' unit; nil for a gap.
  public var median: Double?
  /// One interval a level, as in the report's levels; empty for a gap.
  public var intervals: [Bounds]

  /// The two ends of a central interval.
  public struct Bounds: Sendable, Hashable, Codable {
    /// Lower end.
    public var lower: Double
    /// Upper end.
    public var upper: Double
  }
}

/// The fit behind a forecast.
public struct FitReport: Sendable, Hashable, Codable {
  /// Keyword of the model.
  public var model: String
  /// Its settings by key, as a pipeline file spells them.
  public var settings: [String: String]
  /// The scale it was fitted on: `log`.
  public var link: String
  /// First period of the fit.
  public var from: Period
  /// Last period of the fit.
  public var to: Period
  /// Estimates with standard errors.
  public var parameters: [Parameter]
  /// n, number of parameters, residual standard deviation, log-likelihood.
  public var summary: FitSummary
  /// Akaike's corrected criterion, where it exists.
  public var aicc: Double?
  /// What became of each statement; empty where values were fitted.
  public var statements: [EvidenceReport]
  /// Draws of an uncertain history that the model was fitted to; nil where it took what there is.
  public var imputations: Int?
  /// The statements that the others contradict, with what they may have meant, the worst first.
  public var contradictions: [Contradiction] = []
  /// Why the forecast rests on little; nil where it does not.
  public var weakness: String?
  /// Models that were tried before and could not be fitted, in order.
  public var fallbacks: [FailedAttempt]

  /// A model that could not be fitted.
  public struct FailedAttempt: Sendable, Hashable, Codable {
    /// Its keyword.
    public var model: String
    /// Why, in words.
    public var reason: String
  }
}
