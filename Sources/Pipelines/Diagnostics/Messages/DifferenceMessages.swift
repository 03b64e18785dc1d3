extension Diagnostic {
  static func unknownRun(
    _ name: RunName, among runs: [StoredRun], pipeline: String?
  ) -> Diagnostic {
    let own = runs.filter { run in pipeline.map { $0 == run.pipeline } ?? run.isPipelineRun }
    let complete = own.count { $0.status == .complete }
    let whose = pipeline.map { " of '\($0)'" } ?? ""
    switch name {
    case .number(let id):
      let span = runs.first.flatMap { first in runs.last.map { "\(first.id) to \($0.id)" } }
      return Diagnostic(
        .unknownRun, "there is no run \(id)",
        help: span.map { "the store has \($0); `almanac runs` lists them" }
          ?? "the store has no run yet: `almanac run` makes one")
    case .latest:
      let count = complete == 1 ? "is 1 complete run" : "are \(complete) complete runs"
      return Diagnostic(
        .unknownRun, "there is no run '\(name)': there \(count)\(whose)",
        help: "`almanac runs` lists all runs; a number names any of them")
    }
  }

  static func runWithoutForecasts(_ run: StoredRun) -> Diagnostic {
    Diagnostic(
      .runWithoutForecasts, "run \(run.id) (\(run.status.rawValue)) has no forecasts",
      help: "`almanac runs` lists the runs that have some")
  }

  static func inputNotKept(_ file: IngestedFile, ofRun run: Int64) -> Diagnostic {
    Diagnostic(
      .moveNotSplit,
      "moves are not split: '\(file.path)' of run \(run) was not kept and is not what it was",
      help: "inputs of up to \(Execution.keptBytes >> 20) MiB are kept; this one had \(file.bytes) "
        + "bytes")
  }

  static func configurationNotReadable(_ run: Int64, _ problem: Diagnostic?) -> Diagnostic {
    notSplit(because: "the configuration of run \(run) is in error by today's rules", problem)
  }

  static func dataNotReadable(_ run: Int64, _ problem: Diagnostic) -> Diagnostic {
    notSplit(because: "the data of run \(run) are in error by today's rules", problem)
  }

  static func stepNotFormed(_ group: DifferenceGroup, _ problem: Diagnostic?) -> Diagnostic {
    let words =
      switch group {
      case .revised: "revised statements cannot be read as the earlier run would have"
      case .new: "new statements cannot be read as the earlier run would have"
      case .configuration, .model: "the later run cannot be computed again"
      }
    return notSplit(because: words, problem)
  }

  private static func notSplit(because reason: String, _ problem: Diagnostic?) -> Diagnostic {
    Diagnostic(
      .moveNotSplit, "moves are not split: \(reason)", at: nil,
      help: problem.map { "\($0.code.rawValue): \($0.message)" })
  }

  /// There is no store where a command looks for runs.
  public static func noStore(_ path: String) -> Diagnostic {
    Diagnostic(
      .noStore, "there is no store at '\(path)'",
      help: "name the pipeline, as in `almanac runs Pipelines/x.yaml`, or the store by --store; "
        + "`almanac run` makes one")
  }

  static func unlikePipelines(_ before: StoredRun, _ after: StoredRun) -> Diagnostic {
    Diagnostic(
      .unlikeRuns,
      "run \(before.id) is of '\(before.pipeline)', run \(after.id) of '\(after.pipeline)': "
        + "series are compared by name")
  }

  static func incompleteRun(_ run: StoredRun) -> Diagnostic {
    Diagnostic(
      .unlikeRuns, "run \(run.id) is \(run.status.rawValue): only what it finished is compared")
  }

  static func noCommonYear(_ year: Int, _ before: StoredRun, _ after: StoredRun) -> Diagnostic {
    Diagnostic(
      .unknownYear, "neither run \(before.id) nor run \(after.id) has a figure in \(year)",
      help: "choose another --year")
  }
}
