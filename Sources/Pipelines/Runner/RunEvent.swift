/// What a run tells while it works.
public enum RunEvent: Sendable, Hashable {
  /// A stage begins; of its `total` results `stale` have to be computed.
  case stageStarted(StageName, stale: Int, total: Int)
  /// A result of a series has been computed and is ready to be stored.
  case seriesDone(StageName, series: String)
  /// All results of a stage are there.
  case stageDone(StageName, computed: Int, reused: Int)
}
