/// Simple exponential smoothing: a level that every error moves by the same share.
///
/// > Source: Brown (1959); ETS(A,N,N) of Hyndman et al. (2008). R's `ses` has the same likelihood.
public struct SimpleSmoothing: NamedSmoothing {
  /// The weight of an error in the level, if given.
  public var alpha: Double?

  /// The model that estimates its weight.
  public init() {}

  /// `ses`.
  public static let keyword = "ses"
  /// One sentence on the model.
  public static let abstract = "Simple exponential smoothing: a level without trend or season."
  /// The weight, if given.
  public static let settings: [Setting<SimpleSmoothing>] = [
    .smoothing("alpha", \.alpha, "level", below: 2)
  ]

  var form: ETS {
    var model = ETS(error: .additive, trend: .none, season: .none)
    model.alpha = alpha
    return model
  }
}
