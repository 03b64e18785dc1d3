/// What ridge regression gives for one response and penalty.
public struct RidgeSolution: Sendable, Hashable {
  /// λ.
  public let penalty: Double
  /// β, length p.
  public let coefficients: [Double]
  /// X·β, length n.
  public let fittedValues: [Double]
  /// y − X·β, length n.
  public let residuals: [Double]
  /// How much of each fitted value its own observation makes.
  public let leverage: [Double]
  /// The sum of the leverages: how many free coefficients the fit amounts to.
  public let effectiveDegreesOfFreedom: Double

  /// The sum of squared residuals, without the penalty.
  public var residualSumOfSquares: Double { residuals.reduce(0) { $0 + $1 * $1 } }

  /// The errors in predicting each observation from all others, exactly and without refitting.
  ///
  /// Infinite or NaN for an observation that alone determines a coefficient.
  public var leaveOneOutErrors: [Double] { zip(residuals, leverage).map { $0 / (1 - $1) } }
}
