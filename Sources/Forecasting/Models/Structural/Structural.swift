public import TimeSeries

/// A structural time series model: level, slope, season, cycle and regressors, each with its own shocks.
///
/// yₜ = μₜ + γₜ + ψₜ + xₜ′β + εₜ, μₜ₊₁ = μₜ + νₜ + ηₜ, νₜ₊₁ = φνₜ + ζₜ; γ sums to a shock over a season,
/// ψ is a damped wave of unknown length. Variances are those of greatest diffuse likelihood; forecasts
/// are averaged over all variances that the data leave possible. Gaps are passed over, not filled.
///
/// > Source: Harvey (1989), "Forecasting, structural time series models and the Kalman filter"; Durbin &
/// > Koopman (2012), chapters 3, 5 and 7. The likelihood is that of statsmodels
/// > `UnobservedComponents(use_exact_diffuse=True)`, but for the constant of the diffuse periods.
public struct Structural: LinkAwareModel {
  /// How the level moves.
  public var trend = StructuralTrend.linear
  /// The season.
  public var season = StructuralSeason.auto
  /// Whether there is a cycle.
  public var cycle = false
  /// Series with a constant effect.
  public var regressors: [String] = []

  /// The local linear trend, with a season where a test finds one.
  public init() {}

  /// A model of these components.
  public init(
    trend: StructuralTrend = .linear, season: StructuralSeason = .auto, cycle: Bool = false,
    regressors: [String] = []
  ) {
    self.trend = trend
    self.season = season
    self.cycle = cycle
    self.regressors = regressors
  }

  /// `structural`.
  public static let keyword = "structural"
  /// One sentence on the model.
  public static let abstract = "Level, slope, season and cycle that each move, by a Kalman filter."
  /// The group in the catalogue.
  public static let family = ModelFamily.structural
  /// The components.
  public static let settings: [Setting<Structural>] = [
    Setting("trend", \.trend, "How the level moves."),
    Setting("season", \.season, "The season, where the series has more than one period a year."),
    Setting("cycle", \.cycle, "Whether there is a damped wave of unknown length."),
    Setting(
      "regressors", \.regressors, "Names of series that act on this one with a constant effect.",
      expected: "a list of names, none twice", where: { Set($0).count == $0.count }),
  ]
  /// The default, a cycle, sines and cosines, and a regressor.
  public static let examples = [
    Structural(), Structural(trend: .level, cycle: true),
    Structural(trend: .smooth, season: .trigonometric),
    Structural(trend: .level, season: .none, regressors: ["gdp"]),
  ]

  /// The states that nothing is known of at the start, and an error.
  public var requiredObservations: Int { (trend.hasSlope ? 2 : 1) + regressors.count + 1 }

  /// Estimates variances and states.
  ///
  /// - Throws: `.tooShort`, for a season that was asked for too; `.unknownRegressor` and
  ///   `.missingRegressor`; `.unidentified` for a regressor that does not move.
  /// - Complexity: O(n·m²) for m states, some hundred times.
  public func fit(
    _ series: Series, given covariates: Covariates, plausibleStep: Double, link: Link
  ) throws(FitError) -> Fitted {
    try series.requireCount(requiredObservations)
    let form = form(for: series)
    try series.requireCount(form.diffuseCount + 1)
    let data = try StructuralData(
      series, form: form, regressors: regressors, covariates, plausibleStep: plausibleStep)
    return try Fitted(form, data, series: series, regressors: regressors)
  }

  private func form(for series: Series) -> StructuralForm {
    let length = series.frequency.seasonLength
    let isSeasonal =
      season == .auto
      ? SeasonalityTest.isSeasonal(series.values, seasonLength: length) : length > 1
    return StructuralForm(
      trend: trend, season: isSeasonal ? (season == .auto ? .dummy : season) : .none,
      seasonLength: length, hasCycle: cycle, regressorCount: regressors.count)
  }
}
