import TimeSeries

/// A model of the Theta family: exponential smoothing and a share of the slope of a trend line.
///
/// Its members differ by the line and by whether the share is estimated. None has settings.
protocol ThetaMethod: LinkAwareModel where Fitted == FittedTheta {
  /// The line, and what is estimated.
  var specification: ThetaSpecification { get }
}

/// Where the Theta models differ.
struct ThetaSpecification {
  /// The line that is extrapolated.
  let line: ThetaLine
  /// Whether the weight of the line is estimated; otherwise it is a half.
  let estimatesWeight: Bool
}

extension ThetaMethod {
  /// The Theta family.
  public static var family: ModelFamily { .theta }
  /// None.
  public static var settings: [Setting<Self>] { [] }

  /// Estimates alpha, the level start, and the slope or its share.
  ///
  /// - Complexity: O(n).
  public func fit(
    _ series: Series, given covariates: Covariates, plausibleStep: Double, link: Link
  ) throws(FitError) -> FittedTheta {
    try series.requireCount(requiredObservations)
    return try FittedTheta(
      series, specification: specification, plausibleStep: plausibleStep, link: link)
  }
}
