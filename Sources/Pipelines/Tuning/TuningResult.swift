public import Evaluation

/// What a search found.
public struct TuningResult: Sendable {
  /// The searches in the order of the file.
  public var studies: [TuningStudy] = []
  /// Series that could not be tuned, each with its reason.
  public var problems: [PanelProblem] = []
  /// Path of the lock file; nil where none was written.
  public var lockFile: String?
  /// What concerns this search alone: an earlier one that was interrupted.
  public var notices: [Diagnostic] = []

  /// 0 where all series were tuned, 1 where some could not be.
  public var exitCode: Int32 { problems.isEmpty ? 0 : 1 }
}

/// One search: of a series, or of several that share their settings.
public struct TuningStudy: Sendable {
  /// The series.
  public let series: [String]
  /// What was to be least.
  public let score: Score
  /// Periods forecast from each origin.
  public let horizon: Int
  /// Levels of intervals in percent, for the coverages.
  public let levels: [Double]
  /// The origins of each series that had enough before them, the earliest first.
  public let origins: [[String]]
  /// The candidates, the best first.
  public let trials: [Trial]
  /// The figures of the last year with the present and with the chosen settings, by series.
  public let changes: [TuningChange]

  /// The present settings.
  public var present: Trial? { trials.first(where: \.isPresent) }
  /// The settings that are taken.
  public var chosen: Trial? { trials.first(where: \.isChosen) }
}

/// How the figures of the last year change with the settings.
public struct TuningChange: Sendable, Hashable {
  /// The series.
  public let series: String
  /// Its unit; empty for none.
  public let unit: String
  /// The period.
  public let period: String
  /// The figures with the present settings; nil without a forecast.
  public let untuned: ForecastRow?
  /// The figures with the chosen settings; nil without a forecast.
  public let tuned: ForecastRow?
}
