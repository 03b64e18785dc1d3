import RealModule
public import TimeSeries

/// Exponential smoothing in state space form, chosen by an information criterion.
///
/// yₜ = μₜ + eₜ or μₜ(1 + eₜ), μₜ = lₜ₋₁ + φbₜ₋₁, with level l and slope b updated by every error. The
/// likelihood is maximised over smoothing parameters and initial states in R's default region.
/// Relative errors are considered for positive series under links that leave most values as they are.
///
/// > Source: Hyndman, Koehler, Ord & Snyder (2008), "Forecasting with exponential smoothing". R
/// > `forecast::ets` has the same likelihood, without its constants, and the same count of
/// > parameters; its optimiser stops short of the maximum on about half of short series.
public struct ETS: Model, Hashable {
  /// The error: additive, relative, or chosen.
  public var error = ETSError.auto
  /// The trend: none, additive, damped, or chosen.
  public var trend = ETSTrend.auto
  /// What forms are compared by.
  public var criterion = InformationCriterion.aicc
  /// The weight of an error in the level, if given.
  public var alpha: Double?
  /// The weight of an error in the slope, if given.
  public var beta: Double?
  /// The damping of the slope, if given.
  public var phi: Double?

  /// The model that chooses among all forms.
  public init() {}

  /// The model of given error and trend.
  public init(error: ETSError, trend: ETSTrend) {
    self.error = error
    self.trend = trend
  }

  /// `ets`.
  public static let keyword = "ets"
  /// One sentence on the model.
  public static let abstract = "Exponential smoothing with the error and trend that suit best."
  /// The group in the catalogue.
  public static let family = ModelFamily.exponentialSmoothing
  /// Error, trend, criterion and given smoothing parameters.
  public static let settings: [Setting<ETS>] = [
    Setting("error", \.error, "Whether errors add to the level or multiply it."),
    Setting("trend", \.trend, "The kind of trend."),
    Setting("criterion", \.criterion, "What the forms are compared by."),
    Setting(
      "alpha", \.alpha, "The weight of an error in the level; estimated if none.",
      expected: "a number above 0 and below 2, or none",
      where: { $0.map { $0 > 0 && $0 < 2 } ?? true }),
    Setting(
      "beta", \.beta, "The weight of an error in the slope; estimated if none.",
      expected: "a number from 0 to below 4, or none",
      where: { $0.map { $0 >= 0 && $0 < 4 } ?? true }),
    Setting(
      "phi", \.phi, "What a damped slope keeps a period; estimated if none.",
      expected: "a number above 0 and up to 1, or none",
      where: { $0.map { $0 > 0 && $0 <= 1 } ?? true }),
  ]
  /// The automatic choice, and forms of both errors.
  public static let examples = [
    ETS(), ETS(error: .additive, trend: .none), ETS(error: .additive, trend: .damped),
    ETS(error: .auto, trend: .additive),
  ]

  /// As many as estimates, the variance included.
  public var requiredObservations: Int {
    ETSForm(isRelative: error == .multiplicative, trend: trend == .auto ? .none : trend)
      .parameterCount
  }

  /// Estimates the admissible forms and keeps the best.
  ///
  /// - Complexity: O(n) a form, some dozens of passes over the series.
  public func fit(
    _ series: Series, given covariates: Covariates
  ) throws(FitError) -> Fitted {
    try fit(
      series, given: covariates, plausibleStep: series.plausibleStep, link: .identity)
  }

  /// Estimates the admissible forms for a link and keeps the best.
  ///
  /// - Throws: `.tooShort`; `.outsideLink` where relative errors are asked for and the scale is not
  ///   positive; `.notRepresentable`.
  public func fit(
    _ series: Series, given covariates: Covariates, plausibleStep: Double, link: Link
  ) throws(FitError) -> Fitted {
    try series.requireCount(requiredObservations)
    let values = series.values
    var best: (estimate: ETSEstimate, score: Double)?
    for form in forms(for: series, link: link) {
      guard
        let estimate = ETSEstimate(form, values, alpha: alpha, beta: beta, phi: phi)
      else { continue }
      let score = criterion.penalised(
        estimate.logLikelihood, parameters: form.parameterCount, observations: values.count)
      if best.map({ score < $0.score }) ?? true { best = (estimate, score) }
    }
    guard let estimate = best?.estimate else {
      if let index = values.firstIndex(where: { $0 <= 0 }) { throw .outsideLink(index: index) }
      throw .notRepresentable
    }
    return try Fitted(estimate, series: series, plausibleStep: plausibleStep)
  }

  /// The forms that settings, sign, link and length admit.
  private func forms(for series: Series, link: Link) -> [ETSForm] {
    let isPlain =
      switch link {
      case .identity, .positive: true
      case .log, .squareRoot, .logit, .rank, .power: false
      }
    let admitsRelative = series.values.allSatisfy { $0 > 0 }
    var errors: [Bool] = []
    if error != .multiplicative { errors.append(false) }
    if error == .multiplicative || (error == .auto && isPlain), admitsRelative {
      errors.append(true)
    }
    let trends: [ETSTrend] = trend == .auto ? [.none, .additive, .damped] : [trend]
    let forms = trends.flatMap { trend in errors.map { ETSForm(isRelative: $0, trend: trend) } }
    let observed = series.count - series.filledCount
    return forms.filter { form in
      trend != .auto || !form.hasSlope || observed > form.parameterCount + 1
    }
  }
}
