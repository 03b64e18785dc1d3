/// The dynamic optimised Theta method: the trend line is that of the observations so far.
///
/// Alpha (from 102/1024, as 0.1 in the source), the level start and the share 1 − 1/θ of the line's slope minimise the squared
/// errors from the fourth observation on; series below ten observations leave out fewer.
///
/// > Source: Fiorucci et al. (2016), "Models for optimising the theta method and their relationship
/// > to state space models", section 4.
public struct DynamicOptimizedTheta: ThetaMethod {
  /// The model; it has no settings.
  public init() {}

  /// `dynamic-optimized-theta`.
  public static let keyword = "dynamic-optimized-theta"
  /// One sentence on the model.
  public static let abstract =
    "Exponential smoothing with a share of a trend line that is drawn anew every period."

  /// Level start, share, alpha, and an error.
  public var requiredObservations: Int { 4 }

  /// An estimated share of the slope of the line through the observations so far.
  var specification: ThetaSpecification {
    ThetaSpecification(line: .dynamic, estimatesWeight: true)
  }
}
