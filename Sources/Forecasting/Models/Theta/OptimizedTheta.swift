/// The optimised Theta method: the share of the trend line's slope is estimated too.
///
/// The share 1 − 1/θ lies between 0 and 1 (θ from 1 on): none of the slope, or all of it.
///
/// > Source: Fiorucci et al. (2016), section 3.
public struct OptimizedTheta: ThetaMethod {
  /// The model; it has no settings.
  public init() {}

  /// `optimized-theta`.
  public static let keyword = "optimized-theta"
  /// One sentence on the model.
  public static let abstract =
    "Exponential smoothing with an estimated share of the slope of the trend line."

  /// Level start, share, alpha, and an error.
  public var requiredObservations: Int { 4 }

  /// An estimated share of the slope of the line through all observations.
  var specification: ThetaSpecification {
    ThetaSpecification(line: .fixed, estimatesWeight: true)
  }
}
