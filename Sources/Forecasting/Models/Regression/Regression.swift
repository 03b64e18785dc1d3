public import TimeSeries

/// Linear regression on the terms of a formula, by ordinary or weighted least squares.
///
/// link(yₜ) = xₜᵀβ + eₜ with independent errors of variance σ²/wₜ. β̂ comes from a pivoted QR
/// factorisation of the scaled design, never from XᵀX. With V the covariance of β̂, the prediction
/// for regressors x is Student's t with n − p degrees of freedom around xᵀβ̂ and squared scale
/// σ̂²/w + xᵀVx; the second term is the uncertainty of the coefficients. On the way back from a link
/// medians and quantiles stay what they are.
///
/// Terms with earlier values of the response, `lag(y, 1)`, make a dynamic regression: forecasts
/// feed their own medians, and variances follow by the derivatives of each step by all errors and
/// coefficients before it (exact in the errors where lags enter linearly on the scale of the link);
/// paths are drawn without approximation.
///
/// > Source: Hyndman & Athanasopoulos (2021), §7; Greene (2018), §4.8. Equal to R's `lm` with
/// > `predict(interval = "prediction")` where there are neither weights nor lagged responses.
public struct Regression: FormulaModel {
  /// What is explained by what.
  public var formula = Formula.trend
  /// The series of weights, in inverse proportion to the variances; none where all are equal.
  public var weights: String?
  /// How the covariance of the coefficients is estimated.
  public var standardErrors = StandardErrors.classical
  /// Lags of the Newey-West estimate; by the number of observations where none is set.
  public var bandwidth: Int?

  /// A straight line through time.
  public init() {}

  /// `regression`.
  public static let keyword = "regression"
  /// One sentence on the model.
  public static let abstract = "Least squares on the terms of a formula, weighted or not."
  /// Formula, weights, standard errors and bandwidth.
  public static let settings: [Setting<Regression>] = [
    formulaSetting,
    Setting(
      "weights", \.weights,
      "Series in inverse proportion to the error variances; its future is needed too.",
      expected: "the name of a series, or none"),
    Setting("standard-errors", \.standardErrors, "The estimate of the coefficients' covariance."),
    Setting(
      "bandwidth", \.bandwidth, "Lags of newey-west; none takes 4(n/100)^(2/9).",
      expected: "a whole number from 0 to 1000, or none",
      where: { bandwidth in bandwidth.map { (0...1000).contains($0) } ?? true }),
  ]
  /// A line, a log-linear trend, robust standard errors, and a response that explains itself.
  public static let examples: [Regression] =
    RegressionExamples.formulas.map { Regression($0) }
    + [Regression(.trend, standardErrors: .hc3), Regression(.trend, standardErrors: .neweyWest)]

  private init(_ formula: Formula, standardErrors: StandardErrors) {
    self.formula = formula
    self.standardErrors = standardErrors
  }

  /// The series of the formula's terms, then that of the weights.
  public var regressors: [String] {
    let names = formula.regressors
    guard let weights, !names.contains(weights) else { return names }
    return names + [weights]
  }

  /// One more than columns, and those that lags of the response cost.
  ///
  /// A season counts as one column here, because its number depends on the series.
  public var requiredObservations: Int { formula.requiredObservations }

  /// Estimates coefficients and variance; one residual degree of freedom alone borrows from
  /// `plausibleStep`.
  ///
  /// - Complexity: O(n·p²).
  public func fit(
    _ series: Series, given covariates: Covariates, plausibleStep: Double
  ) throws(FitError) -> Fitted {
    let data = try RegressionData(
      formula, explaining: series, by: covariates, weights: weights)
    return try Fitted(
      self, RegressionEstimate(data), of: series, covariates, plausibleStep: plausibleStep)
  }
}
