import TimeSeries

/// Growth towards a ceiling with an asymmetry of its own: f(t) = C·(1 + ν·e^{−r(t − m)})^{−1/ν}.
///
/// ν = 1 is the logistic curve, ν near 0 Gompertz's; the fastest growth is at (1 + ν)^{−1/ν} of the
/// ceiling. Nonlinear least squares on ln y, so that errors are relative. Four estimates ask for long
/// series: where an asymmetry or a ceiling has no optimum the fit says that it is unidentified.
///
/// > Source: Richards (1959), "A flexible growth function for empirical use", Journal of Experimental
/// > Botany 10; Seber & Wild (1989), "Nonlinear regression", §7.3.
public struct RichardsGrowth: GrowthCurveModel, Hashable {
  /// The known ceiling in the unit of the series; nil where it is estimated.
  public var ceiling: Double?
  /// The level of the estimated ceiling's profile-likelihood interval.
  public var level = 0.95
  /// The known asymmetry ν, above 0; nil where it is estimated.
  public var asymmetry: Double?

  /// A curve with estimated ceiling and asymmetry.
  public init() {}

  /// A curve with a known ceiling, above 0.
  public init(ceiling: Double) { self.ceiling = ceiling }

  /// `richards`.
  public static let keyword = "richards"
  /// One sentence on the model.
  public static let abstract =
    "An S-curve towards a ceiling, known or estimated, with an asymmetry of its own."
  /// The ceiling, the level of its interval, and the asymmetry.
  public static let settings: [Setting<RichardsGrowth>] =
    ceilingSettings + [
      Setting(
        "shape", \.asymmetry, "The asymmetry: 1 is logistic, near 0 Gompertz's; none estimates it.",
        expected: "a number from 0.0625 to 16, or none",
        where: { $0.map { $0 >= 0.0625 && $0 <= 16 } ?? true })
    ]
  /// The fitted model.
  public typealias Fitted = FittedGrowthCurve

  /// As for the other curves, and one more where the asymmetry is estimated.
  public var requiredObservations: Int {
    (ceiling == nil ? 6 : 4) + (asymmetry == nil ? 1 : 0)
  }

  func shape(over time: GrowthTime) -> GrowthShape { .richards(asymmetry: asymmetry ?? 1) }

  func estimate(_ logs: [Double], logCeiling: Double?) throws(FitError) -> GrowthEstimate {
    guard asymmetry != nil else {
      return try RichardsEstimate.estimate(logs, logCeiling: logCeiling, level: level)
    }
    let shape = shape(over: GrowthTime(count: logs.count))
    guard let logCeiling else { return try GrowthEstimate(shape, logs, level: level) }
    return try GrowthEstimate(shape, logs, logCeiling: logCeiling)
  }
}
