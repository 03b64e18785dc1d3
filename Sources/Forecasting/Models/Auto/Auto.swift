public import TimeSeries

/// Four trend models that need no optimiser, put together by what many series taught.
///
/// Dynamic Theta and Theta averaged over their parameters, a damped local trend with drift averaged over
/// a grid of smoothing parameters, and a shrunken drift; all on z = ((y/last)^0.4 − 1)/0.4, after
/// unusual changes have been clipped. The forecast is half their median, drawn to a growth of 2 % a
/// year where histories are short, and half a regression on them and on what the history looks like
/// (``LearnedPath``, from three observations on). Series with zeros or negative values, and shares and ranks on their link, are forecast on a
/// linear scale in units of their mean absolute change, without that growth and the regression.
/// Quarterly and monthly series are decomposed first where a test finds a season.
///
/// Bounds are multiples of the standard deviation of the damped trend, in which start, parameters and
/// error variance are uncertain; the multiples were learned too, lower and upper apart
/// (``IntervalFactors``). Widths never shrink with the horizon. `Benchmarks/calibration/run` learns the
/// constants anew, from training parts alone.
///
/// > Source: the members are those of the comments of their types. One power for all series is after
/// > Smyl, Bergmeir, Wibowo & Ng (2019), the local and global trend models; the median of few
/// > simple models after Petropoulos & Svetunkov (2020).
public struct Auto: LinkAwareModel {
  /// Whether bounds are learned ones or those of the damped trend.
  public var predictive: PredictiveForm

  /// The model with calibrated bounds.
  public init() { self.init(predictive: .calibrated) }

  /// The model with bounds of one form.
  public init(predictive: PredictiveForm) { self.predictive = predictive }

  /// `auto`.
  public static let keyword = "auto"
  /// One sentence on the model.
  public static let abstract =
    "Four trend models on a common power scale and a learned regression, with calibrated bounds."
  /// Combinations.
  public static let family = ModelFamily.combination
  /// The model has its own scale; shares and ranks keep their link.
  public static let scale = ModelScale.natural
  /// The form of the bounds.
  public static let settings: [Setting<Auto>] = [
    Setting(
      "predictive", \.predictive,
      "Bounds as the damped trend gives them, or calibrated on many series.")
  ]
  /// Both forms.
  public static let examples: [Auto] = [Auto(), Auto(predictive: .native)]

  /// Carries the last sixty observations to the scale of the members.
  ///
  /// - Throws: `.outsideLink` for values that a link of shares or ranks does not admit, and
  ///   `.notRepresentable` where values are too far apart for double precision.
  /// - Complexity: O(n); the forecast some 60 microseconds.
  public func fit(
    _ series: Series, given covariates: Covariates, plausibleStep: Double, link: Link
  ) throws(FitError) -> Fitted {
    let outer = link.isBounded ? link : .identity
    if let index = series.values.firstIndex(where: { !outer.admits($0) }) {
      throw .outsideLink(index: index)
    }
    let carried = series.replacingValues(series.values.map(outer.apply))
    // The identity was meant: values may go negative, even where none has yet.
    let isPositive = link != .identity && !link.isBounded && series.values.allSatisfy { $0 > 0 }
    let season = Self.season(of: carried, isPositive: isPositive)
    let recent = Array(
      carried.values.indices.suffix(RelativeScale.longest).map {
        season?.adjusted(carried.values[$0], at: $0) ?? carried.values[$0]
      })
    // Division by a factor of the season can take the smallest numbers to nought.
    guard recent.allSatisfy({ $0.isFinite && ($0 > 0 || !isPositive) }) else {
      throw .notRepresentable
    }
    let scale =
      isPositive
      ? RelativeScale(positive: recent, seasonLength: series.frequency.seasonLength)
      : try RelativeScale(
        linear: recent, plausibleStep: link.isBounded ? Self.boundedStep : plausibleStep)
    let z = recent.map(scale.apply)
    guard z.allSatisfy(\.isFinite) else { throw .notRepresentable }
    return Fitted(
      predictive: predictive, observations: series.values, link: outer, season: season,
      scale: scale, z: z,
      filledCount: series.suffix(recent.count).filledCount, frequency: series.frequency)
  }

  /// A change on the scale of logits and ranks where none has been seen.
  private static let boundedStep = 0.1

  /// Factors for positive values, and differences for others, where there is a season.
  private static func season(of series: Series, isPositive: Bool) -> ClassicalDecomposition? {
    // The scale of logarithms stands for any that has no factors.
    let found = SeasonalityTest.decomposition(of: series, link: isPositive ? .identity : .log)
    return isPositive && found?.form == .additive ? nil : found
  }
}

extension Link {
  /// Whether the link keeps values in bounds other than zero: shares and ranks.
  fileprivate var isBounded: Bool {
    switch self {
    case .logit, .rank: true
    default: false
    }
  }
}
