import TimeSeries

/// Growth towards a ceiling, symmetric about its middle: f(t) = C/(1 + e^{−r(t − m)}).
///
/// Nonlinear least squares on ln y, so that errors are relative. The ceiling is where the curve
/// levels off; single values scatter around it. For shares that can never pass a bound use a
/// trend under the logit link.
///
/// > Source: Verhulst (1838); Seber & Wild (1989), "Nonlinear regression", §7.3.
public struct LogisticGrowth: GrowthCurveModel, Hashable {
  /// The known ceiling in the unit of the series; nil where it is estimated.
  public var ceiling: Double?
  /// The level of the estimated ceiling's profile-likelihood interval.
  public var level = 0.95

  /// A curve with an estimated ceiling.
  public init() {}

  /// A curve with a known ceiling, above 0.
  public init(ceiling: Double) { self.ceiling = ceiling }

  /// `logistic`.
  public static let keyword = "logistic"
  /// One sentence on the model.
  public static let abstract = "An S-curve towards a ceiling, known or estimated; symmetric."
  /// The ceiling, and the level of its interval.
  public static let settings: [Setting<LogisticGrowth>] = ceilingSettings
  /// The fitted model.
  public typealias Fitted = FittedGrowthCurve
  func shape(over time: GrowthTime) -> GrowthShape { .logistic }
}
