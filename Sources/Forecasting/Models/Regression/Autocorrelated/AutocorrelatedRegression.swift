public import TimeSeries

/// Linear regression whose errors follow the errors before: generalised least squares with AR(1).
///
/// link(yₜ) = xₜᵀβ + uₜ, uₜ = ρ·uₜ₋₁ + εₜ, |ρ| < 1, with ε of variance σ². The estimates ρ̂, β̂ maximise
/// the exact likelihood, the first observation included.
///
/// Given ρ, the prediction h steps ahead is Student's t with n − p degrees of freedom around
/// xᵀβ + ρʰ·uₙ, the last error fading away, and squared scale
/// σ²·((1 − ρ²ʰ)/(1 − ρ²) + gᵀ(X*ᵀX*)⁻¹g) with g = x − ρʰ·xₙ and X* the transformed design. A short
/// series says little about ρ, and much hangs on it: so forecasts are averaged over the probability
/// of ρ given the data (flat priors for β, ln σ and ρ: the restricted likelihood). The distribution
/// given is the Student's t with the average's median, central 80 % and central 95 %. Paths draw ρ,
/// σ and β, then the errors.
///
/// > Source: Beach & MacKinnon (1978) for the likelihood; Goldberger (1962) for the prediction given
/// > ρ; Zellner & Tiao (1964) for the average. Estimates are those of R's
/// > `nlme::gls(correlation = corAR1(), method = "ML")` and of statsmodels'
/// > `ARIMA(order=(1, 0, 0), exog=X)`; the latter predicts as if ρ̂ were the true one.
public struct AutocorrelatedRegression: FormulaModel {
  /// What is explained by what; without lags of the response.
  public var formula = Formula.trend

  /// A straight line through time.
  public init() {}

  /// A regression on a formula.
  ///
  /// - Precondition: the formula has no lags of the response.
  public init(_ formula: Formula) {
    precondition(!formula.readsResponse, "autocorrelated errors take the place of lagged responses")
    self.formula = formula
  }

  /// `gls`.
  public static let keyword = "gls"
  /// One sentence on the model.
  public static let abstract = "Generalised least squares: a formula whose errors are AR(1)."
  /// The formula.
  public static let settings: [Setting<AutocorrelatedRegression>] = [
    Setting(
      "formula", \.formula, "Response and terms; ~ trend is a straight line.",
      expected: "a formula without lags of the response, such as log(y) ~ trend + log(x)",
      where: { !$0.readsResponse })
  ]
  /// A line and a log-linear trend.
  public static let examples = staticExamples

  /// Three more than columns, so that ρ and σ are not guesses alone.
  ///
  /// A season counts as one column here, because its number depends on the series.
  public var requiredObservations: Int { formula.requiredObservations + 2 }

  /// Estimates ρ, β and σ.
  ///
  /// Filled places keep their rows, because errors follow one another, but count for no degree of
  /// freedom.
  ///
  /// - Complexity: some hundred and fifty factorisations of O(n·p²).
  public func fit(
    _ series: Series, given covariates: Covariates, plausibleStep: Double
  ) throws(FitError) -> Fitted {
    let data = try RegressionData(
      formula, explaining: series, by: covariates, freedom: 3, keepsFilled: true)
    let estimate = try AutocorrelationEstimate(AutocorrelationLikelihood(data))
    return try Fitted(data, estimate, of: series, covariates, plausibleStep: plausibleStep)
  }
}
