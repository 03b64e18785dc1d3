/// How a pipeline is run; none of it changes a forecast.
public struct RunOptions: Sendable {
  /// The last stage to run.
  public var until: StageName = .report
  /// Names or patterns (`*`, `?`) of the series wanted, with all that they depend on; empty for all.
  public var selection: [String] = []
  /// Runs every stage even where its result is in the store.
  public var isForced = false
  /// How many series are worked on at once, at least 1.
  public var jobs = 1
  /// Whether every forecast from statements is computed again with half and double volatility.
  public var isMeasuringSensitivity = false
  /// Folder of the result files; nil for `Output/<pipeline>` beside the pipeline file.
  public var outputFolder: String?
  /// Path of the store; nil for `.almanac/store.sqlite` beside the pipeline file.
  public var storePath: String?
  /// What the report stage writes.
  public var files: [any ReportFile] = standardReportFiles

  /// Everything, as far as it is stale, one series at a time.
  public init() {}
}
