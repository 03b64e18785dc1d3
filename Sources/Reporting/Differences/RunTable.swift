public import Pipelines

/// The runs of a store as a table for a terminal.
public enum RunTable {
  /// The lines of the table, the latest run first, and one that counts.
  public static func lines(of runs: [StoredRun], width: Int? = nil) -> [String] {
    var table = TextTable([
      .init("run", .right), .init("pipeline", isFlexible: true), .init("status"), .init("started"),
      .init("seconds", .right), .init("forecast", .right), .init("fallback", .right),
      .init("without", .right), .init("failed", .right),
    ])
    for run in runs.reversed() {
      let counts = run.summary.map { [$0.forecast, $0.fallback, $0.withoutForecast, $0.failed] }
      table.append(
        [
          "\(run.id)", run.pipeline, run.status.rawValue, Self.time(run.started),
          run.seconds.map { "\($0)" } ?? "–",
        ] + (counts?.map { "\($0)" } ?? Array(repeating: "–", count: 4)))
    }
    let complete = runs.count { $0.status == .complete }
    return table.lines(width: width)
      + ["", "\(runs.count) \(runs.count == 1 ? "run" : "runs"), \(complete) complete"]
  }

  /// `2026-02-05T10:20:30Z` as people write it.
  static func time(_ iso: String) -> String {
    iso.replacing("T", with: " ").replacing("Z", with: "")
  }
}
