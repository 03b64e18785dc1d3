import RealModule

/// The damped local trend with drift, averaged over its grid.
///
/// Given a cell the start (ℓ, b, m) has a normal prior in units of the error and the error variance
/// an inverse χ² prior with 2 degrees of freedom and s₀ = .06; both are integrated out exactly. Cells
/// have weights prior · likelihood^½: the root keeps short histories from being believed too much.
///
/// > Source: West & Harrison (1997), §2.5 and chapter 12, for conjugate analysis and model averaging.
struct DampedTrendPosterior {
  typealias Lanes = DampedTrendGrid.Lanes

  static let priorFreedom = 2.0
  static let priorScale = 0.06
  private static let temperature = 0.5

  /// One vector of cells after the last observation.
  private struct Group {
    var level = Lanes.zero
    var slope = Lanes.zero
    var start = (Lanes.zero, Lanes.zero, Lanes.zero)
    var variance = Lanes.zero
    var weight = Lanes.zero
  }

  private var groups: [Group] = []
  private let values: [Double]

  /// - Parameters:
  ///   - z: at most ``RelativeScale/longest`` values, the last of them 0.
  ///   - filledCount: how many of them were not observed.
  ///   - priorGrowth: the prior mean of the drift.
  ///   - logShares: logarithms of the prior shares of the cells.
  init(_ z: [Double], filledCount: Int, priorGrowth: Double, logShares: [Double]) {
    values = z
    let tables = DampedTrendTables.shared
    let freedom = Self.priorFreedom + Double(max(0, z.count - 1 - filledCount))
    let priorSquares = Self.priorFreedom * Self.priorScale * Self.priorScale
    let priorDrift = DampedTrendTables.driftPrecision.squareRoot() * priorGrowth
    var largest = -Double.infinity
    groups.reserveCapacity(DampedTrendGrid.groups)
    for index in 0..<DampedTrendGrid.groups {
      let alpha = DampedTrendGrid.alpha[index]
      let beta = DampedTrendGrid.beta[index]
      let phi = DampedTrendGrid.phi[index]
      var level = Lanes.zero
      var slope = Lanes.zero
      var q1 = Lanes.zero
      var q2 = Lanes.zero
      var q3 = Lanes(repeating: priorDrift)
      var squares = Lanes(repeating: priorSquares)
      for t in z.indices {
        let step: Lanes = phi * slope
        let forecast: Lanes = level + step
        let error: Lanes = z[t] - forecast
        level = forecast + alpha * error
        slope = step + beta * error
        let rotations = tables.rotations(index, at: t)
        let (c, s) = (rotations.cosines, rotations.sines)
        let after1: Lanes = c.0 * error - s.0 * q1
        q1 = c.0 * q1 + s.0 * error
        let after2: Lanes = c.1 * after1 - s.1 * q2
        q2 = c.1 * q2 + s.1 * after1
        let after3: Lanes = c.2 * after2 - s.2 * q3
        q3 = c.2 * q3 + s.2 * after2
        squares += after3 * after3
      }
      let ending = tables.ending(index, after: z.count)
      var group = Group()
      let drift: Lanes = q3 / ending.r33
      let trend: Lanes = (q2 - ending.r23 * drift) / ending.r22
      let origin: Lanes = (q1 - ending.r12 * trend - ending.r13 * drift) / ending.r11
      group.start = (origin, trend, drift)
      group.level = level + Self.product(ending.level, group.start)
      group.slope = slope + Self.product(ending.slope, group.start)
      group.variance = squares / freedom
      group.weight = Lanes(repeating: -.infinity)
      for lane in 0..<min(8, DampedTrendGrid.count - 8 * index) {
        let likelihood =
          ending.logDeterminant[lane] - freedom / 2 * Double.log(squares[lane])
        let weight =
          logShares[8 * index + lane] + Self.temperature * likelihood
        group.weight[lane] = weight
        largest = max(largest, weight)
      }
      groups.append(group)
    }
    var total = 0.0
    for index in groups.indices {
      for lane in 0..<8 {
        groups[index].weight[lane] = Double.exp(groups[index].weight[lane] - largest)
      }
      total += groups[index].weight.sum()
    }
    for index in groups.indices { groups[index].weight /= total }
  }

  private static func product(
    _ a: (Lanes, Lanes, Lanes), _ b: (Lanes, Lanes, Lanes)
  ) -> Lanes {
    let ends: Lanes = a.0 * b.0 + a.1 * b.1
    return ends + a.2 * b.2
  }

  /// Mean and standard deviation of the next values, over starts, cells and errors.
  func moments(horizon: Int) -> (means: [Double], deviations: [Double]) {
    var means = [Double](repeating: 0, count: horizon)
    var squares = [Double](repeating: 0, count: horizon)
    for (index, group) in groups.enumerated() {
      let alpha = DampedTrendGrid.alpha[index]
      let beta = DampedTrendGrid.beta[index]
      let phi = DampedTrendGrid.phi[index]
      let ending = DampedTrendTables.shared.ending(index, after: values.count)
      var power = phi
      var damping = phi
      var errors = Lanes(repeating: 1)
      for step in 0..<horizon {
        let h = Double(step + 1)
        let mean: Lanes = group.level + group.slope * damping + group.start.2 * h
        // What the start moves the forecast by: x; x′(X′X + P)⁻¹x = |R⁻ᵀx|².
        let x1: Lanes = ending.level.0 + damping * ending.slope.0
        let x2: Lanes = ending.level.1 + damping * ending.slope.1
        let x3: Lanes = ending.level.2 + damping * ending.slope.2 + h
        let u1: Lanes = x1 / ending.r11
        let u2: Lanes = (x2 - ending.r12 * u1) / ending.r22
        let u3: Lanes = (x3 - ending.r13 * u1 - ending.r23 * u2) / ending.r33
        let spread: Lanes = u1 * u1 + u2 * u2 + u3 * u3
        let variance: Lanes = group.variance * (errors + spread)
        means[step] += (group.weight * mean).sum()
        squares[step] += (group.weight * (variance + mean * mean)).sum()
        let response: Lanes = alpha + beta * damping
        errors += response * response
        power *= phi
        damping += power
      }
    }
    let deviations = zip(means, squares).map { mean, square in
      max(1e-10, square - mean * mean).squareRoot()
    }
    return (means, deviations)
  }

  /// The one-step forecasts of the observations, with the start and the weights that all of them
  /// lead to.
  var fittedValues: [Double] {
    var fitted = [Double](repeating: 0, count: values.count)
    for (index, group) in groups.enumerated() {
      let alpha = DampedTrendGrid.alpha[index]
      let beta = DampedTrendGrid.beta[index]
      let phi = DampedTrendGrid.phi[index]
      var level = group.start.0
      var slope = group.start.1
      for t in values.indices {
        let step: Lanes = phi * slope
        let forecast: Lanes = level + step + group.start.2
        let error: Lanes = values[t] - forecast
        level = forecast + alpha * error
        slope = step + beta * error
        fitted[t] += (group.weight * forecast).sum()
      }
    }
    return fitted
  }

  /// What the data say of each cell: its weight, in the order of ``DampedTrendGrid/cells``.
  var weights: [Double] {
    (0..<DampedTrendGrid.count).map { groups[$0 / 8].weight[$0 % 8] }
  }
}
