public import Evaluation
public import Forecasting

/// One entry of `tune:`: whose settings are searched, among which, and how they are judged.
public struct TuneEntry: Sendable, Hashable {
  /// The series, in order.
  public var series: [String]
  /// The models to choose among; none for the present one.
  public var models: [TuneAlternative] = []
  /// Settings that are searched, of every model that has them.
  public var over: [TuneAxis] = []
  /// What is to be least.
  public var score = Score.crps
  /// How many origins.
  public var windows = 5
  /// Periods between origins.
  public var step = 1
  /// Periods forecast from each origin.
  public var horizon = 3
  /// How many of the last periods are fitted to; nil for all.
  public var sliding: Int?
  /// The fewest figures before an origin.
  public var minimum = 3
  /// The most candidates, besides the present settings.
  public var trials = 50
  /// Whether each series gets settings of its own.
  public var sharing = Sharing.own
  /// Which of the candidates is taken.
  public var choice = Choice.best
  /// What forecasts of a series from statements are scored against.
  public var against = Reference.median
  /// Whether a run takes what an earlier search has chosen.
  public var lock = LockUse.use
  /// Where the entry stands.
  public var location: SourceLocation?
  /// Where each series is named.
  public var seriesLocations: [String: SourceLocation] = [:]

  /// Whether settings are chosen for each series or for all of an entry.
  public enum Sharing: String, Sendable, Hashable, CaseIterable {
    case own, shared
  }

  /// Which of the candidates is taken.
  public enum Choice: String, Sendable, Hashable, CaseIterable {
    /// The one with the least mean score.
    case best
    /// The present settings or else the first candidate that is within one standard error of the best.
    case oneStandardError = "one-standard-error"
  }

  /// Whether a run takes what was chosen.
  public enum LockUse: String, Sendable, Hashable, CaseIterable {
    case use, ignore
  }

  /// An entry with the defaults.
  public init(series: [String]) { self.series = series }
}

/// What the figures of a past year are taken to be, where statements leave them uncertain.
public enum Reference: String, Sendable, Hashable, CaseIterable, Codable {
  /// The median of what the latest vintage says of the year.
  case median
  /// Each of nine equally likely values; scores are averaged over them.
  case posterior
}

/// A model to choose, with settings of its own.
public struct TuneAlternative: Sendable, Hashable {
  /// The model's keyword.
  public var keyword: String
  /// Settings that are given.
  public var settings: [TuneSetting] = []
  /// Settings that are searched for this model alone.
  public var over: [TuneAxis] = []
  /// Where it stands.
  public var location: SourceLocation?
}

/// A setting with a value.
public struct TuneSetting: Sendable, Hashable {
  /// The key.
  public var key: String
  /// The value as written.
  public var value: SettingInput
}

/// A setting with the values that it may take: one of a list, or any of an interval.
public struct TuneAxis: Sendable, Hashable {
  /// The setting's key, or `link` or `from`.
  public var key: String
  /// What it may be.
  public var values: Values
  /// Where the key stands.
  public var location: SourceLocation

  /// A list or an interval.
  public enum Values: Sendable, Hashable {
    /// These, in order.
    case list([SettingInput])
    /// Every number between two others.
    case interval(from: Double, to: Double, scale: SearchAxis.Scale)
  }
}

extension TuneAxis: CustomStringConvertible {
  /// The axis in one line: `alpha 0.1 … 0.9 (log)`.
  public var description: String {
    switch values {
    case .list(let values): "\(key) \(SettingInput.list(values).text)"
    case .interval(let from, let to, let scale):
      "\(key) \(from.compact) … \(to.compact) (\(scale.rawValue))"
    }
  }
}
