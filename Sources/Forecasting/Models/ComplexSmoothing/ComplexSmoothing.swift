public import TimeSeries

/// Complex exponential smoothing: a level and a potential, smoothed by one complex number.
///
/// Trends of any kind come from the parameters, and no trend component has to be chosen. The initial
/// states are those of least squares; the smoothing parameters have the greatest likelihood, the states
/// integrated out, in the stable region. Forecasts are averaged over all that the data leave possible. On scales without a zero of their own,
/// as logarithms, the level is counted from the first value.
///
/// > Source: Svetunkov, Kourentzes & Ord (2022), "Complex exponential smoothing", Naval Research
/// > Logistics 69. `CES(initial = "optimal")` of smooth has the same recursion, and the likelihood of
/// > smoothing parameters and states together; there is no full season here.
public struct ComplexSmoothing: Model {
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
  /// As found, and a simple season.
  public static let examples = [ComplexSmoothing(), ComplexSmoothing(season: .simple)]

  /// Level, potential, and an error.
  public var requiredObservations: Int { 3 }

  /// Estimates smoothing parameters and initial states.
  public func fit(_ series: Series, given covariates: Covariates) throws(FitError) -> Fitted {
    try fit(
      series, given: covariates, plausibleStep: series.plausibleStep, link: .identity)
  }

  /// Estimates smoothing parameters and initial states.
  ///
  /// - Throws: `.tooShort`, for a season that was asked for too; `.notRepresentable`.
  /// - Complexity: O(n·k²) for k states, some hundred times.
  public func fit(
    _ series: Series, given covariates: Covariates, plausibleStep: Double, link: Link
  ) throws(FitError) -> Fitted {
    try series.requireCount(requiredObservations)
    let length = series.frequency.seasonLength
    var kind = season
    if season == .auto {
      kind = SeasonalityTest.isSeasonal(series.values, seasonLength: length) ? .partial : .none
    }
    let form = CESForm(season: length > 1 ? kind : .none, seasonLength: length)
    try series.requireCount(form.stateCount + 1)
    return try Fitted(
      CESData(series, form: form, plausibleStep: plausibleStep, link: link))
  }
}
