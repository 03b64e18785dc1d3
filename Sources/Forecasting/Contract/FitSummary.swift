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
  /// Confidence intervals of parameters that are more than an estimate and a standard error.
  public let intervals: [ParameterInterval]

  /// Collects the figures.
  public init(
    observations: Int, parameterCount: Int, sigma: Double, logLikelihood: Double?,
    intervals: [ParameterInterval] = []
  ) {
    self.observations = observations
    self.parameterCount = parameterCount
    self.sigma = sigma
    self.logLikelihood = logLikelihood
    self.intervals = intervals
  }

  /// Reads the figures; without intervals, as they were saved before there were any, there are none.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    observations = try container.decode(Int.self, forKey: .observations)
    parameterCount = try container.decode(Int.self, forKey: .parameterCount)
    sigma = try container.decode(Double.self, forKey: .sigma)
    logLikelihood = try container.decodeIfPresent(Double.self, forKey: .logLikelihood)
    intervals =
      try container.decodeIfPresent([ParameterInterval].self, forKey: .intervals) ?? []
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
