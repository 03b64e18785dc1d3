import LinearAlgebra
import Statistics
public import TimeSeries

/// Linear regression of a conditional quantile: of the median where τ = 0.5, least absolute errors.
///
/// Minimises Σ ρ_τ(eₜ) with ρ_τ(e) = e·(τ − [e < 0]), a linear programme that is solved exactly: as many
/// observations as coefficients are fitted to the last digit. Standard errors allow for errors of
/// unknown and unequal densities.
///
/// Forecasts take the errors to be alike in all periods: their median is the line plus the median of
/// the residuals, their variance that of all residuals, and the uncertainty of the coefficients comes
/// on top.
///
/// > Source: Koenker & Bassett (1978); Koenker (2005). Equal to R's `quantreg::rq`.
public struct QuantileRegression: FormulaModel {
  /// What is explained by what.
  public var formula = Formula.trend
  /// τ, the probability below the line.
  public var tau = 0.5
  /// How the covariance of the coefficients is estimated.
  public var standardErrors = QuantileStandardErrors.powell

  /// A straight line through the medians.
  public init() {}

  /// A regression of a quantile on a formula.
  ///
  /// - Precondition: 0 < tau < 1.
  public init(_ formula: Formula, tau: Double) {
    precondition(tau > 0 && tau < 1, "a probability strictly between 0 and 1")
    self.formula = formula
    self.tau = tau
  }

  /// `quantile`.
  public static let keyword = "quantile"
  /// One sentence on the model.
  public static let abstract = "A formula for the median, or another quantile, of the response."
  /// Formula, quantile and standard errors.
  public static let settings: [Setting<QuantileRegression>] = [
    formulaSetting,
    Setting(
      "tau", \.tau, "The probability below the line; 0.5 is the median.",
      expected: "a number above 0 and below 1", where: { $0 > 0 && $0 < 1 }),
    Setting("standard-errors", \.standardErrors, "The estimate of the errors' densities."),
  ]
  /// Medians of a line and of a log-linear trend, and an upper quantile.
  public static let examples = staticExamples + [QuantileRegression(.trend, tau: 0.8)]

  /// Three more than columns, as quartiles of residuals need them, and those that lags of the response
  /// cost.
  public var requiredObservations: Int { formula.requiredObservations + 2 }

  /// Estimates coefficients and variance.
  ///
  /// - Complexity: O(n·p) and a sort for each of some dozens of steps.
  public func fit(
    _ series: Series, given covariates: Covariates, plausibleStep: Double
  ) throws(FitError) -> Fitted {
    let data = try RegressionData(formula, explaining: series, by: covariates, freedom: 3)
    let factored = try data.factored()
    let estimate = try QuantileEstimate(data, factored, tau: tau)
    let factor = try QuantileCovariance.factor(standardErrors, of: estimate, data, factored)
    // The sample's median of a median regression is 0 but for the halves between two residuals.
    let offset = tau == 0.5 ? 0 : EmpiricalDistribution(estimate.residuals).median
    let squares = estimate.residuals.reduce(0) { $0 + ($1 - offset) * ($1 - offset) }
    let freedom = data.count - data.columns.count
    let sigma = (squares / Double(freedom)).squareRoot()
    let fits = zip(data.response, estimate.residuals).map { $0 / data.unit - $1 + offset }
    return try Fitted(
      data, of: series, covariates, plausibleStep: plausibleStep,
      coefficients: estimate.coefficients, offset: offset, fits: fits, squares: squares,
      degreesOfFreedom: freedom, root: sigma > 0 ? (1 / sigma) * factor : factor,
      standardErrors: (0..<factor.rows).map { factor.row($0).euclideanLength },
      parameterCount: data.columns.count + 1, tuning: [Parameter("tau", tau)])
  }

  /// Coefficients with their uncertainty, as of any regression.
  public typealias Fitted = Regression.Fitted
}
