/// What batched least squares gives.
public struct BatchedSolution: Sendable, Equatable {
  /// A problem without a solution.
  public struct Failure: Sendable, Equatable {
    /// Its place among the problems, from 0.
    public let problem: Int
    /// What its design or response lacks.
    public let reason: LinearAlgebraError
  }

  /// p × k: the coefficients of problem j are column j; NaN where it failed.
  public let coefficients: Matrix
  /// The sum of squared residuals of each problem; NaN where it failed.
  public let residualSumsOfSquares: [Double]
  /// Observations less coefficients, the same for all problems.
  public let degreesOfFreedom: Int
  /// The problems without a solution and why, ascending.
  public let failures: [Failure]
}
