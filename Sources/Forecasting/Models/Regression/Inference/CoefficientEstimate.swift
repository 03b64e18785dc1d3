/// One row of a regression table.
public struct CoefficientEstimate: Sendable, Hashable, Codable {
  /// The name of the column: `(Intercept)`, `log(gdp-cny)`.
  public let name: String
  /// The estimate, in units of the response per unit of the regressor.
  public let estimate: Double
  /// Its standard error.
  public let standardError: Double
  /// The estimate over its standard error; nil where that is 0.
  public let t: Double?
  /// The probability of a larger |t| were the coefficient 0, by Student's t; nil without t.
  public let p: Double?
  /// The lower end of the confidence interval.
  public let lower: Double
  /// The upper end of the confidence interval.
  public let upper: Double
  /// How many times collinearity inflates the variance; nil for a constant column.
  public let varianceInflation: Double?
}
