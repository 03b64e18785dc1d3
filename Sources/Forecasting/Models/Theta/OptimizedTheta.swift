public import TimeSeries

/// The optimised Theta method: the share of the trend line's slope is estimated too.
///
/// The share 1 − 1/θ lies between 0 and 1 (θ from 1 on): none of the slope, or all of it.
///
/// > Source: Fiorucci et al. (2016), section 3.
public struct OptimizedTheta: Model {
  /// The model; it has no settings.
  public init() {}

  /// `optimized-theta`.
  public static let keyword = "optimized-theta"
  /// One sentence on the model.
  public static let abstract =
    "Exponential smoothing with an estimated share of the slope of the trend line."
  /// The Theta family.
  public static let family = ModelFamily.theta
  /// None.
  public static let settings: [Setting<OptimizedTheta>] = []

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
      series, specification: ThetaSpecification(line: .fixed, estimatesWeight: true),
      plausibleStep: plausibleStep, link: link)
  }
}
