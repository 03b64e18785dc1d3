public import ExtendedPrecision

/// What refined least squares gives for one response, before rounding.
public struct RefinedLeastSquaresSolution: Sendable, Hashable {
  /// β, length p, in units of the response per unit of the regressor.
  public let coefficients: [DoubleDouble]
  /// y − X·β, length n, not weighted.
  public let residuals: [DoubleDouble]
  let response: [DoubleDouble]
  /// The sum of squared residuals, weighted where there are weights.
  public let residualSumOfSquares: DoubleDouble
  /// Observations that count less coefficients.
  public let degreesOfFreedom: Int

  /// The same, rounded to doubles once.
  public var rounded: LeastSquaresSolution {
    LeastSquaresSolution(
      coefficients: coefficients.map(\.rounded),
      fittedValues: zip(response, residuals).map { ($0 - $1).rounded },
      residuals: residuals.map(\.rounded),
      residualSumOfSquares: residualSumOfSquares.rounded, degreesOfFreedom: degreesOfFreedom)
  }
}
