public import Evaluation
import Forecasting
import FoundationEssentials
import OrderedCollections

/// What a search has chosen for a series, as the lock file keeps it.
public struct LockedChoice: Sendable, Hashable {
  /// The series.
  public var series: String
  /// The model's keyword.
  public var keyword: String
  /// Settings of the model, and `link` and `from` of the series, that are not the defaults.
  public var settings: [TuneSetting]
  /// How it did; for people.
  public var score: Score
  /// SHA-256 of the figures that it was chosen on.
  public var figures: String
  /// SHA-256 of the search and of the settings that it started from.
  public var search: String

  /// How a choice did in the search.
  public struct Score: Sendable, Hashable {
    /// What was to be least.
    public var name: Evaluation.Score
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

  /// `ets, trend damped`.
  public var words: String { TuneSetting.words(keyword, settings) }
}

extension TuneEntry {
  /// SHA-256 of all that decides what a search finds, but for the data.
  func fingerprint(of series: String, in configuration: Configuration) -> String {
    var lines = [
      "score \(score.rawValue)", "windows \(windows)", "step \(step)", "horizon \(horizon)",
      "sliding \(sliding.map { "\($0)" } ?? "none")", "minimum \(minimum)", "trials \(trials)",
      "choose \(choice.rawValue)", "against \(against.rawValue)",
    ]
    for alternative in models {
      lines.append("model \(TuneSetting.words(alternative.keyword, alternative.settings))")
      lines += alternative.over.map { "its \($0)" }
    }
    lines += over.map { "over \($0)" }
    let names = sharing == .shared ? self.series : [series]
    for name in names {
      let choice = configuration.fit.series[name]
      let model = choice?.model ?? configuration.fit.defaults.model
      lines.append("series \(name)")
      lines.append(
        model.map { TuneSetting.words($0.keyword, $0.given) } ?? "the default model")
      lines.append("link \(choice?.link?.text ?? "none")")
      lines.append("from \(choice?.from.map { "\($0)" } ?? "none")")
      lines.append("indicator \(choice?.indicator ?? "none")")
      lines.append("definition \(choice?.definition ?? "none")")
    }
    return Digest.sha256(Data(lines.joined(separator: "\n").utf8))
  }
}
