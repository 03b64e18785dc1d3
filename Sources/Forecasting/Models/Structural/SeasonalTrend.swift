public import TimeSeries

/// A decomposition by STL, and another model's forecast of the series without its season.
///
/// The season of the last year goes on as it is. Series that are shorter than two seasons, or have one
/// period a year, are left to the other model alone. The uncertainty is that of the other model.
///
/// > Source: Cleveland et al. (1990); Hyndman & Athanasopoulos (2021), §5.7. R `stlf` does the same.
public struct SeasonalTrend: LinkAwareModel {
  /// The keyword of the model of the adjusted series.
  public var member = "ets"
  /// Years that smooth a season.
  public var seasonWindow = 11
  /// Whether observations far off have less weight.
  public var isRobust = false

  /// Exponential smoothing of the adjusted series.
  public init() {}

  /// Another model of the adjusted series.
  ///
  /// - Precondition: the catalogue has it, and it is univariate and works on the scale of the link.
  public init(member: String, isRobust: Bool = false) {
    precondition(Self.isAdmissible(member), "the member \(member)")
    self.member = member
    self.isRobust = isRobust
  }

  /// `stl`.
  public static let keyword = "stl"
  /// One sentence on the model.
  public static let abstract = "Another model's forecast of the series without its season, by STL."
  /// Decompositions go with the structural models.
  public static let family = ModelFamily.structural
  /// The other model, and the decomposition.
  public static let settings: [Setting<SeasonalTrend>] = [
    Setting(
      "method", \.member, "The model of the series without its season, with its own defaults.",
      expected: "the keyword of a univariate model that works on the scale of the link",
      where: isAdmissible),
    Setting(
      "season-window", \.seasonWindow, "Years that smooth the season.",
      expected: "an odd whole number from 7 to 999",
      where: { $0 >= 7 && $0 < 1000 && $0 % 2 == 1 }),
    Setting("robust", \.isRobust, "Whether observations far off have less weight."),
  ]
  /// Exponential smoothing, and a robust fit with drift.
  public static let examples = [SeasonalTrend(), SeasonalTrend(member: "drift", isRobust: true)]

  private static func isAdmissible(_ word: String) -> Bool {
    guard word != keyword, case .success(let model) = ModelCatalog.configured(word) else {
      return false
    }
    return model.regressors.isEmpty && type(of: model).scale == .link
  }

  private var inner: any Model {
    guard case .success(let model) = ModelCatalog.configured(member) else {
      preconditionFailure("an admissible member")
    }
    return model
  }

  /// As many as the other model needs.
  public var requiredObservations: Int { inner.requiredObservations }

  /// Decomposes the series and fits the other model, which is told the link too.
  ///
  /// - Throws: what the other model throws.
  public func fit(
    _ series: Series, given covariates: Covariates, plausibleStep: Double, link: Link
  ) throws(FitError) -> Fitted {
    try series.requireCount(requiredObservations)
    let length = series.frequency.seasonLength
    var settings = isRobust ? STL.Settings.robust : STL.Settings()
    settings.seasonWindow = seasonWindow
    var season: [Double] = []
    // Less the first value: the season is the same, and no digits go on a level far from zero.
    let centred = series.values.map { $0 - series.values[0] }
    if length > 1, let stl = STL(centred, seasonLength: length, settings: settings) {
      season = stl.season
    }
    var adjusted = series.values
    for t in season.indices { adjusted[t] -= season[t] }
    let rest = series.replacingValues(adjusted)
    let scale = try FitScale(of: rest, link: .identity, for: .link)
    let model = inner
    let fitted: any FittedModel = try model.fit(
      scale.modelled(rest), given: .none,
      plausibleStep: scale.carried(step: plausibleStep, of: rest), link: link)
    return Fitted(
      season: season, seasonLength: length,
      fit: Fit(model: model, series: rest, link: .identity, fitted: fitted, scale: scale))
  }
}
