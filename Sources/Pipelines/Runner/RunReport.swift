/// All that a run found, for every table and picture.
///
/// The same inputs, configuration and seed give the same report, whatever was reused from the store.
public struct RunReport: Sendable, Hashable, Codable {
  /// The pipeline's name.
  public var pipeline: String
  /// The last year of the tables.
  public var until: Int
  /// Levels of the intervals in percent, ascending.
  public var levels: [Double]
  /// Joint sample paths a series.
  public var paths: Int
  /// The seed of every random number.
  public var seed: UInt64
  /// Every series, with or without a forecast, in order.
  public var series: [SeriesReport]
  /// Every target, those of the pipeline first.
  public var targets: [TargetScore]
  /// The scenarios, in file order; nil without any.
  public var scenarios: [ScenarioReport]?
  /// How many series came out how.
  public var summary: RunSummary
  /// What the user should know of data and fits, in order.
  public var diagnostics: [Diagnostic]

  /// The report of a series, or nil.
  public subscript(name: String) -> SeriesReport? { series.first { $0.name == name } }
}

/// How many series came out how.
public struct RunSummary: Sendable, Hashable, Codable {
  /// All series of the report.
  public var series = 0
  /// Series with a forecast, those by fallback and the derived ones included.
  public var forecast = 0
  /// Series whose own model could not be fitted and another was.
  public var fallback = 0
  /// Series that the data cannot carry, each with its reason.
  public var withoutForecast = 0
  /// Series that were meant to have a forecast and have none.
  public var failed = 0

  /// Nothing yet.
  public init() {}

  /// `28 forecast, 2 by fallback, 1 failed`; what is zero is left out.
  public var sentence: String {
    var parts = ["\(forecast) forecast"]
    if fallback > 0 { parts.append("\(fallback) by fallback") }
    if withoutForecast > 0 { parts.append("\(withoutForecast) without a forecast") }
    if failed > 0 { parts.append("\(failed) failed") }
    return parts.joined(separator: ", ")
  }
}
