import RealModule

/// The Kalman filter with the exact start for states that nothing is known of.
///
/// The covariance of the state is κP∞ + P, κ → ∞. While P∞ is not zero an observation may tell of a
/// diffuse direction, which takes one of its ranks away; the others are as in the ordinary filter.
///
/// > Source: Koopman (1997), "Exact initial Kalman filtering and smoothing for nonstationary time
/// > series models", JASA 92; Durbin & Koopman (2012), §5.2.
struct DiffuseFilter: Sendable, Hashable, Codable {
  /// What an observation was compared with.
  struct Innovation: Sendable {
    /// The observation less its prediction.
    let error: Double
    /// The variance of the prediction error in units of the scale, or of its diffuse part.
    let variance: Double
    /// Whether the observation was used up by a diffuse direction.
    let isDiffuse: Bool
  }

  let system: StateSpace
  /// The state's mean before the next observation.
  private(set) var mean: [Double]
  /// P, row after row.
  private(set) var covariance: [Double]
  /// P∞, row after row; empty once every direction is known.
  private(set) var diffuse: [Double]
  /// Directions that nothing is known of yet.
  private(set) var diffuseRank: Int

  /// Below this part of a unit a diffuse variance is rounding.
  private static let tolerance = 1e-9

  init(_ system: StateSpace) {
    let m = system.order
    self.system = system
    mean = [Double](repeating: 0, count: m)
    covariance = [Double](repeating: 0, count: m * m)
    diffuseRank = system.diffuseCount
    diffuse = diffuseRank > 0 ? covariance : []
    for (i, variance) in system.initialVariances.enumerated() {
      if let variance { covariance[i * m + i] = variance } else { diffuse[i * m + i] = 1 }
    }
  }

  /// P·Zᵀ and Z·P·Zᵀ of a covariance.
  private static func project(
    _ covariance: [Double], on z: [Double], into column: inout [Double]
  ) -> Double {
    let m = z.count
    for i in 0..<m { column[i] = 0 }
    for j in 0..<m where z[j] != 0 {
      let (weight, start) = (z[j], j * m)
      for i in 0..<m { column[i] += weight * covariance[start + i] }
    }
    var variance = 0.0
    for i in 0..<m where z[i] != 0 { variance += z[i] * column[i] }
    return variance
  }

  /// What the next observation is expected to be.
  func prediction(_ z: [Double]) -> Double {
    var sum = 0.0
    for i in z.indices { sum += z[i] * mean[i] }
    return sum
  }

  /// The variance of the next observation, and its diffuse part; 0 where that is known.
  func predictionVariance(_ z: [Double]) -> (finite: Double, diffuse: Double) {
    var column = z
    let finite = Self.project(covariance, on: z, into: &column) + system.irregular
    guard diffuseRank > 0 else { return (finite, 0) }
    let part = Self.project(diffuse, on: z, into: &column)
    return (finite, part > Self.tolerance ? part : 0)
  }

  /// Takes in an observation; nil where the model has no room for any error.
  mutating func observe(_ y: Double, _ z: [Double]) -> Innovation? {
    var column = z
    return observe(y, z, &column)
  }

  /// Takes in an observation, with a buffer of m numbers.
  ///
  /// - Complexity: O(m²).
  mutating func observe(
    _ y: Double, _ z: [Double], _ column: inout [Double]
  ) -> Innovation? {
    let m = system.order
    let error = y - prediction(z)
    let variance = Self.project(covariance, on: z, into: &column) + system.irregular
    if diffuseRank > 0 {
      var direction = z
      let size = Self.project(diffuse, on: z, into: &direction)
      if size > Self.tolerance {
        for i in 0..<m {
          mean[i] += direction[i] * (error / size)
          for j in 0..<m {
            let (a, b) = (direction[i] / size, direction[j] / size)
            covariance[i * m + j] += a * b * variance - column[i] * b - a * column[j]
            diffuse[i * m + j] -= direction[i] * b
          }
        }
        diffuseRank -= 1
        if diffuseRank == 0 { diffuse = [] }
        return Innovation(error: error, variance: size, isDiffuse: true)
      }
    }
    guard variance > 1e-300 else { return nil }
    for i in 0..<m {
      let (gain, start) = (column[i] / variance, i * m)
      mean[i] += gain * error
      for j in 0..<m { covariance[start + j] -= gain * column[j] }
    }
    return Innovation(error: error, variance: variance, isDiffuse: false)
  }

  /// Goes on to the next period.
  mutating func advance() {
    var scratch = covariance
    advance(&scratch)
  }

  /// Goes on to the next period, with a buffer of m² numbers.
  mutating func advance(_ scratch: inout [Double]) {
    let m = system.order
    system.advance(&mean, &scratch)
    system.advance(covariance: &covariance, &scratch)
    for i in 0..<m { covariance[i * m + i] += system.disturbances[i] }
    if diffuseRank > 0 { system.advance(covariance: &diffuse, &scratch) }
  }
}
