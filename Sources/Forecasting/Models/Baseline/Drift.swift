public import Statistics
public import TimeSeries

/// A random walk with drift: yₜ = yₜ₋₁ + b + eₜ.
///
/// b̂ = (yₙ − y₁)/(n − 1), the mean change. The forecast h steps ahead is Student's t around yₙ + h·b̂
/// with scale s√(h(1 + h/(n − 1))) and n − 2 degrees of freedom; the second term is the uncertainty
/// of b̂.
///
/// > Source: Hyndman & Athanasopoulos (2021), §5.2 and table 5.2. R `rwf(drift = TRUE)` has the same
/// > means and standard deviations, with normal quantiles.
public struct Drift: BaselineModel, Hashable {
  /// The model; it has no settings.
  public init() {}

  /// `drift`.
  public static let keyword = "drift"
  /// One sentence on the model.
  public static let abstract = "The last value, moved on by the average change."
  /// None.
  public static let settings: [Setting<Drift>] = []

  /// Two changes, so that the drift is not one of them alone.
  public var requiredObservations: Int { 3 }

  /// Estimates b and σ.
  ///
  /// - Complexity: O(n).
  public func fit(
    _ series: Series, given covariates: Covariates, plausibleStep: Double
  ) throws(FitError) -> Fitted {
    try series.requireCount(requiredObservations)
    let values = series.values
    let drift = (series.last - values[0]) / Double(values.count - 1)
    var squares = 0.0
    for t in values.indices.dropFirst() {
      let error = values[t] - values[t - 1] - drift
      squares += error * error
    }
    let errors = try ErrorVariance(
      sumOfSquares: squares, degreesOfFreedom: values.count - 2 - series.filledCount,
      magnitude: series.magnitude,
      plausibleStep: plausibleStep)
    return Fitted(observations: values, drift: drift, errors: errors)
  }

  /// A random walk with estimated drift and known last value.
  public struct Fitted: FittedModel {
    let observations: [Double]
    let drift: Double
    let errors: ErrorVariance

    private var changes: Int { observations.count - 1 }
    private var last: Double { observations[changes] }

    /// The drift a period, and the last value.
    public var parameters: [Parameter] {
      [
        Parameter(
          "drift", drift, standardError: errors.sigma / Double(changes).squareRoot(),
          responsePower: 1),
        Parameter("level", last, responsePower: 1),
      ]
    }

    /// Goodness of fit over the changes.
    public var summary: FitSummary {
      FitSummary(
        observations: changes, parameterCount: 2, sigma: errors.sigma,
        logLikelihood: errors.logLikelihood(count: changes))
    }

    /// The value before plus the drift; nil for the first.
    public var fittedValues: [Double?] { [nil] + observations.dropLast().map { $0 + drift } }

    /// Along the drift, wider with the horizon and with the drift's uncertainty.
    public func forecast(
      _ horizon: Int, given covariates: Covariates
    ) throws(ForecastError) -> [PredictiveDistribution] {
      var steps: [PredictiveDistribution] = []
      steps.reserveCapacity(horizon)
      for step in 1...horizon {
        let h = Double(step)
        steps.append(
          errors.distribution(
            around: last + h * drift, varianceFactor: h * (1 + h / Double(changes))))
      }
      return steps
    }

    /// Draws σ, then b, then the walk.
    public func simulate(
      _ horizon: Int, given covariates: Covariates, using stream: inout RandomStream
    ) throws(ForecastError) -> [Double] {
      let sigma = errors.nextSigma(using: &stream)
      let slope = drift + sigma / Double(changes).squareRoot() * stream.nextNormal()
      var level = last
      return (0..<horizon).map { _ in
        level += slope + sigma * stream.nextNormal()
        return level
      }
    }
  }
}
