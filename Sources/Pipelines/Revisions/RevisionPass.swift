import Forecasting
import OrderedCollections
import TimeSeries

/// All projections under one set of changes.
struct RevisionPass: Sendable {
  /// As the models give them, with changes applied.
  var models: [String: ChangedProjection] = [:]
  /// After reconciliation, with derived series.
  var finals: [String: Projected] = [:]
  /// What reconciliation rests on, by series.
  var reconciliations: [String: Reconciliation] = [:]

  /// What became of a group.
  fileprivate func outcome(of group: HierarchyGroup) -> HierarchyReconciliation.Outcome {
    var outcome = HierarchyReconciliation.Outcome()
    for name in group.members { outcome.projected[name] = finals[name] }
    outcome.reconciliation = group.members.lazy.compactMap { reconciliations[$0] }.first
    return outcome
  }
}

/// Projects series under judgements, equations and scenarios.
///
/// Every pass draws each series from the stream of the seed and its name, so that passes differ by
/// their changes alone and not by chance.
struct RevisedProjections: Sendable {
  let workload: Workload
  let revisions: Revisions
  /// The fits of the series that have one, or why there is none.
  let fits: [String: Result<Fit, NoFit>]
  let jobs: Int

  /// The projections of some series, with what was made of them.
  ///
  /// - Throws: `CancellationError` where the task is cancelled.
  func projections(of wanted: [String]) async throws -> [String: SeriesProjection] {
    let scope = wanted.reduce(into: Set<String>()) { $0.formUnion(revisions.reach(of: $1)) }
    let plain = try await pass(in: scope, changes: [:], after: nil)
    let main =
      revisions.adjusted.isEmpty
      ? plain : try await pass(in: scope, changes: revisions.adjusted, after: plain)
    let adjusted = revisions.moved(changing: Set(revisions.adjusted.keys))
    var projections: [String: SeriesProjection] = [:]
    for name in wanted {
      guard var projection = main.finals[name]?.projection else { continue }
      if adjusted.contains(name) {
        projection.unadjusted = plain.finals[name]?.projection.rows.forecasts
      }
      if main.reconciliations[name] != nil, let reconciliation = plain.reconciliations[name] {
        projection.reconciliation = reconciliation
        projection.unreconciled = plain.models[name]?.projected.projection.rows.forecasts
      }
      projections[name] = projection
    }
    for scenario in revisions.scenarios {
      let moved = revisions.moved(by: scenario)
      let shown = wanted.filter { moved.contains($0) }
      if shown.isEmpty { continue }
      let changes = revisions.changes(in: scenario)
      let pass =
        scenario.assumptions.isEmpty
        ? main : try await pass(in: scope, changes: changes, after: plain)
      let conditional = revisions.connected(to: Set(scenario.given.map(\.series)))
      let condition = Condition(scenario.given, in: pass, workload)
      for name in shown {
        guard let projected = pass.finals[name] else { continue }
        let job = job(of: name, parts: [])
        let own = condition.projection(
          of: scenario.name, projected, job, isConditional: conditional.contains(name))
        let earlier = projections[name]?.scenarios ?? []
        projections[name]?.scenarios = earlier + [own]
        let known = main.finals[name]?.projection.notices ?? []
        projections[name]?.notices += projected.projection.notices
          .filter { !known.contains($0) }.map { $0.inScenario(scenario.name) }
      }
    }
    return projections
  }

  /// One pass; series that its changes do not reach are taken from an earlier one.
  private func pass(
    in scope: Set<String>, changes: [String: [PathChange]], after earlier: RevisionPass?
  ) async throws -> RevisionPass {
    let changed = Set(changes.keys)
    let modelled = revisions.modelled(changing: changed)
    var pass = RevisionPass()
    for wave in workload.waves {
      let names = wave.filter { scope.contains($0) && !isDerived($0) }
      let known = pass.models
      let found = try await ConcurrentMap.results(
        of: names, jobs: jobs,
        { name -> ChangedProjection in
          if let earlier = earlier?.models[name], !modelled.contains(name) { return earlier }
          let job = job(of: name, parts: parts(of: name) { known[$0]?.projected })
          return job.applying(changes[name] ?? [], to: job.run())
        }, onDone: { _ in })
      for (name, projected) in zip(names, found) { pass.models[name] = projected }
    }
    pass.finals = pass.models.mapValues(\.projected)
    try await reconcile(&pass, in: scope, changes: changes, modelled: modelled, after: earlier)
    for wave in workload.waves {
      let names = wave.filter { scope.contains($0) && isDerived($0) }
      let known = pass.finals
      let found = try await ConcurrentMap.results(
        of: names, jobs: jobs,
        { name in job(of: name, parts: parts(of: name) { known[$0] }).run() }, onDone: { _ in })
      for (name, projected) in zip(names, found) { pass.finals[name] = projected }
    }
    return pass
  }

  /// Makes the equations hold.
  ///
  /// Changes are made to what the equations give without them, and held: a judgement is one about the
  /// figure in the tables. Regressions that come out otherwise move by as much as their models do.
  private func reconcile(
    _ pass: inout RevisionPass, in scope: Set<String>, changes: [String: [PathChange]],
    modelled: Set<String>, after earlier: RevisionPass?
  ) async throws {
    let groups = revisions.groups.filter { $0.members.allSatisfy(scope.contains) }
    let found = try await ConcurrentMap.results(
      of: groups, jobs: jobs,
      { [pass] group -> HierarchyReconciliation.Outcome in
        if let earlier, !group.members.contains(where: modelled.contains) {
          return earlier.outcome(of: group)
        }
        let members = group.members.compactMap { name in
          pass.models[name].map { model in
            HierarchyReconciliation.Member(
              job: job(of: name, parts: []),
              start: start(of: name, model, changes[name] ?? [], modelled, after: earlier),
              model: (earlier ?? pass).models[name]?.projected.trajectory
                ?? model.projected.trajectory,
              fit: try? fits[name]?.get(), isAlone: revisions.isAlone(name))
          }
        }
        if let earlier, earlier.outcome(of: group).reconciliation == nil {
          // What could not be made to hold before cannot be now.
          var outcome = HierarchyReconciliation.Outcome()
          for member in members { outcome.projected[member.name] = member.start.projected }
          return outcome
        }
        return HierarchyReconciliation(
          group: group, members: members,
          coherent: earlier.map { $0.finals.mapValues(\.trajectory) }
        ).run()
      }, onDone: { _ in })
    for outcome in found {
      for (name, projected) in outcome.projected {
        pass.finals[name] = projected
        pass.reconciliations[name] = outcome.reconciliation
      }
    }
  }

  /// What a member is reconciled from: its model's forecast at first, and later what came of that, with
  /// changes.
  private func start(
    of name: String, _ model: ChangedProjection, _ changes: [PathChange], _ modelled: Set<String>,
    after earlier: RevisionPass?
  ) -> ChangedProjection {
    guard let earlier, let final = earlier.finals[name] else { return model }
    let job = job(of: name, parts: [])
    var start = final
    if modelled.contains(name), let before = earlier.models[name]?.unchanged.paths,
      let after = model.unchanged.paths
    {
      let shifted = start.trajectory.shifted(from: before, to: after, on: job.link)
      start = Projected(projection: start.projection, trajectory: shifted)
    }
    return job.applying(changes, to: start)
  }

  private func isDerived(_ name: String) -> Bool {
    if case .derived? = workload.members[name]?.role { true } else { false }
  }

  private func parts(
    of name: String, _ known: (String) -> Projected?
  ) -> [(Trajectory, reason: String?)] {
    (workload.members[name]?.needs ?? []).map { part in
      known(part).map { ($0.trajectory, reason: $0.projection.reason) }
        ?? (Trajectory(name: part, history: nil, paths: nil), reason: "there is no such series")
    }
  }

  private func job(of name: String, parts: [(Trajectory, reason: String?)]) -> ProjectionJob {
    workload.projectionJob(of: name, fit: fits[name], parts: parts, isNeeded: true)
  }
}

extension [ForecastRow] {
  /// The rows of the future.
  var forecasts: [ForecastRow] { filter { $0.kind == .forecast } }
}
