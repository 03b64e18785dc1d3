public import TimeSeries

/// A latent level with a damped local trend, seen through statements.
///
/// x_t = x_{t−1} + d_{t−1} + η_t and d_t = (1 − φ)μ + φ·d_{t−1} + ζ_t on the scale of the link; η is
/// contaminated normal, 0.92·N(0, σ²) + 0.08·N(0, 16σ²). φ, σ and the deviation of ζ are summed over a
/// learned prior and not estimated, so that two statements give a sensible, wide forecast. Statements
/// enter through ``Evidence``; inference is sequential expectation propagation.
///
/// On a plain series, whose values are exact, the increments of the last ``window`` values are the
/// data.
///
/// > Source: Harvey (1989), §6 for the damped trend; Minka (2001) for the inference.
public struct LatentTrend: EvidenceModel {
  /// How many of a plain series' last periods are used.
  public var window: Int
  /// The prior of volatility and damping.
  public var prior: PriorChoice
  /// Prior mean of the yearly growth of a quantity on logarithms.
  public var growth: Double
  /// What the sizes of all changes are multiplied by.
  ///
  /// With half and double it shows how far a forecast is the prior's. No setting: ``prior`` is.
  public var volatility = 1.0

  /// The model with the learned prior.
  public init() {
    window = 30
    prior = .learned
    growth = 0.035
  }

  /// `latent-trend`.
  public static let keyword = "latent-trend"
  /// One sentence on the model.
  public static let abstract =
    "A latent level with damped trend and heavy-tailed changes, seen through hedged statements."
  /// Statements.
  public static let family = ModelFamily.statements
  /// The window of plain series, and the prior.
  public static let settings: [Setting<LatentTrend>] = [
    Setting(
      "window", \.window, "How many of the last periods of a plain series are used.",
      expected: "a whole number from 2 to 200", where: { (2...200).contains($0) }),
    Setting("prior", \.prior, "What is believed of volatility and damping before the data."),
    Setting(
      "growth", \.growth, "Mean of the yearly growth believed before the data, 0.035 for 3.5 %.",
      expected: "a number from -0.5 to 0.5", where: { abs($0) <= 0.5 }),
  ]

  /// The prior for periods of a frequency.
  func prior(for frequency: Frequency) -> GrowthPrior {
    GrowthPrior(prior, growth: growth).multiplied(by: volatility).divided(
      by: frequency.seasonLength)
  }

  /// Infers the trend from a plain series.
  public func fit(_ series: Series, given covariates: Covariates) throws(FitError) -> Fitted {
    try fit(series, given: covariates, plausibleStep: 0, link: .identity)
  }

  /// Infers the trend from a plain series, told its link.
  ///
  /// - Parameter plausibleStep: the size of changes where the series shows fewer than three.
  public func fit(
    _ series: Series, given covariates: Covariates, plausibleStep: Double, link: Link
  ) throws(FitError) -> Fitted {
    let increments = TrendIncrements(
      series, window: window, plausibleStep: plausibleStep, link: link)
    let states = try increments.endStates(prior: prior(for: series.frequency))
    return Fitted(
      states: states.kept, jumpShare: prior(for: series.frequency).jumpShare,
      observations: increments.observations, places: series.count, history: nil, items: [],
      logEvidence: nil, hasConverged: states.hasConverged)
  }

  /// Infers the levels from evidence.
  public func infer(
    from evidence: Evidence, link: Link
  ) throws(FitError) -> (history: [[Double]], fitted: Fitted) {
    let system = try TrendSystem(evidence, link: link)
    let prior = prior(for: evidence.frequency)
    let posterior = try TrendPosterior(system, prior: prior)
    let history = posterior.marginals().map { marginal in
      LevelMarginal.probabilities.map { system.scale.linked(marginal.quantile($0)) }
    }
    guard history.joined().allSatisfy(\.isFinite) else { throw .notRepresentable }
    let fitted = Fitted(
      states: TrendEndState.kept(of: posterior.endStates()), jumpShare: prior.jumpShare,
      observations: evidence.items.count, places: evidence.count, history: history,
      items: posterior.itemReports(of: evidence), logEvidence: posterior.logEvidence,
      hasConverged: posterior.hasConverged)
    return (history, fitted)
  }
}
