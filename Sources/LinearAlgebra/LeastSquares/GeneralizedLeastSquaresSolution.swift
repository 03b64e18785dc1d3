/// What generalised least squares gives for one response.
public struct GeneralizedLeastSquaresSolution: Sendable, Hashable {
  /// β, length p.
  public let coefficients: [Double]
  /// X·β, length n.
  public let fittedValues: [Double]
  /// y − X·β, length n, as correlated as the errors are.
  public let residuals: [Double]
  /// u, length q: independent, with equal variances.
  public let whitenedErrors: [Double]
  /// n − p.
  public let degreesOfFreedom: Int
  /// W with W·Wᵀ = (Xᵀ·Σ⁻¹·X)⁻¹; the covariance of β is that times the variance of the u.
  public let covarianceFactor: Matrix

  /// ‖u‖²: the sum of squared residuals after whitening.
  public var whitenedSumOfSquares: Double { whitenedErrors.reduce(0) { $0 + $1 * $1 } }
}
