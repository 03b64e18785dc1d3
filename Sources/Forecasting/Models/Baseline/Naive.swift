public import Statistics
public import TimeSeries

/// A random walk: yₜ = yₜ₋₁ + eₜ.
///
/// The forecast h steps ahead is Student's t around the last value with scale s√h and n − 1 degrees of
/// freedom, s² the mean square of the n − 1 changes.
///
/// > Source: Hyndman & Athanasopoulos (2021), §5.2 and table 5.2. R `naive` has the same means and
/// > standard deviations, with normal quantiles.
public struct Naive: BaselineModel, Hashable {
  /// The model; it has no settings.
  public init() {}

  /// `naive`.
  public static let keyword = "naive"
  /// One sentence on the model.
  public static let abstract = "The last value, as of a random walk; answers from one observation."
  /// None.
  public static let settings: [Setting<Naive>] = []

  /// Estimates σ.
  ///
  /// - Complexity: O(n).
  public func fit(
    _ series: Series, given covariates: Covariates, plausibleStep: Double
  ) throws(FitError) -> Fitted {
    let values = series.values
    var squares = 0.0
    for t in values.indices.dropFirst() {
      let change = values[t] - values[t - 1]
      squares += change * change
    }
    let errors = try ErrorVariance(
      sumOfSquares: squares, degreesOfFreedom: values.count - 1 - series.filledCount,
      magnitude: series.magnitude,
      plausibleStep: plausibleStep)
    return Fitted(observations: values, errors: errors)
  }

  /// A random walk with known last value.
  public struct Fitted: FittedModel {
    let observations: [Double]
    let errors: ErrorVariance

    private var last: Double { observations[observations.count - 1] }

    /// The last value.
    public var parameters: [Parameter] { [Parameter("level", last, responsePower: 1)] }

    /// Goodness of fit over the changes.
    public var summary: FitSummary {
      FitSummary(
        observations: observations.count - 1, parameterCount: 1, sigma: errors.sigma,
        logLikelihood: errors.logLikelihood(count: observations.count - 1))
    }

    /// The value before; nil for the first.
    public var fittedValues: [Double?] { [nil] + observations.dropLast() }

    /// Around the last value, wider with the square root of the horizon.
    public func forecast(
      _ horizon: Int, given covariates: Covariates
    ) throws(ForecastError) -> [PredictiveDistribution] {
      (1...horizon).map { errors.distribution(around: last, varianceFactor: Double($0)) }
    }

    /// Draws σ, then the walk.
    public func simulate(
      _ horizon: Int, given covariates: Covariates, using stream: inout RandomStream
    ) throws(ForecastError) -> [Double] {
      let sigma = errors.nextSigma(using: &stream)
      var level = last
      return (0..<horizon).map { _ in
        level += sigma * stream.nextNormal()
        return level
      }
    }
  }
}
