import LinearAlgebra
import RealModule
import Statistics

/// One set of hyperparameters with what is known of the last period: where futures start.
struct TrendEndState: Sendable, Hashable, Codable {
  /// The hyperparameters, on the scale of the levels before ``unit``; its weight is the posterior one.
  let atom: TrendAtom
  /// Steps of the link's scale a step of the hyperparameters.
  let unit: Double
  /// Means of level, mean growth, and the drift's deviation from it, on the link's scale.
  let mean: [Double]
  /// Lower Cholesky factor of their covariance, row by row: 1, 2, then 3 entries.
  let factor: [Double]

  /// - Parameter covariance: of level, mean growth and deviation before the unit.
  init(_ atom: TrendAtom, weight: Double, unit: Double, mean: [Double], covariance: Matrix) {
    var atom = atom
    atom.weight = weight
    self.atom = atom
    self.unit = unit
    self.mean = mean
    // Semidefinite where the level is known exactly: a pivot of zero leaves a row of zeros.
    var rows = [[0.0, 0, 0], [0, 0, 0], [0, 0, 0]]
    for i in 0..<3 {
      for j in 0...i {
        var sum = covariance[i, j]
        for k in 0..<j { sum -= rows[i][k] * rows[j][k] }
        if i == j {
          rows[i][i] = max(sum, 0).squareRoot()
        } else {
          rows[i][j] = rows[j][j] > 0 ? sum / rows[j][j] : 0
        }
      }
    }
    factor = [
      unit * rows[0][0], unit * rows[1][0], unit * rows[1][1], unit * rows[2][0], unit * rows[2][1],
      unit * rows[2][2],
    ]
  }

  private init(_ atom: TrendAtom, _ unit: Double, _ mean: [Double], _ factor: [Double]) {
    self.atom = atom
    self.unit = unit
    self.mean = mean
    self.factor = factor
  }

  /// The state with another weight.
  func weighted(_ weight: Double) -> TrendEndState {
    var atom = atom
    atom.weight = weight
    return TrendEndState(atom, unit, mean, factor)
  }

  /// The state in another unit of the link's scale.
  func scaled(by factor: Double) -> TrendEndState {
    TrendEndState(
      atom, factor * unit, mean.map { factor * $0 }, self.factor.map { factor * $0 })
  }

  /// Mean and variance of the level so many periods on, its own innovations aside.
  private func moments(_ horizon: Int) -> (mean: Double, variance: Double) {
    let reach = [1, Double(horizon), atom.accumulation(horizon)]
    let first = factor[0] * reach[0] + factor[1] * reach[1] + factor[3] * reach[2]
    let second = factor[2] * reach[1] + factor[4] * reach[2]
    let third = factor[5] * reach[2]
    let known = first * first + second * second + third * third
    let drift = unit * unit * atom.driftVariance(horizon)
    return (mean[0] * reach[0] + mean[1] * reach[1] + mean[2] * reach[2], known + drift)
  }

  /// The level's distribution so many periods on: one normal for each number of jumps.
  ///
  /// All innovations enter the level alike, so that only their number of jumps matters.
  func components(
    _ horizon: Int, jumpShare: Double
  ) -> [(mean: Double, variance: Double, weight: Double)] {
    let (mean, variance) = moments(horizon)
    let ordinary = unit * unit * atom.innovation * atom.innovation
    return JumpCount.probabilities(over: horizon, share: jumpShare).enumerated().map { jumps, p in
      (mean, variance + ordinary * JumpCount.variance(jumps, of: horizon), atom.weight * p)
    }
  }

  /// One path of levels.
  func path(
    _ horizon: Int, jumpShare: Double, using stream: inout RandomStream
  ) -> [Double] {
    let z = [stream.nextNormal(), stream.nextNormal(), stream.nextNormal()]
    var level = mean[0] + factor[0] * z[0]
    let growth = mean[1] + factor[1] * z[0] + factor[2] * z[1]
    var deviation = mean[2] + factor[3] * z[0] + factor[4] * z[1] + factor[5] * z[2]
    var path: [Double] = []
    for _ in 0..<horizon {
      let isJump = stream.nextUniform() < jumpShare
      let scale = unit * atom.innovation * (isJump ? GrowthPrior.jumpScale : 1)
      level += growth + deviation + scale * stream.nextNormal()
      deviation = atom.damping * deviation + unit * atom.driftInnovation * stream.nextNormal()
      path.append(level)
    }
    return path
  }
}

/// How many of some innovations are jumps, and what they add up to.
enum JumpCount {
  /// Probabilities of 0, 1, … jumps; the last stands for all beyond it, less than a millionth.
  static func probabilities(over periods: Int, share: Double) -> [Double] {
    var probabilities: [Double] = []
    var rest = 1.0
    var p = Double.pow(1 - share, periods)
    for jumps in 0...periods {
      probabilities.append(p)
      rest -= p
      if rest < 1e-6 { break }
      p *= Double(periods - jumps) / Double(jumps + 1) * share / (1 - share)
    }
    probabilities[probabilities.count - 1] += max(rest, 0)
    return probabilities
  }

  /// Variance of the sum in ordinary variances.
  static func variance(_ jumps: Int, of periods: Int) -> Double {
    Double(periods - jumps) + Double(jumps) * GrowthPrior.jumpScale * GrowthPrior.jumpScale
  }
}
