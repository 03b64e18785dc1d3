import TimeSeries

/// Growth towards a ceiling that is fastest at 37 % of it: f(t) = C·exp(−e^{−r(t − m)}).
///
/// Nonlinear least squares on ln y, so that errors are relative. The ceiling is where the curve
/// levels off; single values scatter around it. For shares that can never pass a bound use a
/// trend under the logit link.
///
/// > Source: Gompertz (1825); Seber & Wild (1989), "Nonlinear regression", §7.3.
public struct GompertzGrowth: GrowthCurveModel, Hashable {
  /// The known ceiling in the unit of the series; nil where it is estimated.
  public var ceiling: Double?
  /// The level of the estimated ceiling's profile-likelihood interval.
  public var level = 0.95

  /// A curve with an estimated ceiling.
  public init() {}

  /// A curve with a known ceiling, above 0.
  public init(ceiling: Double) { self.ceiling = ceiling }

  /// `gompertz`.
  public static let keyword = "gompertz"
  /// One sentence on the model.
  public static let abstract =
    "An S-curve towards a ceiling, known or estimated; slow to level off."
  /// The ceiling, and the level of its interval.
  public static let settings: [Setting<GompertzGrowth>] = ceilingSettings
  /// The fitted model.
  public typealias Fitted = FittedGrowthCurve
  func shape(over time: GrowthTime) -> GrowthShape { .gompertz }
}
