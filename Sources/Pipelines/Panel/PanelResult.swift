/// A series of a panel by one model.
public struct PanelResult: Sendable, Hashable {
  /// The series.
  public var name: String
  /// The model asked for: its keyword, with the settings that are not the defaults.
  public var requested: String
  /// The model that made the rows, likewise; another one where the first could not be fitted.
  public var model: String
  /// The periods of ``rows`` as the series writes its own.
  public var periods: [String]
  /// One row a period ahead.
  public var rows: [ForecastRow]

  /// `drift`, or `drift/naive` where naive answered for drift.
  public var label: String { requested == model ? model : "\(requested)/\(model)" }
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

  /// Nothing yet.
  public init() {}

  /// Adds what became of another part of the panel.
  public mutating func add(_ part: PanelSummary) {
    series += part.series
    forecast += part.forecast
    filledGaps += part.filledGaps
    fallbacks += part.fallbacks
    failures += part.failures
  }
}

/// A series that did not go as asked.
public struct PanelProblem: Error, Sendable, Hashable {
  /// The series.
  public var series: String
  /// What happened, in words.
  public var reason: String

  /// Collects the parts.
  public init(series: String, reason: String) {
    self.series = series
    self.reason = reason
  }
}
