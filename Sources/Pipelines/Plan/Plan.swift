/// What a run would do, and why.
public struct Plan: Sendable, Hashable, Codable {
  /// Ingest, then each series' fit, then each series' projection, then the report.
  public var entries: [PlanEntry]

  /// Whether nothing is to be done.
  public var isUpToDate: Bool { !entries.contains { $0.isStale } }

  /// The entries of a stage, in order of the series.
  public func entries(of stage: StageName) -> [PlanEntry] { entries.filter { $0.stage == stage } }
}

/// One result of a pipeline: of a stage, or of a stage for one series.
public struct PlanEntry: Sendable, Hashable, Codable {
  /// The stage.
  public var stage: StageName
  /// The series; nil for stages that work on the whole.
  public var series: String?
  /// Whether it has to be computed.
  public var isStale: Bool
  /// Why, in words: `settings changed: model naive -> drift`; `up to date` where it is.
  public var reason: String
  /// Content key: SHA-256 of everything that decides the result, lower-case hexadecimal.
  public var key: String
}
