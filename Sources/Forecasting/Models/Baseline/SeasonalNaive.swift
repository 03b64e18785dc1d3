public import Statistics
public import TimeSeries

/// A random walk for each season: yₜ = yₜ₋ₘ + eₜ.
///
/// The forecast h steps ahead is Student's t around the last value of the same season with scale
/// s√(k + 1), k = ⌊(h − 1)/m⌋, and n − m degrees of freedom.
///
/// > Source: Hyndman & Athanasopoulos (2021), §5.2 and table 5.2. R `snaive` has the same means and
/// > standard deviations, with normal quantiles.
public struct SeasonalNaive: BaselineModel, Hashable {
  /// Observations in a season; none takes the frequency's own.
  public var seasonLength: Int?

  /// The model with the season of the series' frequency.
  public init() {}

  /// The model with a season of its own.
  public init(seasonLength: Int) { self.seasonLength = seasonLength }

  /// `seasonal-naive`.
  public static let keyword = "seasonal-naive"
  /// One sentence on the model.
  public static let abstract = "The last value of the same season."
  /// The season length.
  public static let settings: [Setting<SeasonalNaive>] = [
    Setting(
      "season-length", \.seasonLength,
      "Observations in a season; none takes 1, 4 or 12 from the frequency.",
      expected: "a whole number from 1 to 1000, or none",
      where: { $0.map { (1...1000).contains($0) } ?? true })
  ]
  /// The frequency's season, and one of three periods.
  public static let examples = [SeasonalNaive(), SeasonalNaive(seasonLength: 3)]

  /// One season; on annual data without a configured season a single observation.
  public var requiredObservations: Int { seasonLength ?? 1 }

  /// Estimates σ.
  ///
  /// - Complexity: O(n).
  public func fit(
    _ series: Series, given covariates: Covariates, plausibleStep: Double
  ) throws(FitError) -> Fitted {
    let season = seasonLength ?? series.frequency.seasonLength
    try series.requireCount(season)
    let values = series.values
    var squares = 0.0
    for t in values.indices.dropFirst(season) {
      let change = values[t] - values[t - season]
      squares += change * change
    }
    let errors = try ErrorVariance(
      sumOfSquares: squares, degreesOfFreedom: values.count - season - series.filledCount,
      magnitude: series.magnitude,
      plausibleStep: plausibleStep * Double(season).squareRoot())
    return Fitted(observations: values, season: season, errors: errors)
  }

  /// Seasonal walks with known last values.
  public struct Fitted: FittedModel {
    let observations: [Double]
    let season: Int
    let errors: ErrorVariance

    /// The last season, the oldest first.
    public var parameters: [Parameter] {
      observations.suffix(season).enumerated().map {
        Parameter("season \($0.offset + 1)", $0.element, responsePower: 1)
      }
    }

    /// Goodness of fit over the seasonal changes.
    public var summary: FitSummary {
      let count = observations.count - season
      return FitSummary(
        observations: count, parameterCount: 1, sigma: errors.sigma,
        logLikelihood: errors.logLikelihood(count: count))
    }

    /// The value a season before; nil for the first season.
    public var fittedValues: [Double?] {
      Array(repeating: nil, count: season) + observations.dropLast(season)
    }

    /// Around the last value of the season, wider from season to season.
    public func forecast(
      _ horizon: Int, given covariates: Covariates
    ) throws(ForecastError) -> [PredictiveDistribution] {
      let first = observations.count - season
      return (0..<horizon).map {
        errors.distribution(
          around: observations[first + $0 % season], varianceFactor: Double($0 / season + 1))
      }
    }

    /// Draws σ, then the walk of every season.
    public func simulate(
      _ horizon: Int, given covariates: Covariates, using stream: inout RandomStream
    ) throws(ForecastError) -> [Double] {
      let sigma = errors.nextSigma(using: &stream)
      var levels = Array(observations.suffix(season))
      return (0..<horizon).map { step in
        levels[step % season] += sigma * stream.nextNormal()
        return levels[step % season]
      }
    }
  }
}
