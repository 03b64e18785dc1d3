public import Statistics
public import TimeSeries

/// The result of a fit: immutable, and all that a forecast needs.
///
/// The `Codable` form is the model's saved state. Distributions and paths contain the uncertainty of
/// the estimated parameters.
public protocol FittedModel: Sendable, Codable {
  /// Estimates in a tidy list, with standard errors where they exist.
  var parameters: [Parameter] { get }
  /// Goodness of fit in one line.
  var summary: FitSummary { get }
  /// One per observation; nil where the model has no fitted value, as for the first of a naive one.
  var fittedValues: [Double?] { get }

  /// Predictive distributions for the `horizon` periods after the last observation.
  ///
  /// - Parameters:
  ///   - horizon: how many periods, at least 1.
  ///   - covariates: future values of the regressors, where there are any.
  func forecast(_ horizon: Int, given covariates: Covariates) throws(ForecastError) -> [PredictiveDistribution]

  /// One joint path of future observations.
  ///
  /// Draws the parameters first where they are uncertain, so that paths and distributions agree.
  func simulate(
    _ horizon: Int, given covariates: Covariates, using stream: inout RandomStream
  ) throws(ForecastError) -> [Double]
}

/// One estimated number of a fitted model.
public struct Parameter: Sendable, Hashable, Codable {
  /// The field's name for it: `drift`, `alpha`, `log(gdp-cny)`.
  public let name: String
  /// The estimate.
  public let estimate: Double
  /// Its standard error, where theory gives one.
  public let standardError: Double?
  /// Power of the response's unit that the estimate carries: 1 for a level, 0 for a proportion.
  public let responsePower: Int

  /// One row of the tidy list.
  public init(
    _ name: String, _ estimate: Double, standardError: Double? = nil, responsePower: Int = 0
  ) {
    self.name = name
    self.estimate = estimate
    self.standardError = standardError
    self.responsePower = responsePower
  }
}

/// Goodness of fit of one model on one series.
public struct FitSummary: Sendable, Hashable, Codable {
  /// Observations used.
  public let observations: Int
  /// Estimated parameters, the variance included.
  public let parameterCount: Int
  /// Residual standard deviation, degrees of freedom taken off, on the model's scale.
  public let sigma: Double
  /// Gaussian log-likelihood on the model's scale; nil where the model has none.
  public let logLikelihood: Double?

  /// Collects the four figures.
  public init(observations: Int, parameterCount: Int, sigma: Double, logLikelihood: Double?) {
    self.observations = observations
    self.parameterCount = parameterCount
    self.sigma = sigma
    self.logLikelihood = logLikelihood
  }

  /// Akaike's criterion with the correction for short series (Hurvich & Tsai 1989).
  ///
  /// nil without a likelihood, or where n − k − 1 ≤ 0.
  public var aicc: Double? {
    guard let logLikelihood, observations - parameterCount - 1 > 0 else { return nil }
    let k = Double(parameterCount)
    return -2 * logLikelihood + 2 * k + 2 * k * (k + 1) / (Double(observations) - k - 1)
  }
}
