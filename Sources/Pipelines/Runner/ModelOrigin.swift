import Evaluation
import Forecasting
import OrderedCollections

/// Why a series was given its model.
public struct ModelOrigin: Sendable, Hashable, Codable {
  /// Who chose it.
  public enum Choice: String, Sendable, Hashable, Codable {
    /// The pipeline names it for the series.
    case series
    /// The pipeline names it for all series.
    case defaults
    /// Nothing was said: what statements and tables get.
    case standard
    /// `almanac tune` found it.
    case tuned
  }

  /// Who chose it.
  public var choice: Choice
  /// Keyword of the model that was asked for, which is another one after a fallback.
  public var model: String
  /// How it did in the backtests of the search; nil where nothing was searched.
  public var search: Search?

  /// The score of a search over earlier origins.
  public struct Search: Sendable, Hashable, Codable {
    /// What was to be least: `crps`.
    public var score: String
    /// Its mean; nil without one.
    public var chosen: Double?
    /// Standard error of the mean; nil for a single window.
    public var error: Double?
    /// The mean of what the pipeline had before.
    public var present: Double?
    /// Windows of all series.
    public var windows: Int
    /// Candidates that were tried.
    public var trials: Int
  }
}

extension ModelOrigin {
  /// The origin of the model of a fitted series.
  init(_ model: ModelChoice, of series: String, in configuration: Configuration) {
    self.model = model.keyword
    if let locked = configuration.locked[series] {
      choice = .tuned
      search = Search(
        score: locked.score.name.rawValue, chosen: locked.score.chosen, error: locked.score.error,
        present: locked.score.present, windows: locked.score.windows, trials: locked.score.trials)
    } else if configuration.fit.series[series]?.model != nil {
      choice = .series
    } else {
      choice = configuration.fit.defaults.model != nil ? .defaults : .standard
    }
  }
}
