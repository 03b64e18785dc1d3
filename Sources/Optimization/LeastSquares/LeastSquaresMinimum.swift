public import LinearAlgebra

/// Parameters at which a sum of squares is smallest, with their uncertainty.
public struct LeastSquaresMinimum: Sendable, Hashable {
  /// The estimates.
  public let parameters: [Double]
  /// The residuals at the estimates.
  public let residuals: [Double]
  /// The sum of their squares.
  public let sumOfSquares: Double
  /// A p × p matrix C with C·Cᵀ the covariance of the estimates, by linearisation.
  ///
  /// `parameters` + C·z with z standard normal is a draw of the parameters.
  public let covarianceRoot: Matrix
  /// How often the residuals were evaluated, with or without derivatives.
  public let evaluations: Int

  /// Observations less parameters.
  public var degreesOfFreedom: Int { residuals.count - parameters.count }

  /// The residual standard deviation; 0 without degrees of freedom.
  public var sigma: Double {
    degreesOfFreedom > 0 ? (sumOfSquares / Double(degreesOfFreedom)).squareRoot() : 0
  }

  /// The standard errors of the estimates.
  public var standardErrors: [Double] {
    (0..<parameters.count).map { i in
      var sum = 0.0
      for j in 0..<parameters.count { sum += covarianceRoot[i, j] * covarianceRoot[i, j] }
      return sum.squareRoot()
    }
  }

  /// The covariance matrix of the estimates.
  public var covariance: Matrix { covarianceRoot * covarianceRoot.transposed() }
}
