public import Statistics
public import TimeSeries

/// A straight line that outliers cannot carry away: the median of the slopes of all pairs.
///
/// The intercept is the median of yₜ − slope·t. Up to 29 % of the observations may be anything before
/// the slope is. The forecast is Student's t with n − 2 degrees of freedom and contains the uncertainty
/// of the line; its width is that of all residuals, outliers included. The summary has Sen's
/// distribution-free interval of the slope. On a link the line is one of the link's scale.
///
/// > Source: Theil (1950); Sen (1968), Journal of the American Statistical Association 63, 1379-1389.
/// > scipy 1.17.1 `theilslopes(y, t, method="joint")` has the same line and interval.
public struct TheilSenTrend: Model, Hashable {
  /// The model; it has no settings.
  public init() {}

  /// `theil-sen`.
  public static let keyword = "theil-sen"
  /// One sentence on the model.
  public static let abstract = "A straight line through the median of pairwise slopes; robust."
  /// `trend`.
  public static let family = ModelFamily.trend
  /// None.
  public static let settings: [Setting<TheilSenTrend>] = []

  /// Enough for two residual degrees of freedom.
  public var requiredObservations: Int { 4 }

  /// Estimates slope, intercept and σ.
  ///
  /// - Complexity: O(n² log n) up to 2,048 observations, O(n log n) beyond.
  public func fit(_ series: Series, given covariates: Covariates) throws(FitError) -> Fitted {
    try series.requireCount(requiredObservations)
    return Fitted(line: try RobustLine(series))
  }

  /// An estimated line.
  public struct Fitted: FittedModel {
    let line: RobustLine

    /// The line at time 0, the period before the first observation, and its slope a period.
    public var parameters: [Parameter] {
      let sigma = line.errors.sigma
      return [
        Parameter(
          "intercept", line.value(at: 0), standardError: sigma * line.deviation(at: 0),
          responsePower: 1),
        Parameter(
          "trend", line.slope, standardError: sigma * line.slopeDeviation, responsePower: 1),
      ]
    }

    /// Goodness of fit, with Sen's interval of the slope; the likelihood is that of normal errors.
    public var summary: FitSummary {
      FitSummary(
        observations: line.observedCount, parameterCount: 3, sigma: line.errors.sigma,
        logLikelihood: line.errors.logLikelihood(count: line.observedCount),
        intervals: [line.interval])
    }

    /// The line at every observation.
    public var fittedValues: [Double?] { (1...line.count).map { line.value(at: Double($0)) } }

    /// The line ahead.
    public func forecast(
      _ horizon: Int, given covariates: Covariates
    ) throws(ForecastError) -> [PredictiveDistribution] {
      (1...horizon).map { step in
        let time = Double(line.count + step)
        let deviation = line.deviation(at: time)
        return line.errors.distribution(
          around: line.value(at: time), varianceFactor: 1 + deviation * deviation)
      }
    }

    /// Draws σ, then level and slope, then independent errors.
    public func simulate(
      _ horizon: Int, given covariates: Covariates, using stream: inout RandomStream
    ) throws(ForecastError) -> [Double] {
      let sigma = line.errors.nextSigma(using: &stream)
      let level = sigma * line.levelDeviation * stream.nextNormal()
      let slope = sigma * line.slopeDeviation * stream.nextNormal()
      return (1...horizon).map { step in
        let time = Double(line.count + step)
        return line.value(at: time) + level + slope * (time - line.middle)
          + sigma * stream.nextNormal()
      }
    }
  }
}
