public import TimeSeries

/// The dynamic optimised Theta method: the trend line is that of the observations so far.
///
/// Alpha (from 102/1024, as 0.1 in the source), the level start and the share 1 − 1/θ of the line's slope minimise the squared
/// errors from the fourth observation on; series below ten observations leave out fewer.
///
/// > Source: Fiorucci et al. (2016), "Models for optimising the theta method and their relationship
/// > to state space models", section 4.
public struct DynamicOptimizedTheta: Model {
  /// The model; it has no settings.
  public init() {}

  /// `dynamic-optimized-theta`.
  public static let keyword = "dynamic-optimized-theta"
  /// One sentence on the model.
  public static let abstract =
    "Exponential smoothing with a share of a trend line that is drawn anew every period."
  /// The Theta family.
  public static let family = ModelFamily.theta
  /// None.
  public static let settings: [Setting<DynamicOptimizedTheta>] = []

  /// Level start, share, alpha, and an error.
  public var requiredObservations: Int { 4 }

  /// Estimates alpha, the level start and the share.
  ///
  /// - Complexity: O(n).
  public func fit(_ series: Series, given covariates: Covariates) throws(FitError) -> FittedTheta {
    try fit(series, given: covariates, plausibleStep: series.plausibleStep)
  }

  /// Estimates alpha, the level start and the share.
  public func fit(
    _ series: Series, given covariates: Covariates, plausibleStep: Double
  ) throws(FitError) -> FittedTheta {
    try fit(series, given: covariates, plausibleStep: plausibleStep, link: .identity)
  }

  /// Estimates alpha, the level start and the share.
  public func fit(
    _ series: Series, given covariates: Covariates, plausibleStep: Double, link: Link
  ) throws(FitError) -> FittedTheta {
    try series.requireCount(requiredObservations)
    return try FittedTheta(
      series, specification: ThetaSpecification(line: .dynamic, estimatesWeight: true),
      plausibleStep: plausibleStep, link: link)
  }
}
