import Forecasting
import TimeSeries

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A projection after changes, and the periods in which they hold it.
struct ChangedProjection: Sendable {
  var projected: Projected
  /// Periods with a figure that was judged or assumed.
  var held: Set<Period> = []
  /// The paths before the changes.
  let unchanged: Trajectory

  /// A projection without changes so far.
  init(projected: Projected) {
    self.projected = projected
    unchanged = projected.trajectory
  }
}

extension ProjectionJob {
  /// The projection with changes applied in order, rows and sample paths alike; targets are scored
  /// anew.
  ///
  /// Only forecasts change, never what is known. A change that the link does not admit is left out of
  /// that period, with a notice.
  func applying(_ changes: [PathChange], to projected: Projected) -> ChangedProjection {
    var result = ChangedProjection(projected: projected)
    guard !changes.isEmpty, projected.projection.reason == nil else { return result }
    for change in changes { apply(change, to: &result) }
    let trajectory = result.projected.trajectory
    result.projected.projection.targets = targets.map {
      $0.score(on: trajectory, link: link, unit: unit, reason: nil)
    }
    return result
  }

  private func apply(_ change: PathChange, to result: inout ChangedProjection) {
    let rows = result.projected.projection.rows
    // Growth carries on from the figure before it; what it has gained stays in later years.
    var previous = rows.last { $0.kind == .history && $0.median != nil }?.median
    var gain: (from: Double, to: Double)?
    for index in rows.indices where rows[index].kind == .forecast {
      guard let median = rows[index].median else { continue }
      let period = rows[index].period
      let isCovered = change.covers(period)
      switch change.kind {
      case .hold(let value):
        if isCovered { hold(value, at: index, &result) }
      case .growth(let percent):
        let target: Double
        if isCovered {
          guard let base = previous, base > 0, median > 0, percent > -100 else {
            refuse(period, "growth needs positive figures and more than -100 %", &result)
            return
          }
          target = base * exp(log1p(percent / 100) / Double(period.frequency.seasonLength))
          gain = (median, target)
        } else if let gain {
          target = median * (gain.to / gain.from)
        } else {
          previous = median
          continue
        }
        previous = target
        move(to: target, at: index, isHeld: isCovered, &result)
      case .factor(let factor):
        if isCovered { move(to: median * factor, at: index, isHeld: true, &result) }
      case .amount(let amount):
        if isCovered { move(to: median + amount, at: index, isHeld: true, &result) }
      case .value(let value):
        if isCovered { move(to: value, at: index, isHeld: true, &result) }
      }
    }
  }

  private func refuse(_ period: Period, _ what: String, _ result: inout ChangedProjection) {
    result.projected.projection.notices.append(
      .changeNotPossible(name, "\(period)", what, link: link.text))
  }

  private func hold(_ value: Double, at index: Int, _ result: inout ChangedProjection) {
    let period = result.projected.projection.rows[index].period
    guard link.admits(value) else {
      return refuse(period, "\(value.compact) cannot be", &result)
    }
    result.projected.projection.rows[index].mean = value
    result.projected.projection.rows[index].median = value
    result.projected.projection.rows[index].intervals = levels.map { _ in
      ForecastRow.Bounds(lower: value, upper: value)
    }
    result.projected.trajectory = result.projected.trajectory.mapping(period) { _ in value }
    result.held.insert(period)
  }

  private func move(
    to target: Double, at index: Int, isHeld: Bool, _ result: inout ChangedProjection
  ) {
    var row = result.projected.projection.rows[index]
    guard let median = row.median, let move = MedianMove(from: median, to: target, link: link)
    else {
      return refuse(row.period, "\(target.compact) cannot be its median", &result)
    }
    let trajectory = result.projected.trajectory.mapping(row.period, move.callAsFunction)
    row.median = target
    row.intervals = row.intervals.map {
      ForecastRow.Bounds(lower: move($0.lower), upper: move($0.upper))
    }
    if move.isAffine {
      row.mean = row.mean.map(move.callAsFunction)
    } else {
      row.mean = trajectory.paths.flatMap { $0.mean(in: row.period) } ?? row.mean
    }
    guard row.mean?.isFinite ?? true, row.intervals.allSatisfy({ $0.upper.isFinite }) else {
      return refuse(row.period, "\(target.compact) carries it out of the range of numbers", &result)
    }
    result.projected.projection.rows[index] = row
    result.projected.trajectory = trajectory
    if isHeld { result.held.insert(row.period) }
  }
}

extension SamplePaths {
  /// The average over the paths; nil outside of them.
  func mean(in period: Period) -> Double? {
    guard period.frequency == start.frequency, period >= start, period <= end else { return nil }
    return PredictiveDistribution.sample(values(in: period).sorted()).mean
  }

  /// The paths with one period's values carried elsewhere.
  func mapping(_ period: Period, _ transform: (Double) -> Double) -> SamplePaths {
    let step = start.distance(to: period)
    guard period.frequency == start.frequency, (0..<steps).contains(step) else { return self }
    var values = values
    for path in 0..<count {
      values[path * steps + step] = transform(values[path * steps + step])
    }
    return SamplePaths(start: start, steps: steps, count: count, values: values)
  }

  /// Some of the paths, in the order of their numbers.
  ///
  /// - Precondition: at least one.
  func selecting(_ indices: [Int]) -> SamplePaths {
    SamplePaths(
      start: start, steps: steps, count: indices.count, values: indices.flatMap { path($0) })
  }
}

extension Trajectory {
  /// The trajectory with the paths' values of one period carried elsewhere.
  func mapping(_ period: Period, _ transform: (Double) -> Double) -> Trajectory {
    replacing(paths: paths?.mapping(period, transform), past: past)
  }

  /// The paths moved by as much as others move, on the scale of a link.
  func shifted(from before: SamplePaths, to after: SamplePaths, on link: Link) -> Trajectory {
    guard let paths, paths.start == before.start, paths.start == after.start,
      paths.values.count == before.values.count, paths.values.count == after.values.count
    else { return self }
    let values = paths.values.indices.map { index -> Double in
      MedianMove(from: before.values[index], to: after.values[index], link: link)
        .map { $0(paths.values[index]) } ?? after.values[index]
    }
    return replacing(
      paths: SamplePaths(
        start: paths.start, steps: paths.steps, count: paths.count, values: values), past: past)
  }

  /// Some of its paths.
  func selecting(_ indices: [Int]) -> Trajectory {
    replacing(paths: paths?.selecting(indices), past: past?.selecting(indices))
  }

  /// The same history with other paths.
  func replacing(paths: SamplePaths?, past: SamplePaths?) -> Trajectory {
    Trajectory(name: name, history: history, paths: paths, filled: filled, past: past)
  }
}
