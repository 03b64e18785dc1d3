/// How a user names a run: `12`, `latest`, `latest~2`.
public enum RunName: Sendable, Hashable {
  /// The run of that number, whatever became of it.
  case number(Int64)
  /// The last run that came to its end, or one so many before it.
  case latest(before: Int)

  /// Reads a name; nil where it is none.
  public init?(_ text: String) {
    if let number = Int64(text), number > 0 {
      self = .number(number)
      return
    }
    let parts = text.split(separator: "~", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts[0] == "latest" else { return nil }
    guard parts.count == 2 else {
      self = .latest(before: 0)
      return
    }
    guard let back = Int(parts[1]), back >= 0 else { return nil }
    self = .latest(before: back)
  }
}

extension RunName: CustomStringConvertible {
  /// The name as a user types it.
  public var description: String {
    switch self {
    case .number(let id): "\(id)"
    case .latest(before: 0): "latest"
    case .latest(let count): "latest~\(count)"
    }
  }
}

extension RunName {
  /// The run that is meant.
  ///
  /// - Parameters:
  ///   - runs: all runs of a store, the earliest first.
  ///   - pipeline: name of the pipeline's file that `latest` looks at; nil for the one run last.
  /// - Throws: R011 where there is none.
  public func run(among runs: [StoredRun], pipeline: String?) throws(Diagnostic) -> StoredRun {
    switch self {
    case .number(let id):
      if let run = runs.first(where: { $0.id == id }) { return run }
    case .latest(let count):
      let complete = runs.filter { $0.status == .complete && $0.isPipelineRun }
      let name = pipeline ?? complete.last?.pipeline
      let own = complete.filter { $0.pipeline == name }
      if count < own.count { return own[own.count - 1 - count] }
    }
    throw .unknownRun(self, among: runs, pipeline: pipeline)
  }
}

extension StoredRun {
  /// Whether it is a run of a pipeline, and not a backtest or a search that uses its store.
  var isPipelineRun: Bool { !pipeline.hasSuffix(")") }
}
