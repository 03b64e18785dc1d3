import LinearAlgebra
import RealModule
import Statistics

/// Draws from widened copies of the normal posteriors of all atoms, weighed by prior and likelihoods as
/// they are: what inference approximates, up to the noise of sampling.
///
/// 60 % of an atom's draws come from its normal posterior, 25 % from one with 0.4 and 15 % from one with
/// 0.12 of its precision, so that weights stay bounded in the tails.
///
/// > Source: Hesterberg (1995), "Weighted average importance sampling and defensive mixture
/// > distributions".
struct DefensiveSample {
  /// Draws of each level on the system's scale, those of later periods included: period by period.
  private(set) var levels: [[Double]]
  /// Weights that sum to 1.
  private(set) var weights: [Double]
  /// log of the evidence.
  let logEvidence: Double

  private static let parts: [(share: Double, precision: Double)] = [
    (0.6, 1), (0.25, 0.4), (0.15, 0.12),
  ]

  /// Draws; each atom gets draws by its weight, and a tenth of them is spread evenly.
  ///
  /// - Complexity: O(count · (n² + m)) for n quantities and m cells.
  /// - Throws: where a posterior is not positive definite.
  init(
    _ posterior: TrendPosterior, over horizon: Int, jumpShare: Double, count: Int,
    using stream: inout RandomStream
  ) throws(LinearAlgebraError) {
    let system = posterior.system
    levels = Array(repeating: [], count: system.steps + 1 + horizon)
    for period in levels.indices { levels[period].reserveCapacity(count) }
    var logs: [Double] = []
    logs.reserveCapacity(count)
    for (inference, weight) in posterior.atoms {
      let share = 0.9 * weight + 0.1 / Double(posterior.atoms.count)
      let own = max(1, Int((share * Double(count)).rounded()))
      let proposal = try Proposal(inference)
      // The atom's own draws estimate its part of the evidence.
      let offset = Double.log(inference.atom.weight) - Double.log(Double(own))
      for _ in 0..<own {
        let (theta, log) = proposal.draw(Self.parts, using: &stream)
        let path = inference.levels(theta)
        logs.append(offset + inference.logDensity(theta, levels: path) - log)
        for (period, level) in path.enumerated() { levels[period].append(level) }
        let later = inference.future(
          of: theta, from: path[system.steps], horizon, jumpShare: jumpShare, using: &stream)
        for (step, level) in later.enumerated() { levels[system.steps + 1 + step].append(level) }
      }
    }
    let most = logs.max() ?? 0
    weights = logs.map { Double.exp($0 - most) }
    let total = weights.reduce(0, +)
    logEvidence = most + Double.log(total)
    weights = weights.map { $0 / total }
  }

  /// How many independent draws of the posterior are worth as much.
  var effectiveSize: Double { 1 / weights.reduce(0) { $0 + $1 * $1 } }

  /// The largest part of a single draw.
  var greatestWeight: Double { weights.max() ?? 1 }

  /// Values that are not exceeded with some probabilities, ascending, and the standard deviation.
  func summary(
    of period: Int, at probabilities: [Double]
  ) -> (quantiles: [Double], deviation: Double) {
    let own = levels[period]
    let order = own.indices.sorted { own[$0] < own[$1] }
    var quantiles: [Double] = []
    var sum = 0.0
    for index in order {
      sum += weights[index]
      while quantiles.count < probabilities.count, sum >= probabilities[quantiles.count] {
        quantiles.append(own[index])
      }
    }
    while quantiles.count < probabilities.count { quantiles.append(own[order[order.count - 1]]) }
    let mean = own.indices.reduce(0) { $0 + weights[$1] * own[$1] }
    let variance = own.indices.reduce(0) {
      $0 + weights[$1] * (own[$1] - mean) * (own[$1] - mean)
    }
    return (quantiles, variance.squareRoot())
  }
}

/// The normal posterior of the quantities of one atom, to draw from.
private struct Proposal {
  private let mean: [Double]
  private let factor: Cholesky

  init(_ inference: AtomInference) throws(LinearAlgebraError) {
    let size = inference.basis.count
    let (mean, covariance) = inference.propagation.predict(
      .identity(size), priorMean: [Double](repeating: 0, count: size))
    self.mean = mean
    var padded = covariance
    for i in 0..<size { padded[i, i] += 1e-10 }
    factor = try Cholesky(padded)
  }

  /// A draw with the log density of the mixture that it comes from.
  func draw(
    _ parts: [(share: Double, precision: Double)], using stream: inout RandomStream
  ) -> (theta: [Double], logDensity: Double) {
    let size = mean.count
    var u = stream.nextUniform()
    var precision = 1.0
    for part in parts {
      precision = part.precision
      u -= part.share
      if u < 0 { break }
    }
    let scale = 1 / precision.squareRoot()
    var z: [Double] = []
    for _ in 0..<size { z.append(scale * stream.nextNormal()) }
    let square = z.reduce(0) { $0 + $1 * $1 }
    let density = parts.reduce(0) { sum, part in
      sum + part.share
        * Double.exp(0.5 * (Double(size) * Double.log(part.precision) - part.precision * square))
    }
    var theta = factor.lowerTimes(z)
    for i in theta.indices { theta[i] += mean[i] }
    // exp underflows nowhere near a draw: the narrow part may, the part drawn from does not.
    return (theta, Double.log(density) - 0.5 * factor.logDeterminant)
  }
}

extension AtomInference {
  /// The levels of scaled quantities, by the model's recursion.
  fileprivate func levels(_ theta: [Double]) -> [Double] {
    let growth = atom.growth + atom.growthDeviation * theta[1]
    var deviation = atom.driftDeviation * theta[2]
    var level = basis.levelDeviation * theta[0]
    var path = [level]
    for step in 0..<basis.steps {
      level += growth + deviation + basis.innovation * theta[3 + step]
      deviation =
        atom.damping * deviation + atom.driftInnovation * theta[3 + basis.steps + step]
      path.append(level)
    }
    return path
  }

  /// Log of prior times likelihoods, the factor (2π)^(−n/2) of the prior left out.
  fileprivate func logDensity(_ theta: [Double], levels: [Double]) -> Double {
    var log = theta.reduce(0) { $0 - 0.5 * $1 * $1 }
    for (index, site) in propagation.sites.enumerated() {
      let value: Double
      if index < system.likelihoods.count {
        value = self.value(of: system.rows[site.row], theta, levels)
      } else {
        value = basis.innovation * theta[3 + index - system.likelihoods.count]
      }
      log += site.likelihood.logValue(at: value)
    }
    return log
  }

  /// The function of a row, exact, relative to its center.
  private func value(of row: TrendRow, _ theta: [Double], _ levels: [Double]) -> Double {
    func shifted(_ period: Int, _ shares: [Int]) -> Double {
      shares.reduce(levels[period]) { sum, share in
        sum + basis.shareMeans[share]
          + basis.shareDeviations[share] * theta[basis.place(ofShare: share)]
      }
    }
    guard row.shares.isEmpty, row.baseShares.isEmpty else {
      let moved = levels.indices.map { period in
        shifted(period, period == row.function.base ? row.baseShares : row.shares)
      }
      return row.function.value(at: moved, scale: system.scale) - row.center
    }
    return row.function.value(at: levels, scale: system.scale) - row.center
  }

  /// The levels after the last period.
  fileprivate func future(
    of theta: [Double], from start: Double, _ horizon: Int, jumpShare: Double,
    using stream: inout RandomStream
  ) -> [Double] {
    let growth = atom.growth + atom.growthDeviation * theta[1]
    var deviation = atom.driftDeviation * theta[2]
    for step in 0..<basis.steps {
      deviation =
        atom.damping * deviation + atom.driftInnovation * theta[3 + basis.steps + step]
    }
    var level = start
    return (0..<horizon).map { _ in
      let isJump = stream.nextUniform() < jumpShare
      let scale = atom.innovation * (isJump ? GrowthPrior.jumpScale : 1)
      level += growth + deviation + scale * stream.nextNormal()
      deviation = atom.damping * deviation + atom.driftInnovation * stream.nextNormal()
      return level
    }
  }
}

extension TrendFunction {
  /// The function at levels.
  fileprivate func value(at levels: [Double], scale: LatentScale) -> Double {
    switch self {
    case .linear(let terms): terms.reduce(0) { $0 + $1.coefficient * levels[$1.period] }
    case .logSum(let first, let last, let reference):
      Double.log((first...last).reduce(0) { $0 + scale.natural(levels[$1]) } / reference)
    case .sum(let first, let last, let reference):
      (first...last).reduce(0) { $0 + scale.natural(levels[$1]) } / reference
    case .difference(let first, let last, let reference):
      (scale.natural(levels[last]) - scale.natural(levels[first])) / reference
    case .logRatio(let first, let last):
      Double.log(scale.natural(levels[last]) / scale.natural(levels[first]))
    case .ratio(let first, let last):
      scale.natural(levels[last]) / scale.natural(levels[first])
    }
  }
}
