import Evaluation
import Forecasting
import OrderedCollections
import TimeSeries

/// A series whose past forecasts are scored.
struct PastSubject: Sendable {
  let name: String
  /// Whether it is known from statements.
  let isStated: Bool
  /// What forecasts are scored against.
  let actuals: Actuals
  /// When forecasts are made, the earliest first; at least one.
  let origins: [Origin]

  /// The past of a row.
  ///
  /// - Parameter fit: a fit to all that is known of it, as for ``Actuals``.
  /// - Throws: why nothing can be scored.
  init(
    _ row: IngestedSeries, _ schedule: RollingOrigins, against reference: Reference,
    fit: Fit? = nil
  ) throws(NoFit) {
    name = row.name
    isStated = row.evidence != nil
    if let evidence = row.evidence, row.reason == nil {
      // Known before anything is inferred.
      let stated = evidence.statedPeriods
      let steps = stated.max().map { evidence.start.distance(to: $0) } ?? 0
      if steps < schedule.horizon { throw Self.tooShort(stated.count, schedule) }
    }
    actuals = try Actuals(of: row, against: reference, fit: fit)
    origins = actuals.origins(schedule, isStated: isStated)
    if origins.isEmpty { throw Self.tooShort(actuals.values.count { !$0.isEmpty }, schedule) }
  }

  private static func tooShort(_ known: Int, _ schedule: RollingOrigins) -> NoFit {
    let noun = known == 1 ? "observation" : "observations"
    return NoFit(
      reason: "\(known) \(noun), \(schedule.requiredObservations) needed for one origin")
  }

  /// The forecasts at all origins, origin by origin, candidate by candidate.
  ///
  /// - Parameter known: what was known at each origin.
  func jobs(
    _ candidates: [PipelineBacktest.Candidate], _ configuration: Configuration,
    _ known: [Origin: IngestedData], _ schedule: RollingOrigins
  ) -> [PastJob] {
    origins.flatMap { origin -> [PastJob] in
      guard let data = known[origin] else { return [] }
      return candidates.map {
        job($0.choice(in: configuration, for: name), data, at: origin, schedule)
      }
    }
  }

  /// The forecast of the series at an origin.
  func job(
    _ configuration: Configuration, _ data: IngestedData, at origin: Origin,
    _ schedule: RollingOrigins
  ) -> PastJob {
    PastJob(
      configuration: configuration, data: data, series: name, origin: origin,
      horizon: schedule.horizon, sliding: schedule.sliding,
      minimum: schedule.minimumObservations)
  }
}

/// Reads a pipeline's data as they were at past times.
struct PastData: Sendable {
  let configuration: Configuration
  let reader: IngestStage.Reader

  init(_ configuration: Configuration, reader: @escaping IngestStage.Reader) {
    self.configuration = configuration
    self.reader = reader
  }

  /// What is known today.
  func latest() throws(Rejection) -> IngestedData { try reader(configuration) }

  /// What was known at each of some origins.
  ///
  /// Files are read once where nothing in them has a date of publication.
  func read(_ origins: [Origin], jobs: Int) async throws(RunError) -> [Origin: IngestedData] {
    let distinct = OrderedSet(origins)
    let common =
      configuration.hasStatements ? nil : try rejected { () throws(Rejection) in try latest() }
    let read: [Result<IngestedData, Rejection>]
    do {
      read = try await ConcurrentMap.results(of: distinct, jobs: jobs) { origin in
        Result { () throws(Rejection) in
          if let common { return common.known(at: origin) }
          let past = configuration.known(at: origin, until: configuration.projection.until)
          return try reader(past).known(at: origin)
        }
      } onDone: { _ in
      }
    } catch {
      throw .cancelled
    }
    var known: [Origin: IngestedData] = [:]
    for (origin, result) in zip(distinct, read) {
      known[origin] = try rejected { () throws(Rejection) in try result.get() }
    }
    return known
  }
}

/// The store of a pipeline, opened for past forecasts under a run of their own.
struct StoreSession: Sendable {
  let store: Store
  let run: Int64
  /// Whether an earlier one was interrupted.
  let notices: [Diagnostic]

  /// Opens the store.
  ///
  /// - Parameter purpose: what the run is for; runs of one purpose follow one another.
  init(_ configuration: Configuration, purpose: String) throws(RunError) {
    let runner = Runner(configuration)
    let name = "\(runner.pipelineFile) (\(purpose))"
    var notices: [Diagnostic] = []
    do throws(Diagnostic) {
      store = try Store(path: runner.storePath)
      for (earlier, results) in try store.closeInterrupted(pipeline: name) {
        notices.append(.resumed(run: earlier.id, results: results))
      }
      run = try store.begin(
        pipeline: name, origin: runner.origin)
    } catch {
      throw .rejected(Rejection([error]))
    }
    self.notices = notices
  }

  /// Works with the store, and closes the run however that ends.
  func closing<Value>(
    _ body: (Store, Int64) async throws(RunError) -> Value
  ) async throws(RunError) -> Value {
    do throws(RunError) {
      let value = try await body(store, run)
      try rejected { () throws(Rejection) in
        try rejecting { () throws(Diagnostic) in try store.end(run, .complete) }
      }
      return value
    } catch {
      // The first error is the one to tell.
      try? store.end(run, error == .cancelled ? .cancelled : .failed)
      throw error
    }
  }
}
