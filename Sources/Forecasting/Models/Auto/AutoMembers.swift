/// The four members of ``Auto`` on the relative scale, and the path that they agree on.
struct AutoMembers {
  /// How many observations there were.
  let count: Int
  /// Dynamic Theta, damped trend, drift and Theta, in this order; one path each.
  let paths: [[Double]]
  /// Standard deviations of the steps, parameters and cells uncertain.
  let deviations: [Double]
  /// The median of the members, drawn to the prior growth where there is little history.
  let centre: [Double]

  /// The mean absolute change, unusual ones clipped; at least 0.002.
  let change: Double
  /// The standard deviation of the changes; 0.06 where there are fewer than two.
  let changeDeviation: Double

  private static let leastChange = 0.002
  private static let unseenChangeDeviation = 0.06
  /// How many squared changes the prior growth of the whole path counts for.
  private static let priorSquares = 6.0
  /// The standard deviation of a change where none has been seen.
  private static let unseenDeviation = 0.12

  /// - Parameters:
  ///   - z: at most ``RelativeScale/longest`` values, the last of them 0.
  ///   - filledCount: how many of them were not observed.
  ///   - horizon: how many periods, at least 1.
  ///   - priorGrowth: growth a period that short histories are drawn to.
  ///   - logShares: logarithms of the prior shares of the damped trend's cells.
  init(
    _ z: [Double], filledCount: Int, horizon: Int, priorGrowth: Double, logShares: [Double]
  ) {
    count = z.count
    let prior = (1...horizon).map { priorGrowth * Double($0) }
    guard z.count > 1 else {
      paths = Array(repeating: prior, count: 4)
      deviations = (1...horizon).map { Self.unseenDeviation * Double($0).squareRoot() }
      centre = prior
      change = Self.leastChange
      changeDeviation = Self.unseenChangeDeviation
      return
    }
    // Points come from clipped changes, the uncertainty from all but spikes.
    let clipped = ClippedChanges.path(z)
    let trend = DampedTrendPosterior(
      clipped, filledCount: 0, priorGrowth: priorGrowth, logShares: logShares
    ).moments(horizon: horizon).means
    let theta = AveragedTheta(clipped).path(horizon: horizon)
    let paths = [
      z.count > 3 ? AveragedDynamicTheta(clipped).path(horizon: horizon) : theta,
      trend,
      ShrunkenDrift.path(clipped, horizon: horizon, priorGrowth: priorGrowth),
      theta,
    ]
    self.paths = paths
    deviations =
      DampedTrendPosterior(
        z.count >= 6 ? ClippedChanges.path(z, reach: ClippedChanges.spike) : z,
        filledCount: filledCount, priorGrowth: priorGrowth, logShares: logShares
      ).moments(horizon: horizon).deviations
    change = max(Self.meanChange(clipped), Self.leastChange)
    changeDeviation = z.count > 2 ? Self.deviation(z) : Self.unseenChangeDeviation
    let squaredChanges = Double((z.count - 1) * (z.count - 1))
    let weight = squaredChanges / (squaredChanges + Self.priorSquares)
    centre = prior.indices.map { step in
      let sorted = paths.map { $0[step] }.sorted()
      return weight * (sorted[1] + sorted[2]) / 2 + (1 - weight) * prior[step]
    }
  }

  /// The standard deviation of the members, the last value and further forecasts in a step.
  func spread(at step: Int, with others: [Double]) -> Double {
    let values = paths.map { $0[step] } + [0] + others
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(values.count)).squareRoot()
  }

  private static func meanChange(_ z: [Double]) -> Double {
    zip(z, z.dropFirst()).reduce(0) { $0 + abs($1.1 - $1.0) } / Double(z.count - 1)
  }

  private static func deviation(_ z: [Double]) -> Double {
    let mean = -z[0] / Double(z.count - 1)
    let squares = zip(z, z.dropFirst()).reduce(0) {
      $0 + ($1.1 - $1.0 - mean) * ($1.1 - $1.0 - mean)
    }
    return (squares / Double(z.count - 2)).squareRoot()
  }
}
