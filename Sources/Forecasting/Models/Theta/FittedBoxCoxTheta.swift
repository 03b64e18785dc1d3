public import Statistics
import TimeSeries

/// A Theta model on a scale that it has chosen itself.
///
/// Distributions are Student's t on that scale, carried back through the link; the choice of the
/// exponent is taken as certain.
public struct FittedBoxCoxTheta: FittedModel {
  let scale: FitScale
  let isEstimated: Bool
  let theta: FittedTheta
  /// Σ ln(dx/dy) over the observations.
  let logSlopes: Double

  init(
    _ series: Series, link: Link, isEstimated: Bool, plausibleStep: Double
  ) throws(FitError) {
    let scale = try FitScale(of: series, link: link, for: .link)
    self.scale = scale
    self.isEstimated = isEstimated
    theta = try FittedTheta(
      scale.modelled(series),
      specification: ThetaSpecification(line: .fixed, estimatesWeight: false),
      plausibleStep: scale.carried(step: plausibleStep, of: series), link: scale.modelLink)
    logSlopes = series.values.reduce(0) { $0 + scale.logSlope(at: $1) }
  }

  /// The exponent; nil where the scale is not a Box-Cox one.
  private var lambda: Double? {
    if case .power(let exponent, _) = scale.link { exponent } else { nil }
  }

  /// The estimates of Theta, and lambda; those in the unit of the series are slopes at the knee.
  public var parameters: [Parameter] {
    let own = theta.parameters.map { parameter in
      let unit = parameter.responsePower == 1 ? 1 / scale.factor : 1
      return Parameter(
        parameter.name, parameter.estimate * unit,
        standardError: parameter.standardError.map { $0 * unit },
        responsePower: parameter.responsePower)
    }
    return own + (lambda.map { [Parameter("lambda", $0)] } ?? [])
  }

  /// Goodness of fit; the likelihood is that of the observations in their own unit.
  public var summary: FitSummary {
    let own = theta.summary
    return FitSummary(
      observations: own.observations,
      parameterCount: own.parameterCount + (lambda != nil && isEstimated ? 1 : 0),
      sigma: own.sigma / scale.factor, logLikelihood: own.logLikelihood.map { $0 + logSlopes })
  }

  /// Medians of the one-step forecasts.
  public var fittedValues: [Double?] { theta.fittedValues.map { $0.map(scale.natural) } }

  /// Student's t on the scale of the model, carried back.
  public func forecast(
    _ horizon: Int, given covariates: Covariates
  ) throws(ForecastError) -> [PredictiveDistribution] {
    try theta.forecast(horizon, given: covariates).map { scale.natural($0) }
  }

  /// Draws as Theta does, carried back.
  public func simulate(
    _ horizon: Int, given covariates: Covariates, using stream: inout RandomStream
  ) throws(ForecastError) -> [Double] {
    try theta.simulate(horizon, given: covariates, using: &stream).map { scale.natural($0) }
  }
}
