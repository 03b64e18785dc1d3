import LinearAlgebra
public import TimeSeries

/// Linear regression in which outliers count by their sign and not by their size.
///
/// Minimises Σ ρ(eₜ/s), quadratic up to a threshold k and linear beyond, with s the median absolute
/// residual over .6745. At k = 1.345 the coefficients are 95 % as precise as least squares where
/// errors are normal. The covariance of the coefficients is Huber's first form. Forecasts take the
/// variance of all residuals, outliers included: what happened can happen again.
///
/// > Source: Huber (1964); Huber & Ronchetti (2009), chapter 7. Coefficients are those of statsmodels'
/// > `RLM(y, X, M=HuberT())` and of R's `MASS::rlm`, iterated to the last digits.
public struct HuberRegression: FormulaModel {
  /// What is explained by what.
  public var formula = Formula.trend
  /// k, in robust standard deviations.
  public var threshold = 1.345

  /// A straight line through time.
  public init() {}

  /// `huber`.
  public static let keyword = "huber"
  /// One sentence on the model.
  public static let abstract = "A formula fitted so that outliers have a bounded influence."
  /// Formula and threshold.
  public static let settings: [Setting<HuberRegression>] = [
    formulaSetting,
    Setting(
      "threshold", \.threshold, "Robust standard deviations from which a residual is an outlier.",
      expected: "a number above 0", where: { $0 > 0 }),
  ]
  /// A line and a log-linear trend.
  public static let examples = staticExamples

  /// Three more than columns, so that a majority can outvote an outlier, and those that lags of the
  /// response cost.
  public var requiredObservations: Int { formula.requiredObservations + 2 }

  /// Estimates coefficients and variance.
  ///
  /// - Complexity: O(n·p²) a round, of which there are some dozens.
  public func fit(
    _ series: Series, given covariates: Covariates, plausibleStep: Double
  ) throws(FitError) -> Fitted {
    let data = try RegressionData(formula, explaining: series, by: covariates, freedom: 3)
    let estimate = try HuberEstimate(data, threshold: threshold)
    let squares = estimate.residuals.reduce(0) { $0 + $1 * $1 }
    let freedom = data.count - data.columns.count
    let sigma = (squares / Double(freedom)).squareRoot()
    let factor = estimate.covarianceFactor
    let fits = zip(data.response, estimate.residuals).map { $0 / data.unit - $1 }
    return try Fitted(
      data, of: series, covariates, plausibleStep: plausibleStep,
      coefficients: estimate.coefficients, fits: fits, squares: squares,
      degreesOfFreedom: freedom, root: sigma > 0 ? (1 / sigma) * factor : factor,
      standardErrors: (0..<factor.rows).map { factor.row($0).euclideanLength },
      parameterCount: data.columns.count + 1,
      tuning: [Parameter("robust-scale", estimate.scale * data.unit)])
  }

  /// Coefficients with their uncertainty, as of any regression.
  public typealias Fitted = Regression.Fitted
}
