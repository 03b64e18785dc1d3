import Forecasting
import LinearAlgebra
import OrderedCollections
import TimeSeries

/// Makes equations hold between forecasts, sample path by sample path.
///
/// Each path moves to the nearest point that satisfies all equations, in units of the forecasts' errors
/// and on the scale of each series' link: what is positive stays so. For natural values and sums that
/// is minimum trace reconciliation. What is known, judged or assumed in a period does not move.
struct HierarchyReconciliation: Sendable {
  /// A series of the group.
  struct Member: Sendable {
    let job: ProjectionJob
    /// What is to be moved, with the periods that may not.
    let start: ChangedProjection
    /// The forecast of its model, whose width weighs it.
    let model: Trajectory
    let fit: Fit?
    /// Whether its paths can change places without losing those of other series.
    let isAlone: Bool

    var name: String { job.name }
    var trajectory: Trajectory { start.projected.trajectory }
  }

  /// What came out: all members, and what it rests on where the equations hold.
  struct Outcome: Sendable {
    var projected: OrderedDictionary<String, Projected> = [:]
    var reconciliation: Reconciliation?
  }

  let group: HierarchyGroup
  let members: [Member]
  /// The members' paths where the equations hold already, for what differs from them; nil for the first
  /// time.
  var coherent: [String: Trajectory]?

  /// The members with equations that hold; as they were, with a notice, where they cannot.
  ///
  /// - Complexity: O(paths · periods · steps · equations · members²), one step for linear equations.
  func run() -> Outcome {
    do throws(ReconciliationFailure) {
      return try reconciled()
    } catch {
      var outcome = Outcome()
      for member in members {
        var projected = member.start.projected
        let equation = group.equations.first { $0.names.contains(member.name) }
        if projected.projection.reason == nil {
          projected.projection.notices.append(
            .notReconciled(member.name, equation?.text ?? "", error.words))
        }
        outcome.projected[member.name] = projected
      }
      return outcome
    }
  }

  private func reconciled() throws(ReconciliationFailure) -> Outcome {
    guard members.count == group.members.count else { throw .circle }
    for member in members {
      if let reason = member.start.projected.projection.reason {
        throw .noForecast(member.name, reason)
      }
      if member.job.link == .rank { throw .rank(member.name) }
    }
    let frequencies = Set(members.compactMap(\.trajectory.frequency))
    guard let frequency = frequencies.first, frequencies.count == 1 else { throw .frequencies }
    let starts = members.compactMap(\.trajectory.paths?.start)
    guard let start = starts.min(), let job = members.first?.job else { throw .nothingAhead }
    let end = Horizon(until: job.until, frequency: frequency).end
    guard start <= end else { throw .nothingAhead }

    let scales = members.map { ReconciliationScale($0) }
    let errors = ForecastErrors(members, scales)
    let aligned =
      coherent == nil
      ? PathAlignment(members, scales, errors.correlation).trajectories : members.map(\.trajectory)
    var columns: [SamplePaths?] = aligned.map(\.paths)
    var gap = 0.0
    var moved: Set<Period> = []
    var contradictions: [(equation: Equation, period: Period, gap: Double)] = []
    for step in 0...start.distance(to: end) {
      let period = start.advanced(by: step)
      let held = Set(
        members.indices.filter { index in
          members[index].start.held.contains(period) || !aligned[index].isAhead(in: period)
        })
      let names = members.map(\.name)
      let free = Set(members.indices.filter { !held.contains($0) }.map { names[$0] })
      // An equation between figures that are known or assumed holds as well as they do.
      let open = group.equations.filter { $0.names.contains(where: free.contains) }
      if open.isEmpty, !members.contains(where: { $0.start.held.contains(period) }) { continue }
      let figures = try figures(of: aligned, in: period, paths: job.paths)
      let means = figures.map { $0.reduce(0, +) / Double(job.paths) }
      for closed in group.equations where !open.contains(closed) {
        let gap = GroupEquations([closed], names, scales).relativeGap(at: means)
        let isChanged = members.contains {
          closed.names.contains($0.name) && $0.start.held.contains(period)
        }
        if isChanged, gap > 1e-9 { contradictions.append((closed, period, gap)) }
      }
      if open.isEmpty { continue }
      let equations = GroupEquations(open, names, scales)
      gap = max(gap, equations.relativeGap(at: means))
      if isCoherent(figures, in: period) { continue }
      let found = try move(figures, held: held, errors.covariance, equations, scales)
      for index in members.indices where !held.contains(index) {
        columns[index] = columns[index]?.replacing(found[index], in: period)
      }
      moved.insert(period)
    }
    if coherent == nil, moved.isEmpty { throw .nothingFree }
    var outcome = Outcome()
    for (index, member) in members.enumerated() {
      let trajectory = aligned[index].replacing(paths: columns[index], past: aligned[index].past)
      var projected = member.projected(trajectory, moved: moved)
      for (equation, period, gap) in contradictions where equation.names.contains(member.name) {
        projected.projection.notices.append(
          .contradictoryFigures(member.name, equation.text, "\(period)", gap: gap))
      }
      outcome.projected[member.name] = projected
    }
    outcome.reconciliation = Reconciliation(
      equations: group.equations.map(\.text), observations: errors.shrunk?.observations,
      shrinkage: errors.shrunk?.shrinkage, gapBefore: gap)
    return outcome
  }

  /// Whether nothing has changed in a period since the equations held.
  private func isCoherent(_ figures: [[Double]], in period: Period) -> Bool {
    guard let coherent else { return false }
    return zip(members, figures).allSatisfy { member, values in
      values.indices.allSatisfy { path in
        coherent[member.name]?.value(in: period, path: path) == values[path]
      }
    }
  }

  /// The values of a period, path by path for each member.
  private func figures(
    of trajectories: [Trajectory], in period: Period, paths: Int
  ) throws(ReconciliationFailure) -> [[Double]] {
    var figures: [[Double]] = []
    for trajectory in trajectories {
      var values: [Double] = []
      values.reserveCapacity(paths)
      for path in 0..<paths {
        guard let value = trajectory.value(in: period, path: path) else {
          throw .noFigure(trajectory.name, period)
        }
        values.append(value)
      }
      figures.append(values)
    }
    return figures
  }

  /// All paths of one period, moved.
  private func move(
    _ figures: [[Double]], held: Set<Int>, _ covariance: Matrix, _ equations: GroupEquations,
    _ scales: [ReconciliationScale]
  ) throws(ReconciliationFailure) -> [[Double]] {
    do throws(LinearAlgebraError) {
      let weights = try ErrorWeights(covariance, held: held)
      let search = NearestCoherent(weights)
      let linear = try equations.slopesIfLinear.map { slopes throws(LinearAlgebraError) in
        try MinimumTrace(slopes, weights: weights)
      }
      var moved = figures
      for path in figures[0].indices {
        let point = scales.indices.map { scales[$0].apply(figures[$0][path]) }
        let next: [Double]
        if let linear {
          // Twice, for the rounding of the first time.
          let once = linear.moved(point, closing: equations.tangents(at: point).gaps)
          next = linear.moved(once, closing: equations.tangents(at: once).gaps)
        } else {
          next = try search.point(from: point) { equations.tangents(at: $0) }
        }
        for index in scales.indices where !held.contains(index) {
          let value = scales[index].invert(next[index])
          guard value.isFinite else { throw .notFinite }
          moved[index][path] = value
        }
      }
      return moved
    } catch {
      throw .algebra(error)
    }
  }
}

extension HierarchyReconciliation.Member {
  /// The projection on reconciled paths.
  ///
  /// A figure that was judged or assumed keeps its median and intervals; every mean is that of the
  /// paths, so that means of sums are sums of means.
  fileprivate func projected(_ trajectory: Trajectory, moved: Set<Period>) -> Projected {
    var projection = start.projected.projection
    for index in projection.rows.indices where projection.rows[index].kind == .forecast {
      let period = projection.rows[index].period
      guard moved.contains(period), let paths = trajectory.paths, paths.start <= period,
        period <= paths.end
      else { continue }
      let sample = PredictiveDistribution.sample(paths.values(in: period).sorted())
      if start.held.contains(period) {
        projection.rows[index].mean = sample.mean
      } else if let row = ForecastRow(sample, in: period, levels: job.levels) {
        projection.rows[index] = row
      }
    }
    projection.targets = job.targets.map {
      $0.score(on: trajectory, link: job.link, unit: job.unit, reason: nil)
    }
    return Projected(projection: projection, trajectory: trajectory)
  }
}

extension Trajectory {
  /// Whether a period is part of the paths, and not known before them.
  fileprivate func isAhead(in period: Period) -> Bool {
    known(in: period) == nil && past(in: period, path: 0) == nil
      && paths?.value(in: period, path: 0) != nil
  }
}

extension SamplePaths {
  /// The paths with other values in one period, in the order of the paths.
  fileprivate func replacing(_ column: [Double], in period: Period) -> SamplePaths {
    let step = start.distance(to: period)
    var values = values
    for path in 0..<count { values[path * steps + step] = column[path] }
    return SamplePaths(start: start, steps: steps, count: count, values: values)
  }
}
