public import Statistics
public import TimeSeries

/// A polynomial in time: yₜ = β₀ + β₁t + … + β_d tᵈ + eₜ, t = 1 at the first observation.
///
/// Least squares on orthonormal polynomials; the forecast is Student's t with n − d − 1 degrees of
/// freedom and contains the uncertainty of the coefficients. On a link the curve is one of the
/// link's scale.
///
/// > Source: Seber & Lee (2003), "Linear regression analysis", §7.1 and §5.3.1. R
/// > `predict(lm(y ~ poly(t, d)), interval = "prediction")` has the same bounds.
public struct PolynomialTrend: Model, Hashable {
  /// d.
  public var degree = 1

  /// A straight line.
  public init() {}

  /// A polynomial of a degree of 0 to 6.
  public init(degree: Int) { self.degree = degree }

  /// `polynomial`.
  public static let keyword = "polynomial"
  /// One sentence on the model.
  public static let abstract = "A polynomial in time by least squares; a straight line by default."
  /// `trend`.
  public static let family = ModelFamily.trend
  /// The degree.
  public static let settings: [Setting<PolynomialTrend>] = [
    Setting(
      "degree", \.degree, "Highest power of time; above 2 forecasts bend away fast.",
      expected: "a whole number from 0 to 6", where: { (0...6).contains($0) })
  ]
  /// Degrees 1 to 3.
  public static let examples = (1...3).map { PolynomialTrend(degree: $0) }

  /// Enough for two residual degrees of freedom.
  public var requiredObservations: Int { degree + 3 }

  /// Estimates the coefficients and σ.
  public func fit(_ series: Series, given covariates: Covariates) throws(FitError) -> Fitted {
    try series.requireCount(requiredObservations)
    return Fitted(
      curve: try TrendCurve(series.values, degree: degree, filledCount: series.filledCount))
  }

  /// An estimated polynomial.
  public struct Fitted: FittedModel {
    let curve: TrendCurve

    /// The coefficients of the powers of time, which is 1 at the first observation.
    public var parameters: [Parameter] {
      curve.powerCoefficients().enumerated().map { power, coefficient in
        let name =
          switch power {
          case 0: "intercept"
          case 1: "trend"
          default: "trend^\(power)"
          }
        return Parameter(
          name, coefficient.estimate, standardError: coefficient.standardError, responsePower: 1)
      }
    }

    /// Goodness of fit over all observations.
    public var summary: FitSummary { curve.summary() }

    /// The polynomial at every observation.
    public var fittedValues: [Double?] { curve.fittedValues }

    /// The polynomial ahead.
    public func forecast(
      _ horizon: Int, given covariates: Covariates
    ) throws(ForecastError) -> [PredictiveDistribution] { curve.forecast(horizon) }

    /// Draws σ, then the coefficients, then independent errors.
    public func simulate(
      _ horizon: Int, given covariates: Covariates, using stream: inout RandomStream
    ) throws(ForecastError) -> [Double] { curve.simulate(horizon, using: &stream) }
  }
}
