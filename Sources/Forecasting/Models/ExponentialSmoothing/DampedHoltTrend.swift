/// Holt's method with a slope that fades.
///
/// > Source: Gardner & McKenzie (1985); ETS(A,Ad,N) of Hyndman et al. (2008). R's
/// > `holt(damped = TRUE)` has the same likelihood.
public struct DampedHoltTrend: NamedSmoothing {
  /// The weight of an error in the level, if given.
  public var alpha: Double?
  /// The weight of an error in the slope, if given.
  public var beta: Double?
  /// The damping of the slope, if given.
  public var phi: Double?

  /// The model that estimates weights and damping.
  public init() {}

  /// `damped-holt`.
  public static let keyword = "damped-holt"
  /// One sentence on the model.
  public static let abstract = "Holt's method with a slope that fades."
  /// Weights and damping, if given.
  public static let settings: [Setting<DampedHoltTrend>] = [
    .smoothing("alpha", \.alpha, "level", below: 2),
    .smoothing("beta", \.beta, "slope", below: 4),
    .damping("phi", \.phi),
  ]

  var form: ETS {
    var model = ETS(error: .additive, trend: .damped, season: .none)
    model.alpha = alpha
    model.beta = beta
    model.phi = phi
    return model
  }
}
