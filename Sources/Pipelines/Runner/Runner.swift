/// Runs a pipeline: what is stale is computed, what is not comes from the store.
///
/// Series are worked on by up to `jobs` tasks at once. Every random number comes from the stream of
/// the seed and the series' name, and results are put together in the order of the series, so that
/// the number of tasks changes no byte.
public struct Runner: Sendable {
  /// The pipeline.
  public let configuration: Configuration
  /// How it is run.
  public let options: RunOptions

  /// A runner that has done nothing yet.
  ///
  /// - Precondition: `options.jobs` is at least 1.
  public init(_ configuration: Configuration, options: RunOptions = RunOptions()) {
    precondition(options.jobs >= 1, "\(options.jobs) jobs")
    self.configuration = configuration
    self.options = options
  }
}

extension Runner {
  /// What a run would do now, without doing it: files are read, nothing is written.
  ///
  /// - Throws: every problem of the data, the selection or the store.
  public func plan() throws(Rejection) -> Plan { Plan(entries: []) }

  /// Runs what is stale.
  ///
  /// - Parameter onEvent: called as work goes on, from any task, one call at a time.
  /// - Throws: `.rejected` with every problem of the data, the selection or the store; `.cancelled`.
  public func run(
    onEvent: @escaping @Sendable (RunEvent) -> Void = { _ in }
  ) async throws(RunError) -> RunResult {
    throw .cancelled
  }
}
