import TimeSeries

/// Diffusion of an innovation: F(t) = m·(1 − e^{−(p+q)t})/(1 + (q/p)·e^{−(p+q)t}), t from the launch.
///
/// The series is the level of adoption, cumulative adopters and not those of a period; p is the share
/// of those left who adopt by themselves in a period, q what adopters add to it, m the market
/// potential, here called ceiling as for the other curves. Nonlinear least squares on ln y, so that
/// errors are relative. A q below 0 is adoption that slows faster than by saturation.
///
/// > Source: Bass (1969), "A new product growth for model consumer durables", Management Science 15;
/// > fitted to levels by nonlinear least squares as in Srinivasan & Mason (1986).
public struct BassDiffusion: GrowthCurveModel, Hashable {
  /// The known market potential in the unit of the series; nil where it is estimated.
  public var ceiling: Double?
  /// The level of the estimated market potential's profile-likelihood interval.
  public var level = 0.95
  /// Periods from the launch to the first observation, above 0.
  public var launch = 1.0

  /// Diffusion from the period before the first observation, with an estimated market potential.
  public init() {}

  /// Diffusion with a known market potential, above 0.
  public init(ceiling: Double) { self.ceiling = ceiling }

  /// `bass`.
  public static let keyword = "bass"
  /// One sentence on the model.
  public static let abstract =
    "Adoption by innovators and imitators up to a market potential, known or estimated."
  /// The market potential, the level of its interval, and the launch.
  public static let settings: [Setting<BassDiffusion>] =
    ceilingSettings + [
      Setting(
        "launch", \.launch, "Periods from the launch to the first observation.",
        expected: "a number above 0", where: { $0 > 0 })
    ]
  /// The fitted model.
  public typealias Fitted = FittedGrowthCurve
  func shape(over time: GrowthTime) -> GrowthShape { .bass(launch: launch / time.half + 1) }
}
