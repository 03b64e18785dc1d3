/// Holt's linear method: a level and a slope, both smoothed.
///
/// > Source: Holt (1957); ETS(A,A,N) of Hyndman et al. (2008). R's `holt` has the same likelihood.
public struct HoltTrend: NamedSmoothing {
  /// The weight of an error in the level, if given.
  public var alpha: Double?
  /// The weight of an error in the slope, if given.
  public var beta: Double?

  /// The model that estimates its weights.
  public init() {}

  /// `holt`.
  public static let keyword = "holt"
  /// One sentence on the model.
  public static let abstract = "Holt's linear method: a level and a slope that goes on."
  /// The weights, if given.
  public static let settings: [Setting<HoltTrend>] = [
    .smoothing("alpha", \.alpha, "level", below: 2),
    .smoothing("beta", \.beta, "slope", below: 4),
  ]

  var form: ETS {
    var model = ETS(error: .additive, trend: .additive, season: .none)
    model.alpha = alpha
    model.beta = beta
    return model
  }
}
