import Forecasting
import OrderedCollections
import TimeSeries

/// Fits and projects series in memory, without store and files: what questions about a forecast are
/// answered with.
struct Computation: Sendable {
  let workload: Workload

  /// A series with its fit, where it has one.
  struct Outcome: Sendable {
    let fit: SeriesFit?
    let projected: Projected
  }

  /// All selected series, those first that others need.
  ///
  /// - Parameter wanted: the ones to compute, with all that they need; nil for all.
  /// - Throws: `CancellationError` where the task is cancelled.
  func outcomes(
    jobs: Int, only wanted: Set<String>? = nil
  ) async throws -> [String: Outcome] {
    var known: [String: Outcome] = [:]
    for wave in workload.waves.map({ $0.filter { wanted?.contains($0) ?? true } }) {
      let found = try await ConcurrentMap.results(
        of: wave, jobs: jobs, { [known] name in outcome(of: name, given: known) }, onDone: { _ in })
      for (name, outcome) in zip(wave, found) { known[name] = outcome }
    }
    return known
  }

  /// One series, given those that it needs.
  ///
  /// - Parameter stated: what its statements say in place of what they do; nil for that.
  func outcome(
    of name: String, given known: [String: Outcome], with stated: StatedHistory? = nil
  ) -> Outcome {
    var fit: SeriesFit?
    var result: Result<Fit, NoFit>?
    if var job = workload.fitJob(of: name) {
      if let stated {
        job.stated = stated
        job.isSearchingSlips = false
      }
      let made = job.run()
      fit = made
      if let whole = try? made.fit() {
        result = .success(whole)
      } else {
        result = .failure(NoFit(reason: made.reason ?? "no model could be fitted"))
      }
    }
    let parts = (workload.members[name]?.needs ?? []).map { part in
      known[part].map { ($0.projected.trajectory, reason: $0.projected.projection.reason) }
        ?? (
          Trajectory(name: part, history: nil, paths: nil), reason: "there is no such series"
        )
    }
    var job = workload.projectionJob(
      of: name, fit: result, parts: parts, isNeeded: workload.isNeeded(name))
    if let stated {
      // Only its rows are asked for.
      job.stated = stated
      job.targets = []
      job.isNeeded = false
    }
    return Outcome(fit: fit, projected: job.run())
  }

  /// The projection of a series with judgements, equations and scenarios; nothing where none touches it.
  ///
  /// - Throws: `CancellationError` where the task is cancelled.
  func revisedProjections(
    _ known: [String: Outcome], of name: String, jobs: Int
  ) async throws -> [String: SeriesProjection] {
    let revisions = workload.revisions
    guard revisions.revised.contains(name), !workload.circular.contains(name) else { return [:] }
    let fits = known.compactMapValues { outcome -> Result<Fit, NoFit>? in
      guard let made = outcome.fit else { return nil }
      if let fit = try? made.fit() { return .success(fit) }
      return .failure(NoFit(reason: made.reason ?? "no model could be fitted"))
    }
    return try await RevisedProjections(
      workload: workload, revisions: revisions, fits: fits, jobs: jobs
    ).projections(of: [name])
  }

  /// The row of a series in a year with other statements, or judged by another volatility.
  func row(
    of name: String, in period: Period, given known: [String: Outcome], with stated: StatedHistory
  ) -> ForecastRow? {
    let projection = outcome(of: name, given: known, with: stated).projected.projection
    return projection.reason == nil ? projection.rows.last { $0.period == period } : nil
  }
}

extension Workload {
  /// Whether another selected series needs the paths of this one.
  fileprivate func isNeeded(_ name: String) -> Bool {
    selected.contains { members[$0]?.needs.contains(name) ?? false }
  }
}
