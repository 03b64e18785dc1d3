public import TimeSeries

/// Exponential smoothing in state space form, chosen by an information criterion.
///
/// yₜ = μₜ + eₜ or μₜ(1 + eₜ) with μ made of level, slope and season, each updated by every error. The
/// likelihood is maximised over smoothing parameters and initial states in R's default region.
/// Relative errors and seasons that multiply are considered for positive series under links that leave
/// most values as they are; a growth factor for a slope, and forms without a variance, where they are
/// asked for. On other links, as logarithms, what is to multiply is added. A series without seasons in its
/// year has none.
///
/// > Source: Hyndman, Koehler, Ord & Snyder (2008), "Forecasting with exponential smoothing". R
/// > `forecast::ets` has the same likelihood, without its constants, and the same count of
/// > parameters; its optimiser stops short of the maximum on about half of short series.
public struct ETS: LinkAwareModel, Hashable {
  /// The error: additive, relative, or chosen.
  public var error = ETSError.auto
  /// The trend: none, additive, damped, multiplicative, or chosen.
  public var trend = ETSTrend.auto
  /// The season: none, additive, multiplicative, or chosen.
  public var season = ETSSeason.auto
  /// What forms are compared by.
  public var criterion = InformationCriterion.aicc
  /// The weight of an error in the level, if given.
  public var alpha: Double?
  /// The weight of an error in the slope, if given.
  public var beta: Double?
  /// The weight of an error in the season, if given.
  public var gamma: Double?
  /// The damping of the slope, if given.
  public var phi: Double?

  /// The model that chooses among all forms.
  public init() {}

  /// The model of given error, trend and season.
  public init(error: ETSError, trend: ETSTrend, season: ETSSeason = .auto) {
    self.error = error
    self.trend = trend
    self.season = season
  }

  /// `ets`.
  public static let keyword = "ets"
  /// One sentence on the model.
  public static let abstract =
    "Exponential smoothing with the error, trend and season that suit best."
  /// The group in the catalogue.
  public static let family = ModelFamily.exponentialSmoothing
  /// Error, trend, season, criterion and given smoothing parameters.
  public static let settings: [Setting<ETS>] = [
    Setting("error", \.error, "Whether errors add to the level or multiply it."),
    Setting("trend", \.trend, "The kind of trend."),
    Setting("season", \.season, "The season, where the series has more than one period a year."),
    Setting("criterion", \.criterion, "What the forms are compared by."),
    .smoothing("alpha", \.alpha, "level", below: 2),
    .smoothing("beta", \.beta, "slope", below: 4),
    .smoothing("gamma", \.gamma, "season", below: 2),
    .damping("phi", \.phi),
  ]
  /// The automatic choice, and forms of both errors, all trends and seasons.
  public static let examples = [
    ETS(), ETS(error: .additive, trend: .none), ETS(error: .additive, trend: .damped),
    ETS(error: .auto, trend: .additive),
    ETS(error: .additive, trend: .damped, season: .additive),
    ETS(error: .auto, trend: .none, season: .multiplicative),
    ETS(error: .auto, trend: .multiplicativeDamped, season: .none),
  ]

  /// As many as estimates of the smallest form without a season, the variance included.
  public var requiredObservations: Int {
    ETSForm(isRelative: error == .multiplicative, trend: trend == .auto ? .none : trend)
      .parameterCount
  }

  /// Estimates the admissible forms for a link and keeps the best.
  ///
  /// - Throws: `.tooShort`, for a season that was asked for too; `.outsideLink` where a form is asked
  ///   for that multiplies and the scale is not positive; `.notRepresentable`.
  /// - Complexity: O(n) a form, some dozens of passes over the series.
  public func fit(
    _ series: Series, given covariates: Covariates, plausibleStep: Double, link: Link
  ) throws(FitError) -> Fitted {
    try series.requireCount(requiredObservations)
    let forms = try forms(for: series, link: link)
    let values = series.values
    var best: (estimate: ETSEstimate, score: Double)?
    for form in forms {
      // What the form has to reach for its score to be the best so far.
      let penalty = criterion.penalty(
        parameters: form.parameterCount, observations: values.count)
      let limit = penalty.isFinite ? best.map { $0.score - penalty } ?? .infinity : .infinity
      let given = ETSRegion.Given(alpha: alpha, beta: beta, gamma: gamma, phi: phi)
      guard let estimate = ETSEstimate(form, values, given: given, below: limit) else { continue }
      let score = criterion.penalised(
        estimate.logLikelihood, parameters: form.parameterCount, observations: values.count)
      if best.map({ score < $0.score }) ?? true { best = (estimate, score) }
    }
    guard let estimate = best?.estimate else { throw .notRepresentable }
    return try Fitted(estimate, series: series, plausibleStep: plausibleStep)
  }
}

extension Setting where Root: Model {
  /// A smoothing parameter that may be given.
  static func smoothing(
    _ key: String, _ path: any WritableKeyPath<Root, Double?> & Sendable, _ part: String,
    below limit: Double
  ) -> Setting {
    let lowest = part == "level" ? "a number above 0" : "a number from 0"
    return Setting(
      key, path, "The weight of an error in the \(part); estimated if none.",
      expected: "\(lowest) to below \(Int(limit)), or none",
      where: { $0.map { ($0 > 0 || ($0 == 0 && part != "level")) && $0 < limit } ?? true })
  }

  /// The damping that may be given.
  static func damping(
    _ key: String, _ path: any WritableKeyPath<Root, Double?> & Sendable
  ) -> Setting {
    Setting(
      key, path, "What a damped slope keeps a period; estimated if none.",
      expected: "a number above 0 and up to 1, or none",
      where: { $0.map { $0 > 0 && $0 <= 1 } ?? true })
  }
}
