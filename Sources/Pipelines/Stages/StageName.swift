/// The stages of a pipeline, in order.
public enum StageName: String, Sendable, Hashable, CaseIterable, Codable {
  /// Reads the files and forms the series.
  case ingest
  /// Estimates a model for each series.
  case fit
  /// Forecasts to the last year, scores targets, computes derived series.
  case project
  /// Writes the tables.
  case report
  /// Searches settings by backtests; no run comes to it, `almanac tune` does.
  case tune
}

extension StageName: Comparable {
  /// Whether `lhs` runs before `rhs`.
  public static func < (lhs: StageName, rhs: StageName) -> Bool { lhs.position < rhs.position }

  private var position: Int {
    switch self {
    case .ingest: 0
    case .fit: 1
    case .project: 2
    case .report: 3
    case .tune: 4
    }
  }
}

extension StageName {
  /// Format of the stage's results; raised when the same inputs come to give another result.
  var formatVersion: Int {
    switch self {
    case .ingest: 6
    case .fit: 7
    case .project: 5
    case .report: 4
    case .tune: 3
    }
  }
}
