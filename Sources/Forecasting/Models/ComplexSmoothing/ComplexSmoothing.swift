public import TimeSeries

/// Complex exponential smoothing: a level and a potential, smoothed by one complex number.
///
/// Trends of any kind come from the parameters, and no trend component has to be chosen. The initial
/// states are those of least squares; the smoothing parameters are integrated over the stable region, the
/// states integrated out, with a prior that keeps trends from exploding. On scales without a zero of their
/// own, as logarithms, the level is counted from the first value.
///
/// > Source: Svetunkov, Kourentzes & Ord (2022), "Complex exponential smoothing", Naval Research
/// > Logistics 69. `CES(initial = "optimal")` of smooth has the same recursions, and the likelihood of
/// > smoothing parameters and states together.
public struct ComplexSmoothing: LinkAwareModel {
  /// The season.
  public var season = CESSeason.auto

  /// The model that looks for a season.
  public init() {}

  /// The model with a given season.
  public init(season: CESSeason) { self.season = season }

  /// `ces`.
  public static let keyword = "ces"
  /// One sentence on the model.
  public static let abstract =
    "Complex exponential smoothing: trends without a choice of their kind."
  /// Exponential smoothing.
  public static let family = ModelFamily.exponentialSmoothing
  /// The season.
  public static let settings: [Setting<ComplexSmoothing>] = [
    Setting("season", \.season, "How a season enters, for more than one period a year.")
  ]
  /// As found, and seasons.
  public static let examples = [
    ComplexSmoothing(), ComplexSmoothing(season: .simple), ComplexSmoothing(season: .full),
  ]

  /// Level, potential, and an error.
  public var requiredObservations: Int { 3 }

  /// Estimates smoothing parameters and initial states.
  ///
  /// - Throws: `.tooShort`, for a season that was asked for too; `.notRepresentable`.
  /// - Complexity: O(n·k²) for k states, some hundred times.
  public func fit(
    _ series: Series, given covariates: Covariates, plausibleStep: Double, link: Link
  ) throws(FitError) -> Fitted {
    try series.requireCount(requiredObservations)
    let length = series.frequency.seasonLength
    func data(_ season: CESSeason) -> CESData {
      CESData(
        series, form: CESForm(season: season, seasonLength: length), plausibleStep: plausibleStep,
        link: link)
    }
    guard season == .auto, length > 1 else {
      let chosen = data(length > 1 ? season : .none)
      try series.requireCount(chosen.form.stateCount + 1)
      return try Fitted(chosen)
    }
    var chosen = data(.none)
    var least = Double.infinity
    for kind in [CESSeason.none, .simple, .partial, .full] {
      let candidate = data(kind)
      guard let criterion = try candidate.aicc, criterion < least else { continue }
      (chosen, least) = (candidate, criterion)
    }
    return try Fitted(chosen)
  }
}

extension CESData {
  /// Smoothing parameters, initial states and the error variance.
  var parameterCount: Int { form.dimension + form.stateCount + 1 }

  /// Akaike's corrected criterion of the likeliest parameters; nil where there are too few observations
  /// for it.
  var aicc: Double? {
    get throws(FitError) {
      let count = values.count { $0 != nil }
      guard count - parameterCount - 1 > 0,
        let atom = try CESAtom(self, at: CESPosterior(bestOf: self).best, weight: 1)
      else { return nil }
      return FitSummary(
        observations: count, parameterCount: parameterCount, sigma: atom.errors.sigma,
        logLikelihood: atom.errors.logLikelihood(count: count)
      ).aicc
    }
  }
}
