import Forecasting
import TimeSeries

/// The sample paths on which targets are met.
///
/// Path i of one series goes with path i of the others, so that the paths of every series that hangs
/// together with the targets' are those of its distribution given the targets; no weights are needed,
/// and their number is the effective one.
struct Condition: Sendable {
  /// The paths; nil where there is no condition.
  private let met: [Int]?
  /// Why it cannot be judged; nil where it can.
  private let reason: String?
  private let count: Int
  private let needed: Int

  /// The paths of a pass that meet all targets.
  init(_ targets: [TargetChoice], in pass: RevisionPass, _ workload: Workload) {
    let section = workload.configuration.projection
    count = section.paths
    needed = Self.leastPaths(levels: section.levels)
    if targets.isEmpty {
      (met, reason) = (nil, nil)
      return
    }
    var met = Array(0..<section.paths)
    for choice in targets {
      guard let projected = pass.finals[choice.series] else {
        (self.met, reason) = ([], "'\(choice.series)' is no series of the run")
        return
      }
      if let failure = projected.projection.reason {
        (self.met, reason) = ([], "'\(choice.series)' has no forecast: \(failure)")
        return
      }
      let target = Target(choice, frequency: workload.frequency(of: choice.series))
      let trajectory = projected.trajectory
      var isUnknown = false
      met = met.filter { path in
        guard let value = target.value({ trajectory.value(in: $0, path: path) }) else {
          isUnknown = true
          return false
        }
        return target.isMet(by: value)
      }
      if isUnknown {
        (self.met, reason) = ([], "'\(choice.series)' has no figure for \(target.period)")
        return
      }
    }
    self.met = met
    reason = nil
  }

  /// The fewest paths that quantiles are taken of: one beyond each end of the outermost interval.
  static func leastPaths(levels: [Double]) -> Int {
    let outer = levels.max() ?? 50
    return max(20, Int((2 / (1 - outer / 100)).rounded(.up)))
  }

  /// Below so many paths intervals are rough: ten beyond each end.
  static func roughPaths(levels: [Double]) -> Int { 10 * leastPaths(levels: levels) }

  /// A series of the pass under the condition.
  ///
  /// - Parameter isConditional: whether the series hangs together with the targets.
  func projection(
    of scenario: String, _ projected: Projected, _ job: ProjectionJob, isConditional: Bool
  ) -> ScenarioProjection {
    var result = ScenarioProjection(
      scenario: scenario, rows: projected.projection.rows.forecasts,
      targets: projected.projection.targets, reason: projected.projection.reason, paths: met?.count)
    guard let met, isConditional, result.reason == nil else { return result }
    result.rows = []
    result.targets = []
    if let reason {
      result.reason = reason
      return result
    }
    guard met.count >= needed else {
      result.reason =
        "\(met.count) of \(count) paths meet the targets, and \(needed) are needed"
      return result
    }
    let trajectory = projected.trajectory.selecting(met)
    result.targets = job.targets.map {
      $0.score(on: trajectory, link: job.link, unit: job.unit, reason: nil)
    }
    guard let paths = trajectory.paths else { return result }
    for step in 0..<paths.steps {
      let period = paths.start.advanced(by: step)
      let sample = PredictiveDistribution.sample(paths.values(in: period).sorted())
      guard let row = ForecastRow(sample, in: period, levels: job.levels) else { continue }
      result.rows.append(row)
    }
    return result
  }
}
