/// The Theta method: simple exponential smoothing plus half the slope of the least-squares line.
///
/// Alpha and the level start minimise the squared errors of the smoothing alone. Seasonal series are
/// decomposed first where a test finds a season.
///
/// > Source: Assimakopoulos & Nikolopoulos (2000); in the form of Hyndman & Billah (2003). The means
/// > are those of R `thetaf` where the same alpha is found.
public struct Theta: ThetaMethod {
  /// The model; it has no settings.
  public init() {}

  /// `theta`.
  public static let keyword = "theta"
  /// One sentence on the model.
  public static let abstract = "Exponential smoothing with half the slope of the trend line."

  /// Two make a line without error.
  public var requiredObservations: Int { 3 }

  /// Half of the slope of the line through all observations.
  var specification: ThetaSpecification {
    ThetaSpecification(line: .fixed, estimatesWeight: false)
  }
}
