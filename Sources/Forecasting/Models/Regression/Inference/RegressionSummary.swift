public import TimeSeries

/// All that a statistician asks of a regression: estimates with their uncertainty, goodness of fit,
/// tests of the assumptions, and the influence of every observation.
///
/// Everything is on the scale of the formula's response: for `log(gerd) ~ trend`, of ln gerd.
public struct RegressionSummary: Sendable, Hashable, Codable {
  /// The estimator: `ols`, `wls`, or the keyword of another.
  public let method: String
  /// The formula, as it is spelt.
  public let formula: String
  /// The response's series.
  public let series: String
  /// The first and last period with a row in the design.
  public let periods: [Period]
  /// Observations at the start that lags cost.
  public let observationsLost: Int
  /// Places without an observation, or without all values of one, that are left out.
  public let observationsLeftOut: Int
  /// n, the rows of the design.
  public let observations: Int
  /// n − p, of Student's t.
  public let degreesOfFreedom: Int
  /// The level of the confidence intervals, in (0, 1).
  public let level: Double
  /// How the covariance of the coefficients is estimated: `classical`, `hc3`, `newey-west`.
  public let standardErrors: String
  /// The lags of Newey-West standard errors; nil for the others.
  public let bandwidth: Int?
  /// One row a column, in formula order, the intercept first.
  public let coefficients: [CoefficientEstimate]
  /// What was chosen along with the coefficients, as a penalty; empty for least squares.
  public let tuning: [Parameter]
  /// The residuals from the least to the greatest, weighted where there are weights.
  public let residuals: FiveNumbers
  /// R², F, likelihood and criteria.
  public let goodness: GoodnessOfFit
  /// Tests of autocorrelation, variance and normality.
  public let tests: ResidualTests
  /// The ratio of the extreme singular values of the design; nil where terms are dependent.
  public let conditionNumber: Double?
  /// The same with columns scaled to unit length: above 30, collinearity (Belsley).
  public let scaledConditionNumber: Double?
  /// One row an observation.
  public let rows: [ObservationDiagnostics]
}
