public import Forecasting
public import TimeSeries

/// Forecasts every series of a panel without a pipeline: the engine of `almanac forecast`.
///
/// A series that cannot be forecast is reported and the others are forecast. Rows come in the order
/// of the panel, for each series in the order of the models, and do not depend on `jobs`.
public struct PanelForecast: Sendable {
  /// Periods after each series' last value.
  public var horizon: Int
  /// The models, in order; each makes its own rows.
  public var models: [any Model]
  /// Levels of the intervals in percent, ascending.
  public var levels: [Double] = [80, 95]
  /// The scale that models work on; nil for ``TimeSeries/Link/natural(for:)`` of each series.
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
