/// What least squares gives for one response.
public struct LeastSquaresSolution: Sendable, Hashable {
  /// β, length p, in units of the response per unit of the regressor.
  public let coefficients: [Double]
  /// X·β, length n.
  public let fittedValues: [Double]
  /// y − X·β, length n, not weighted.
  public let residuals: [Double]
  /// The sum of squared residuals, weighted where there are weights.
  public let residualSumOfSquares: Double
  /// Observations that count less coefficients.
  public let degreesOfFreedom: Int

  /// The unbiased estimate of the errors' variance; nil without degrees of freedom.
  public var residualVariance: Double? {
    degreesOfFreedom > 0 ? residualSumOfSquares / Double(degreesOfFreedom) : nil
  }
}
