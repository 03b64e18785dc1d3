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
  /// Usual standard deviation of a year's surprise before the data; nil for the learned one.
  public var usualVolatility: Double?
  /// φ; nil for a sum over the learned ones.
  public var damping: Double?
  /// Share of the years in which the level jumps.
  public var jumpShare: Double
  /// How statements are read.
  public var reading: EvidenceReading

  /// The model with the learned prior.
  public init() {
    window = 30
    prior = .learned
    growth = 0.035
    usualVolatility = nil
    damping = nil
    jumpShare = 0.08
    reading = EvidenceReading()
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
    Setting(
      "prior", \.prior,
      "What is believed of volatility and damping before the data, or a mapping that overrides some "
        + "of the learned values."),
    Setting(
      "growth", \.growth, "Mean of the yearly growth believed before the data, 0.035 for 3.5 %.",
      expected: "a number from -0.5 to 0.5", group: "prior", where: { abs($0) <= 0.5 }),
    Setting(
      "volatility", \.usualVolatility,
      "Usual standard deviation of a year's surprise believed before the data, 0.1 for 10 %.",
      expected: "a number above 0 and at most 2, or none for the learned one", group: "prior",
      where: { $0.map { $0 > 0 && $0 <= 2 } ?? true }),
    Setting(
      "damping", \.damping,
      "Part of the growth's deviation from its mean that stays after a year, not estimated.",
      expected: "a number from 0 to 0.99, or none for the learned mixture", group: "prior",
      where: { $0.map { (0...0.99).contains($0) } ?? true }),
    Setting(
      "jump-share", \.jumpShare,
      "Share of the years in which the level moves four times as much; 0 for normal changes.",
      expected: "a number from 0 to 0.5", group: "prior", where: { (0...0.5).contains($0) }),
    Setting(
      "noise", \.reading.noise,
      "Standard deviation of a printed figure's error, relative to it; less certain figures keep "
        + "their proportion to it.",
      expected: "a number from 0.0001 to 0.5, or none for 0.003", group: "prior",
      where: { $0.map { (0.0001...0.5).contains($0) } ?? true }),
    Setting(
      "tightness", \.reading.tightness,
      "Share of floors just passed, such as 'exceeded', that lie within a unit of the last digit.",
      expected: "a number from 0 to 1, or none for 0.89", group: "prior",
      where: { $0.map { (0...1).contains($0) } ?? true }),
    Setting(
      "statements", \.reading.mode, "Whether hedges are read, or every figure taken as exact."),
  ]

  /// The prior for periods of a frequency.
  func prior(for frequency: Frequency) -> GrowthPrior {
    var prior = GrowthPrior(prior, growth: growth, jumpShare: jumpShare)
    if let usualVolatility { prior = prior.centered(on: usualVolatility) }
    if let damping { prior = prior.damped(by: damping) }
    return prior.multiplied(by: volatility).divided(by: frequency.seasonLength)
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
      offsets: [], logEvidence: nil, hasConverged: states.hasConverged)
  }

  /// Infers the levels from evidence.
  public func infer(
    from evidence: Evidence, link: Link
  ) throws(FitError) -> (history: [[Double]], fitted: Fitted) {
    let (posterior, read, kept, excluded) = try posterior(of: evidence, link: link)
    let system = posterior.system
    let prior = prior(for: evidence.frequency)
    let marginals = posterior.marginals()
    let history = marginals.map { marginal in
      LevelMarginal.probabilities.map { system.scale.linked(marginal.quantile($0)) }
    }
    guard history.joined().allSatisfy(\.isFinite) else { throw .notRepresentable }
    var items = read.items.map {
      EvidenceReport(label: $0.label, surprise: 0, weight: 0, isExcluded: true)
    }
    for (index, report) in zip(kept, posterior.itemReports(of: kept.map { read.items[$0] })) {
      items[index] = report
    }
    let fitted = Fitted(
      states: TrendEndState.kept(of: posterior.endStates()), jumpShare: prior.jumpShare,
      observations: kept.count, places: history.count, history: history, items: items,
      offsets: excluded + posterior.offsets(), logEvidence: posterior.logEvidence,
      hasConverged: posterior.hasConverged,
      joint: HistoryPaths(posterior, marginals: marginals, jumpShare: prior.jumpShare))
    return (history, fitted)
  }

  /// The posterior of the evidence as it is read, and the places of the items that it is of.
  ///
  /// Items under a factor that turns out beyond its limit are about another product: they are left out,
  /// and the rest is inferred anew.
  func posterior(
    of evidence: Evidence, link: Link
  ) throws(FitError) -> (
    posterior: TrendPosterior, read: Evidence, kept: [Int], excluded: [EvidenceOffset]
  ) {
    let read = reading.applied(to: evidence)
    let prior = prior(for: evidence.frequency)
    let first = try TrendPosterior(try TrendSystem(read, link: link), prior: prior)
    let excluded = first.offsets().filter(\.isExcluded)
    let kept = read.items.indices.filter { index in
      !excluded.contains { read.items[index].depends(on: $0.name) }
    }
    guard !excluded.isEmpty, let rest = read.keeping(kept),
      let system = try? TrendSystem(rest, over: read, link: link)
    else { return (first, read, Array(read.items.indices), []) }
    return (try TrendPosterior(system, prior: prior), read, kept, excluded)
  }
}

extension EvidenceItem {
  /// Whether a factor of a name is among its own.
  fileprivate func depends(on name: String) -> Bool {
    (shares + baseShares).contains { $0.name == name }
  }
}
