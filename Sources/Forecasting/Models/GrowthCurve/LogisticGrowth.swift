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

  /// A curve with an estimated ceiling.
  public init() {}

  /// A curve with a known ceiling, above 0.
  public init(ceiling: Double) { self.ceiling = ceiling }

  /// `logistic`.
  public static let keyword = "logistic"
  /// One sentence on the model.
  public static let abstract = "An S-curve towards a ceiling, known or estimated; symmetric."
  /// The ceiling.
  public static let settings: [Setting<LogisticGrowth>] = [
    Setting(
      "ceiling", \.ceiling,
      "Where growth levels off, in the unit of the series; none estimates it.",
      expected: "a number above 0, or none", where: { $0.map { $0 > 0 } ?? true })
  ]
  /// The fitted model.
  public typealias Fitted = FittedGrowthCurve
  static let shape = GrowthShape.logistic
}
