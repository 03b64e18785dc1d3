public import TimeSeries

/// The Theta method: simple exponential smoothing plus half the slope of the least-squares line.
///
/// Alpha and the level start minimise the squared errors of the smoothing alone. Seasonal series are
/// decomposed first where a test finds a season.
///
/// > Source: Assimakopoulos & Nikolopoulos (2000); in the form of Hyndman & Billah (2003). The means
/// > are those of R `thetaf` where the same alpha is found.
public struct Theta: Model {
  /// The model; it has no settings.
  public init() {}

  /// `theta`.
  public static let keyword = "theta"
  /// One sentence on the model.
  public static let abstract = "Exponential smoothing with half the slope of the trend line."
  /// The Theta family.
  public static let family = ModelFamily.theta
  /// None.
  public static let settings: [Setting<Theta>] = []

  /// Two make a line without error.
  public var requiredObservations: Int { 3 }

  /// Estimates alpha, the level start and the slope.
  ///
  /// - Complexity: O(n).
  public func fit(_ series: Series, given covariates: Covariates) throws(FitError) -> FittedTheta {
    try fit(series, given: covariates, plausibleStep: series.plausibleStep)
  }

  /// Estimates alpha, the level start and the slope.
  public func fit(
    _ series: Series, given covariates: Covariates, plausibleStep: Double
  ) throws(FitError) -> FittedTheta {
    try fit(series, given: covariates, plausibleStep: plausibleStep, link: .identity)
  }

  /// Estimates alpha, the level start and the slope.
  public func fit(
    _ series: Series, given covariates: Covariates, plausibleStep: Double, link: Link
  ) throws(FitError) -> FittedTheta {
    try series.requireCount(requiredObservations)
    return try FittedTheta(
      series, specification: ThetaSpecification(line: .fixed, estimatesWeight: false),
      plausibleStep: plausibleStep, link: link)
  }
}
