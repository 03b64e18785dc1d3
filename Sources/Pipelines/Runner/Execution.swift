import FoundationEssentials

/// One run under way, or stages that are gone through outside a run.
struct Execution: Sendable {
  let runner: Runner
  let store: Store
  /// The run that results count to; nil for none.
  let run: Int64?
  let onEvent: @Sendable (RunEvent) -> Void

  /// Goes through the stages.
  func result(of run: Int64, notices: [Diagnostic]) async throws(RunError) -> RunResult {
    let prepared: Preparation
    do throws(Rejection) {
      prepared = try Preparation(runner, store: store)
    } catch {
      throw .rejected(error)
    }
    let until = runner.options.until
    try keepIngested(prepared, of: run)
    let locks = runner.configuration.lockDiagnostics(in: prepared.ingested.data)
    var result = RunResult(
      run: run, plan: prepared.plan, report: nil, files: [], notices: notices + locks)
    if until < .fit { return result }
    let fits = try await FitStage(execution: self, prepared: prepared).run(prepared.workload)
    if until < .project { return result }
    let projections = try await ProjectStage(execution: self, prepared: prepared).run(fits)
    var report = RunReport(prepared.workload, fits: fits, projections: projections)
    if runner.options.isMeasuringSensitivity { try await measureSensitivity(of: &report, prepared) }
    if until == .report, runner.configuration.report.hasBacktests {
      try await ReportBacktests(execution: self, prepared: prepared, fits: fits).add(to: &report)
    }
    result.report = report
    if until < .report { return result }
    let written = try ReportStage(execution: self, prepared: prepared).run(report)
    result.files = written.paths
    result.notices += written.problems
    return result
  }

  private func measureSensitivity(
    of report: inout RunReport, _ prepared: Preparation
  ) async throws(RunError) {
    do {
      let found = try await Computation(workload: prepared.workload)
        .sensitivities(of: report, jobs: runner.options.jobs)
      for index in report.series.indices {
        report.series[index].sensitivity = found[report.series[index].name]
      }
    } catch {
      throw .cancelled
    }
  }

  /// Stores what was read, with the bytes of the files.
  private func keepIngested(_ prepared: Preparation, of run: Int64) throws(RunError) {
    let ingested = prepared.ingested
    let isStale = ingested.staleReason != nil
    onEvent(.stageStarted(.ingest, stale: isStale ? 1 : 0, total: 1))
    try stored { () throws(Diagnostic) in
      if isStale {
        let artefact = Artefact(
          ingredients: ingested.ingredients, key: ingested.key,
          body: CanonicalJSON.data(ingested.data))
        try store.save([artefact], run: run, isReplacing: runner.options.isForced)
      } else {
        try store.reuse([(ingested.key, .ingest, nil)], run: run)
      }
      // The bytes came with the result: there is nothing new where it was reused.
      let files = ingested.data.files.map { (file: $0, bytes: isStale ? Self.bytes(of: $0) : nil) }
      try store.note(files, run: run)
    }
    onEvent(.stageDone(.ingest, computed: isStale ? 1 : 0, reused: isStale ? 0 : 1))
  }

  /// The most bytes of an input that the store keeps: 16 MiB; of larger ones it has the hash.
  static let keptBytes = 16 << 20

  /// The bytes of a file, where it is not too large and still what was read.
  private static func bytes(of file: IngestedFile) -> Data? {
    guard file.bytes <= keptBytes, let bytes = FileManager.default.contents(atPath: file.path),
      Digest.sha256(bytes) == file.sha256
    else { return nil }
    return bytes
  }

  /// A problem of the store ends the run.
  func stored<Value>(_ body: () throws(Diagnostic) -> Value) throws(RunError) -> Value {
    do throws(Diagnostic) {
      return try body()
    } catch {
      throw .rejected(Rejection([error]))
    }
  }

  /// Works on items concurrently; what is finished is stored at once.
  ///
  /// - Parameter body: gives the value and, where it is to be kept, its artefact.
  func map<Item: Sendable, Value: Sendable>(
    _ items: [Item], _ body: @escaping @Sendable (Item) -> (Value, Artefact?)
  ) async throws(RunError) -> [Value] {
    var writer = ResultWriter(store: store, run: run, isReplacing: runner.options.isForced)
    do {
      let results = try await ConcurrentMap.results(
        of: items, jobs: runner.options.jobs, body
      ) { result in
        guard let artefact = result.1 else { return }
        try writer.add(artefact)
        onEvent(
          .seriesDone(artefact.ingredients.stage, series: artefact.ingredients.series ?? ""))
      }
      try writer.flush()
      return results.map(\.0)
    } catch let error as Diagnostic {
      throw .rejected(Rejection([error]))
    } catch {
      // Cancelled: what was finished before is kept.
      try? writer.flush()
      throw .cancelled
    }
  }

  /// Decodes a stored result.
  func stored<Body: Decodable>(_ type: Body.Type, key: String) throws(RunError) -> Body {
    try stored { () throws(Diagnostic) in
      guard let body = try store.body(key), let value = try? JSONDecoder().decode(type, from: body)
      else { throw Diagnostic.damagedStore(store.path, "result \(key.prefix(12)) cannot be read") }
      return value
    }
  }
}
