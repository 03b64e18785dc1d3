public import Forecasting
public import TimeSeries

/// Forecasts every series of a panel without a pipeline: the engine of `almanac forecast`.
///
/// A series that cannot be forecast is reported and the others are forecast. Rows come in the order
/// of the panel, models in the order given, and do not depend on `jobs`.
public struct PanelForecast: Sendable {
  /// Periods after each series' last value.
  public var horizon: Int
  /// The models, in order; each makes its own rows.
  public var models: [any Model]
  /// Levels of the intervals in percent, ascending.
  public var levels: [Double] = [80, 95]
  /// The scale that models work on; nil for each series' natural one.
  public var link: Link?
  /// How many series are worked on at once.
  public var jobs = 1

  /// A forecast of so many periods by these models.
  ///
  /// - Precondition: `horizon` is at least 1 and `models` is not empty.
  public init(horizon: Int, models: [any Model]) {
    precondition(horizon >= 1 && !models.isEmpty, "horizon \(horizon), \(models.count) models")
    self.horizon = horizon
    self.models = models
  }
}

/// A series of a panel by one model.
public struct PanelResult: Sendable, Hashable {
  /// The series.
  public var name: String
  /// Keyword of the model asked for.
  public var requested: String
  /// Keyword of the model that made the rows; another one where the first could not be fitted.
  public var model: String
  /// One row a period ahead.
  public var rows: [ForecastRow]
}

/// What became of a panel.
public struct PanelSummary: Sendable, Hashable {
  /// Series in the panel.
  public var series = 0
  /// Series with rows of every model.
  public var forecast = 0
  /// Empty places between observations that were filled.
  public var filledGaps = 0
  /// Series and models where a fallback answered.
  public var fallbacks: [PanelProblem] = []
  /// Series without a forecast, with the reason.
  public var failures: [PanelProblem] = []
}

/// A series that did not go as asked.
public struct PanelProblem: Sendable, Hashable {
  /// The series.
  public var series: String
  /// What happened, in words.
  public var reason: String
}
