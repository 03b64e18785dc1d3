public import TimeSeries

/// Four trend models that need no optimiser, put together by what many series taught.
///
/// Dynamic Theta and Theta averaged over their parameters, a damped local trend with drift averaged over
/// a grid of smoothing parameters, and a shrunken drift; all on z = ((y/last)^0.4 − 1)/0.4, after
/// unusual changes have been clipped. The forecast is half their median, drawn to a growth of 2 % a
/// year where histories are short, and half a regression on them and on what the history looks like
/// (``LearnedPath``, from three observations on). Series with zeros or negative values, and shares and ranks on their link, are forecast on a
/// linear scale in units of their mean absolute change, without that growth and the regression.
///
/// Bounds are multiples of the standard deviation of the damped trend, in which start, parameters and
/// error variance are uncertain; the multiples were learned too, lower and upper apart
/// (``IntervalFactors``). Widths never shrink with the horizon. `Benchmarks/calibration/run` learns the
/// constants anew, from training parts alone.
///
/// > Source: the members are those of the comments of their types. One power for all series is after
/// > Smyl, Bergmeir, Wibowo & Ng (2019), the local and global trend models; the median of few
/// > simple models after Petropoulos & Svetunkov (2020).
public struct Auto: Model {
  /// The model with its default settings.
  public init() {}

  /// `auto`.
  public static let keyword = "auto"
  /// One sentence on the model.
  public static let abstract =
    "Four trend models on a common power scale and a learned regression, with calibrated bounds."
  /// Combinations.
  public static let family = ModelFamily.combination
  /// The model has its own scale; shares and ranks keep their link.
  public static let scale = ModelScale.natural
  /// None.
  public static let settings: [Setting<Auto>] = []

  /// Fits the model under the natural link of the series.
  public func fit(_ series: Series, given covariates: Covariates) throws(FitError) -> Fitted {
    try fit(
      series, given: covariates, plausibleStep: series.plausibleStep, link: .natural(for: series))
  }

  /// Carries the last sixty observations to the scale of the members.
  ///
  /// - Throws: `.outsideLink` for values that a link of shares or ranks does not admit, and
  ///   `.notRepresentable` where values are too far apart for double precision.
  /// - Complexity: O(n); the forecast some 60 microseconds.
  public func fit(
    _ series: Series, given covariates: Covariates, plausibleStep: Double, link: Link
  ) throws(FitError) -> Fitted {
    let recent = series.suffix(RelativeScale.longest)
    let scale = try RelativeScale(
      of: recent.values, link: link, seasonLength: series.frequency.seasonLength,
      plausibleStep: plausibleStep)
    let z = recent.values.map(scale.apply)
    guard z.allSatisfy(\.isFinite) else { throw .notRepresentable }
    return Fitted(
      observations: series.values, scale: scale, z: z, filledCount: recent.filledCount,
      frequency: series.frequency)
  }
}
