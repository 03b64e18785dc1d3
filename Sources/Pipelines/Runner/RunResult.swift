/// What a run did and found.
public struct RunResult: Sendable {
  /// Number of the run in the store.
  public let run: Int64
  /// What was stale, and why.
  public let plan: Plan
  /// Everything that the tables show; nil where the run was to end before the projections.
  public internal(set) var report: RunReport?
  /// Paths of the result files, in order of writing; empty where the run was to end before.
  public internal(set) var files: [String]
  /// What concerns this run alone: an earlier one that was interrupted, a file that could not be written.
  public internal(set) var notices: [Diagnostic]

  /// 0 where everything went well, 1 where a series failed, 2 where the files cannot be written.
  ///
  /// A series fails where its model and all fallbacks could not be fitted, or its fit could not be
  /// projected. One that its data cannot carry ("3 statements, all lower bounds"), and what is
  /// derived from it, keeps its row with the reason and is no failure: nothing went wrong.
  public var exitCode: Int32 {
    if notices.contains(where: { $0.severity == .error }) { return 2 }
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
