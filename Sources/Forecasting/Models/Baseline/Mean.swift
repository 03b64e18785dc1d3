public import Statistics
public import TimeSeries

/// Independent values around a constant: yₜ = μ + eₜ.
///
/// The forecast of every horizon is Student's t around ȳ with scale s√(1 + 1/n) and n − 1 degrees of
/// freedom.
///
/// > Source: Hyndman & Athanasopoulos (2021), "Forecasting: principles and practice", 3rd ed., §5.2
/// > and table 5.2. R `meanf` uses the same distribution.
public struct Mean: BaselineModel, Hashable {
  /// The model; it has no settings.
  public init() {}

  /// `mean`.
  public static let keyword = "mean"
  /// One sentence on the model.
  public static let abstract = "The average of all observations, for series without a trend."
  /// None.
  public static let settings: [Setting<Mean>] = []

  /// Estimates μ and σ.
  ///
  /// - Complexity: O(n).
  public func fit(
    _ series: Series, given covariates: Covariates, plausibleStep: Double
  ) throws(FitError) -> Fitted {
    let values = series.values
    let n = Double(values.count)
    // Differences from the first value keep the digits of small noise on a large level.
    var mean = values[0] + values.reduce(0) { $0 + ($1 - values[0]) } / n
    mean += values.reduce(0) { $0 + ($1 - mean) } / n
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let errors = try ErrorVariance(
      sumOfSquares: squares, degreesOfFreedom: values.count - 1 - series.filledCount,
      magnitude: series.magnitude,
      plausibleStep: plausibleStep)
    return Fitted(mean: mean, errors: errors, count: values.count)
  }

  /// An estimated constant.
  public struct Fitted: FittedModel {
    let mean: Double
    let errors: ErrorVariance
    let count: Int

    /// The mean.
    public var parameters: [Parameter] {
      [
        Parameter(
          "mean", mean, standardError: errors.sigma / Double(count).squareRoot(), responsePower: 1)
      ]
    }

    /// Goodness of fit over all observations.
    public var summary: FitSummary {
      FitSummary(
        observations: count, parameterCount: 2, sigma: errors.sigma,
        logLikelihood: errors.logLikelihood(count: count))
    }

    /// The mean, for every observation.
    public var fittedValues: [Double?] { Array(repeating: mean, count: count) }

    /// The same distribution for every period.
    public func forecast(
      _ horizon: Int, given covariates: Covariates
    ) throws(ForecastError) -> [PredictiveDistribution] {
      let step = errors.distribution(around: mean, varianceFactor: 1 + 1 / Double(count))
      return Array(repeating: step, count: horizon)
    }

    /// Draws σ, then μ, then independent errors.
    public func simulate(
      _ horizon: Int, given covariates: Covariates, using stream: inout RandomStream
    ) throws(ForecastError) -> [Double] {
      let sigma = errors.nextSigma(using: &stream)
      let mu = mean + sigma / Double(count).squareRoot() * stream.nextNormal()
      var path: [Double] = []
      path.reserveCapacity(horizon)
      for _ in 0..<horizon { path.append(mu + sigma * stream.nextNormal()) }
      return path
    }
  }
}
