import LinearAlgebra
import Optimization
import RealModule

/// The best curve with a given ceiling.
struct GrowthProfile: Sendable {
  let logCeiling: Double
  /// η at the middle of the observations, and its slope in scaled time.
  let eta: [Double]
  let sumOfSquares: Double
  /// The covariance of η's coefficients in units of the error's variance.
  let covariance: CovarianceTriangle

  /// Fits η for one ceiling.
  ///
  /// - Parameter start: where to begin; nil starts from the straight line through the observations'
  ///   own η, shares above 98 % counted as that.
  /// - Returns: nil where the search does not converge or the slope cannot be told.
  init?(_ shape: GrowthShape, _ logs: [Double], logCeiling: Double, start: [Double]? = nil) {
    let residuals = GrowthResiduals(shape: shape, logs: logs, logCeiling: logCeiling)
    let start = start ?? Self.line(shape, logs, logCeiling)
    guard
      case .success(let minimum) = LevenbergMarquardt(evaluationLimit: 500)
        .minimize(residuals, from: start)
    else { return nil }
    self.logCeiling = logCeiling
    eta = minimum.parameters
    sumOfSquares = minimum.sumOfSquares
    covariance = CovarianceTriangle(minimum.covarianceRoot, sigma: minimum.sigma)
  }

  /// The straight line through η of the observations' shares of the ceiling.
  private static func line(
    _ shape: GrowthShape, _ logs: [Double], _ logCeiling: Double
  ) -> [Double] {
    let time = GrowthTime(count: logs.count)
    var sum = 0.0
    var products = 0.0
    var squares = 0.0
    for index in logs.indices {
      let eta = shape.eta(logShare: min(logs[index] - logCeiling, -0.02))
      let u = time.scaled(index)
      sum += eta
      products += u * eta
      squares += u * u
    }
    return [sum / Double(logs.count), products / squares]
  }
}

/// The lower triangular root of a 2 × 2 covariance, with positive diagonal: unlike other roots, unique.
struct CovarianceTriangle: Sendable, Hashable, Codable {
  let first: Double
  let cross: Double
  let second: Double

  /// Makes a root of σ²·C triangular and divides by σ; all zeros for σ = 0.
  init(_ root: Matrix, sigma: Double) {
    let unit = sigma > 0 ? sigma : 1
    first = Double.hypot(root[0, 0], root[0, 1]) / unit
    let product = root[0, 0] * root[1, 0] + root[0, 1] * root[1, 1]
    let determinant = root[0, 0] * root[1, 1] - root[0, 1] * root[1, 0]
    cross = first > 0 ? product / (unit * unit * first) : 0
    second = first > 0 ? abs(determinant) / (unit * unit * first) : 0
  }

  /// The root of the determinant of the covariance.
  var area: Double { first * second }
}
