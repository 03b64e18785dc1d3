/// What a run did and found.
public struct RunResult: Sendable {
  /// Number of the run in the store.
  public let run: Int64
  /// What was stale, and why.
  public let plan: Plan
  /// Everything that the tables show; nil where the run was to end before the projections.
  public let report: RunReport?
  /// Paths of the result files, in order of writing; empty where the run was to end before.
  public let files: [String]
  /// What concerns this run alone: an earlier one that was interrupted, a file that could not be written.
  public let notices: [Diagnostic]

  /// 0 where everything went well, 1 where a series failed.
  ///
  /// A series that the data cannot carry ("3 statements, all lower bounds") is no failure unless the
  /// pipeline names a model for it.
  public var exitCode: Int32 {
    if notices.contains(where: { $0.severity == .error }) { return 1 }
    return (report?.summary.failed ?? 0) > 0 ? 1 : 0
  }
}

/// Why a run ended without a result.
public enum RunError: Error, Sendable, Hashable {
  /// The configuration, the data or the store cannot be used.
  case rejected(Rejection)
  /// The task was cancelled; what was finished is in the store.
  case cancelled
}
