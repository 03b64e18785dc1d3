import FoundationEssentials

/// Makes past forecasts, those that the store has not yet; each is stored as it is finished.
struct PastForecasts: Sendable {
  let store: Store
  /// The run that results count to; nil for none.
  let run: Int64?
  let jobs: Int

  /// The forecasts, in the order of the jobs.
  ///
  /// - Parameter onDone: called for each, those of the store included.
  /// - Throws: what is wrong with the store; `.cancelled`.
  func results(
    of work: [PastJob], onDone: () -> Void
  ) async throws(RunError) -> [PastForecast] {
    do {
      let prepared = try await ConcurrentMap.results(of: work, jobs: jobs) {
        $0.prepared()
      } onDone: { _ in
      }
      var known: [String: PastForecast] = [:]
      for job in prepared where known[job.key] == nil {
        known[job.key] = try stored(job.key)
      }
      for job in prepared where known[job.key] != nil { onDone() }
      var writer = ResultWriter(store: store, run: run, isReplacing: false)
      var open: [PreparedPastJob] = []
      var keys: Set<String> = []
      for job in prepared where known[job.key] == nil {
        if keys.insert(job.key).inserted { open.append(job) } else { onDone() }
      }
      let made: [(String, PastForecast)]
      do {
        made = try await ConcurrentMap.results(of: open, jobs: jobs) { job in
          (job, job.run())
        } onDone: { job, forecast in
          try writer.add(
            Artefact(
              ingredients: job.ingredients, key: job.key, body: CanonicalJSON.data(forecast)))
          onDone()
        }.map { ($0.key, $1) }
      } catch is CancellationError {
        // What was finished before is kept.
        try? writer.flush()
        throw CancellationError()
      }
      try writer.flush()
      for (key, forecast) in made { known[key] = forecast }
      return prepared.compactMap { known[$0.key] }
    } catch let error as Diagnostic {
      throw .rejected(Rejection([error]))
    } catch {
      throw .cancelled
    }
  }

  private func stored(_ key: String) throws(Diagnostic) -> PastForecast? {
    guard let body = try store.body(key) else { return nil }
    // Another version's form is as good as none: the forecast is made again.
    return try? JSONDecoder().decode(PastForecast.self, from: body)
  }
}
