/// The four members of ``Auto`` on the relative scale, and the path that they agree on.
struct AutoMembers {
  /// Dynamic Theta, damped trend, drift and Theta, in this order; one path each.
  let paths: [[Double]]
  /// Standard deviations of the steps, parameters and cells uncertain.
  let deviations: [Double]
  /// The median of the members, drawn to the prior growth where there is little history.
  let centre: [Double]

  /// How many squared changes the prior growth of the whole path counts for.
  private static let priorSquares = 6.0
  /// The standard deviation of a change where none has been seen.
  private static let unseenDeviation = 0.12

  /// - Parameters:
  ///   - z: at most ``RelativeScale/longest`` values, the last of them 0.
  ///   - filledCount: how many of them were not observed.
  ///   - horizon: how many periods, at least 1.
  ///   - priorGrowth: growth a period that short histories are drawn to.
  init(_ z: [Double], filledCount: Int, horizon: Int, priorGrowth: Double) {
    let prior = (1...horizon).map { priorGrowth * Double($0) }
    guard z.count > 1 else {
      paths = Array(repeating: prior, count: 4)
      deviations = (1...horizon).map { Self.unseenDeviation * Double($0).squareRoot() }
      centre = prior
      return
    }
    // Points come from clipped changes, the uncertainty from the changes as they were.
    let clipped = ClippedChanges.path(z)
    let trend = DampedTrendPosterior(clipped, filledCount: 0, priorGrowth: priorGrowth)
      .moments(horizon: horizon).means
    let theta = AveragedTheta(clipped).path(horizon: horizon)
    let paths = [
      z.count > 3 ? AveragedDynamicTheta(clipped).path(horizon: horizon) : theta,
      trend,
      ShrunkenDrift.path(clipped, horizon: horizon, priorGrowth: priorGrowth),
      theta,
    ]
    self.paths = paths
    deviations =
      DampedTrendPosterior(z, filledCount: filledCount, priorGrowth: priorGrowth)
      .moments(horizon: horizon).deviations
    let squaredChanges = Double((z.count - 1) * (z.count - 1))
    let weight = squaredChanges / (squaredChanges + Self.priorSquares)
    centre = prior.indices.map { step in
      let sorted = paths.map { $0[step] }.sorted()
      return weight * (sorted[1] + sorted[2]) / 2 + (1 - weight) * prior[step]
    }
  }
}
