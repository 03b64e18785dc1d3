import LinearAlgebra
import Optimization
import RealModule

/// The best curve with a given ceiling.
struct GrowthProfile: Sendable {
  let shape: GrowthShape
  let logCeiling: Double
  /// The coefficients of the shape.
  let coefficients: [Double]
  let sumOfSquares: Double
  /// The covariance of the coefficients in units of the error's variance.
  let covariance: CovarianceTriangle

  /// Fits the curve for one ceiling.
  ///
  /// - Parameter start: where to begin; nil starts from the observations' own shares.
  /// - Returns: nil where the search does not converge or the coefficients cannot be told.
  init?(_ shape: GrowthShape, _ logs: [Double], logCeiling: Double, start: [Double]? = nil) {
    let residuals = GrowthResiduals(shape: shape, logs: logs, logCeiling: logCeiling)
    let start =
      start ?? shape.start(logs.map { $0 - logCeiling }, GrowthTime(count: logs.count))
    guard
      case .success(let minimum) = LevenbergMarquardt(evaluationLimit: 500)
        .minimize(residuals, from: start)
    else { return nil }
    self.shape = shape
    self.logCeiling = logCeiling
    coefficients = minimum.parameters
    sumOfSquares = minimum.sumOfSquares
    covariance = CovarianceTriangle(minimum.covarianceRoot, sigma: minimum.sigma)
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
