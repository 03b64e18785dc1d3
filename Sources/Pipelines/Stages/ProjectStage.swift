import Forecasting
import FoundationEssentials
import OrderedCollections
import TimeSeries

/// Forecasts each series, those first that others need.
struct ProjectStage: Stage {
  static let name = StageName.project

  let execution: Execution
  let prepared: Preparation

  /// The projections of all selected series, those without a forecast included.
  func run(_ fits: [String: SeriesFit]) async throws(RunError) -> [String: SeriesProjection] {
    let workload = prepared.workload
    let recipes = prepared.recipes
    let names = workload.selected.filter { recipes.projections[$0] != nil }
    let reused = names.filter { !isStale($0) }
    execution.onEvent(
      .stageStarted(.project, stale: names.count - reused.count, total: names.count))
    var projections: [String: SeriesProjection] = [:]
    for name in reused {
      guard let key = recipes.projectionKeys[name] else { continue }
      projections[name] = try execution.stored(SeriesProjection.self, key: key)
    }
    try execution.stored { () throws(Diagnostic) in
      try execution.store.reuse(
        reused.compactMap { name in recipes.projectionKeys[name].map { ($0, .project, name) } },
        run: execution.run)
    }
    let revised = workload.revisions.revised
    for (name, made) in try await computed(fits, except: revised) where projections[name] == nil {
      projections[name] = made
    }
    for (name, made) in try await computedRevised(fits, revised) { projections[name] = made }
    for name in workload.circular {
      let notice = Diagnostic.projectionFailed(
        name, "it needs itself, through others", code: .failedRegressor)
      projections[name] = SeriesProjection(
        reason: "it needs itself, through others", notices: [notice])
    }
    execution.onEvent(
      .stageDone(.project, computed: names.count - reused.count, reused: reused.count))
    return projections
  }

  private func isStale(_ name: String) -> Bool { prepared.stale.contains(Slot(.project, name)) }

  /// Stale projections, those of series without a model, and what the stale ones need drawn again.
  private func computed(
    _ fits: [String: SeriesFit], except revised: Set<String>
  ) async throws(RunError) -> [String: SeriesProjection] {
    let workload = prepared.workload
    let recipes = prepared.recipes
    let stale = Set(workload.selected.filter { isStale($0) && !revised.contains($0) })
    let needed = Set(workload.selected.filter(stale.contains).flatMap { workload.allNeeds(of: $0) })
    var results: [String: SeriesProjection] = [:]
    var known: [String: (Trajectory, reason: String?)] = [:]
    for wave in workload.waves {
      let names = wave.filter { name in
        stale.contains(name) || needed.contains(name) || recipes.projections[name] == nil
      }
      var jobs: [ProjectionJob] = []
      for name in names {
        let parts = (workload.members[name]?.needs ?? []).map { part in
          known[part]
            ?? (
              Trajectory(name: part, history: nil, paths: nil), reason: "there is no such series"
            )
        }
        jobs.append(
          workload.projectionJob(
            of: name, fit: try fit(of: name, fits), parts: parts,
            isNeeded: needed.contains(name)))
      }
      let projected = try await execution.map(jobs) { job in
        let projected = job.run()
        let artefact =
          stale.contains(job.name)
          ? Artefact(
            projected.projection, recipes.projections[job.name],
            key: recipes.projectionKeys[job.name]) : nil
        return (projected, artefact)
      }
      for (name, made) in zip(names, projected) {
        results[name] = made.projection
        if needed.contains(name) { known[name] = (made.trajectory, made.projection.reason) }
      }
    }
    return results
  }

  /// Stale projections with judgements, equations or scenarios, and those of their series without a
  /// model.
  private func computedRevised(
    _ fits: [String: SeriesFit], _ revised: Set<String>
  ) async throws(RunError) -> [String: SeriesProjection] {
    let workload = prepared.workload
    let recipes = prepared.recipes
    let names = workload.selected.filter { name in
      revised.contains(name) && !workload.circular.contains(name)
        && (isStale(name) || recipes.projections[name] == nil)
    }
    if names.isEmpty { return [:] }
    let revisions = workload.revisions
    var found: [String: Result<Fit, NoFit>] = [:]
    for name in names.reduce(into: Set<String>(), { $0.formUnion(revisions.reach(of: $1)) }) {
      found[name] = try fit(of: name, fits)
    }
    let projections: [String: SeriesProjection]
    do {
      projections = try await RevisedProjections(
        workload: workload, revisions: revisions, fits: found, jobs: execution.runner.options.jobs
      ).projections(of: names)
    } catch {
      throw .cancelled
    }
    let stale = Set(names.filter(isStale))
    _ = try await execution.map(names) { name -> (Bool, Artefact?) in
      guard stale.contains(name), let made = projections[name] else { return (false, nil) }
      return (
        true, Artefact(made, recipes.projections[name], key: recipes.projectionKeys[name])
      )
    }
    return projections
  }

  /// The fit of a series, read from its saved form; nil where it is not fitted.
  private func fit(
    of name: String, _ fits: [String: SeriesFit]
  ) throws(RunError) -> Result<Fit, NoFit>? {
    guard let fitted = fits[name] else { return nil }
    do throws(SavedFitError) {
      guard let fit = try fitted.fit() else {
        return .failure(NoFit(reason: fitted.reason ?? "no model could be fitted"))
      }
      return .success(fit)
    } catch {
      throw .rejected(
        Rejection([.damagedStore(execution.store.path, "the fit of '\(name)' cannot be read")]))
    }
  }
}
