/// What panel least squares gives.
public struct PanelSolution: Sendable, Hashable {
  /// p × k: the coefficients of series j are column j.
  public let coefficients: Matrix
  /// The sum of squared residuals of each series, weighted where there are weights.
  public let residualSumsOfSquares: [Double]
  /// Observations that count less coefficients, the same for all series.
  public let degreesOfFreedom: Int

  /// The series, ascending, whose entries are not finite or overflow when squared; their results
  /// are not finite either.
  public var failedSeries: [Int] {
    residualSumsOfSquares.indices.filter { !residualSumsOfSquares[$0].isFinite }
  }
}
