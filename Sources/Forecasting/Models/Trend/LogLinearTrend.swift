import RealModule
public import Statistics
public import TimeSeries

/// Constant growth: ln yₜ = a + g·t + eₜ, t = 1 at the first observation.
///
/// Least squares on logarithms; the forecast is log-Student with n − 2 degrees of freedom and contains
/// the uncertainty of a and g. It is the compound growth rate that spreadsheets fit, here with its
/// bounds, and overshoots where growth slows: a yardstick rather than a default.
///
/// > Source: Seber & Lee (2003), §5.3.1, on logarithms. R
/// > `exp(predict(lm(log(y) ~ t), interval = "prediction"))` has the same medians and bounds.
public struct LogLinearTrend: Model, Hashable {
  /// The model; it has no settings.
  public init() {}

  /// `log-linear`.
  public static let keyword = "log-linear"
  /// One sentence on the model.
  public static let abstract = "Constant percentage growth, by least squares on logarithms."
  /// `trend`.
  public static let family = ModelFamily.trend
  /// The logarithm is the model's own, whatever the link of the series.
  public static let scale = ModelScale.natural
  /// None.
  public static let settings: [Setting<LogLinearTrend>] = []

  /// Enough for two residual degrees of freedom.
  public var requiredObservations: Int { 4 }

  /// Estimates a, g and σ.
  ///
  /// - Throws: `.tooShort`, or `.outsideLink` at the first value that has no logarithm.
  public func fit(_ series: Series, given covariates: Covariates) throws(FitError) -> Fitted {
    try series.requireCount(requiredObservations)
    let logs = try series.logarithms()
    return Fitted(
      curve: try TrendCurve(logs, degree: 1, filledCount: series.filledCount),
      logSum: logs.reduce(0, +))
  }

  /// An estimated rate of growth.
  public struct Fitted: FittedModel {
    let curve: TrendCurve
    /// Σ ln yₜ.
    let logSum: Double

    /// The intercept of the logarithm, and the growth of the logarithm a period.
    public var parameters: [Parameter] {
      zip(["intercept", "growth"], curve.powerCoefficients()).map { name, coefficient in
        Parameter(name, coefficient.estimate, standardError: coefficient.standardError)
      }
    }

    /// Goodness of fit over all observations; the likelihood is that of y, sigma that of ln y.
    public var summary: FitSummary { curve.summary(logSlopes: -logSum) }

    /// The growth curve at every observation.
    public var fittedValues: [Double?] { curve.fittedValues.map(Double.exp) }

    /// The growth curve ahead.
    public func forecast(
      _ horizon: Int, given covariates: Covariates
    ) throws(ForecastError) -> [PredictiveDistribution] {
      curve.forecast(horizon).map { .linked($0, .log) }
    }

    /// Draws σ, then a and g, then independent errors.
    public func simulate(
      _ horizon: Int, given covariates: Covariates, using stream: inout RandomStream
    ) throws(ForecastError) -> [Double] {
      curve.simulate(horizon, using: &stream).map(Double.exp)
    }
  }
}
