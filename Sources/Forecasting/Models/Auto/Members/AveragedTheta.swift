import RealModule

/// The Theta method with its smoothing parameter averaged over a grid.
///
/// Simple exponential smoothing from the first value, and half the slope of the least-squares line:
/// ℓ + b/2 (h − 1 + (1 − (1 − α)ⁿ)/α). Alphas .05, .1, …, 1 have weights S^(−(n−1)/2), S the squared
/// one-step errors: averaging beats the best single alpha.
///
/// > Source: Assimakopoulos & Nikolopoulos (2000); Hyndman & Billah (2003), equation 7.
struct AveragedTheta {
  private typealias Lanes = SIMD8<Double>

  private static let count = 20
  private static let groups = 3
  /// Keeps perfect fits from taking all the weight by their rounding errors.
  private static let leastSquares = 1e-9

  private let level: Double
  private let gain: Double
  private let halfSlope: Double

  /// - Precondition: at least two values.
  init(_ z: [Double]) {
    let n = Double(z.count)
    var alphas: [Lanes] = []
    for group in 0..<Self.groups {
      var alpha = Lanes(repeating: 1)
      for lane in 0..<8 where 8 * group + lane < Self.count {
        alpha[lane] = 0.05 + 0.05 * Double(8 * group + lane)
      }
      alphas.append(alpha)
    }
    var logWeights: [Double] = []
    var levels: [Double] = []
    var gains: [Double] = []
    for (group, alpha) in alphas.enumerated() {
      var level = Lanes(repeating: z[0])
      var squares = Lanes.zero
      var decay = 1 - alpha
      for value in z.dropFirst() {
        let error = value - level
        squares += error * error
        level += alpha * error
        decay *= 1 - alpha
      }
      let gain = (1 - decay) / alpha
      for lane in 0..<8 where 8 * group + lane < Self.count {
        logWeights.append(-(n - 1) / 2 * Double.log(squares[lane] + Self.leastSquares))
        levels.append(level[lane])
        gains.append(gain[lane])
      }
    }
    let largest = logWeights.reduce(-.infinity, max)
    var total = 0.0
    var levelSum = 0.0
    var gainSum = 0.0
    for index in logWeights.indices {
      let weight = Double.exp(logWeights[index] - largest)
      total += weight
      levelSum += weight * levels[index]
      gainSum += weight * gains[index]
    }
    level = levelSum / total
    gain = gainSum / total
    halfSlope = Self.slope(z) / 2
  }

  /// The slope of the least-squares line.
  private static func slope(_ z: [Double]) -> Double {
    let middle = Double(z.count - 1) / 2
    let mean = z.reduce(0, +) / Double(z.count)
    var cross = 0.0
    var square = 0.0
    for (t, value) in z.enumerated() {
      let time = Double(t) - middle
      cross += time * (value - mean)
      square += time * time
    }
    return cross / square
  }

  /// The forecasts of the next periods.
  func path(horizon: Int) -> [Double] {
    (1...horizon).map { level + halfSlope * (Double($0 - 1) + gain) }
  }
}
