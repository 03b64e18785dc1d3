public import TimeSeries

/// How a series' model would have done at past times, beside the last value carried on.
public struct BacktestReport: Sendable, Hashable, Codable {
  /// What would have been forecast for one period, and what came.
  public struct PastFigure: Sendable, Hashable, Codable {
    /// The last period before the forecast was made.
    public let origin: Period
    /// The period forecast.
    public let period: Period
    /// The median of the forecast, in the series' unit.
    public let median: Double
    /// One interval a level, as in the report's levels.
    public let intervals: [ForecastRow.Bounds]
    /// What is known of the period today.
    public let actual: Double
  }

  /// The periods at whose ends forecasts were made, the earliest first.
  public var origins: [Period] = []
  /// Mean absolute scaled error of the medians; nil where nothing changed before the origins.
  public var mase: Double?
  /// The same of the last value carried on.
  public var naive: Double?
  /// For each level how many figures came inside the interval.
  public var held: [Int] = []
  /// Every forecast of the model, origin by origin.
  public var forecasts: [PastFigure] = []
  /// Why there is none; nil where there is one.
  public var reason: String?
}
