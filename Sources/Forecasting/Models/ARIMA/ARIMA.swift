import RealModule
public import TimeSeries

/// Autoregressive integrated moving averages, of given or automatically chosen order.
///
/// φ(B)(1 − B)ᵈ(yₜ − c·tᵈ − β′xₜ) = θ(B)eₜ with normal e. The series is differenced, and the exact
/// likelihood of the differences maximised over stationary φ and invertible θ; constant,
/// regressors' coefficients and variance are at their best for each of them. Filled places are taken
/// as missing. Orders not given are chosen: a seasonal difference by the strength of the season,
/// ordinary ones by the KPSS test, the rest, seasonal orders included, stepwise by AICc, passing over
/// models with roots near the unit circle.
///
/// > Source: Hyndman & Khandakar (2008), Journal of Statistical Software 27(3). Estimates of given
/// > orders are those of R `arima(method = "ML")` and of statsmodels' `SARIMAX` with
/// > `simple_differencing`; the choice is that of `forecast::auto.arima` 8.20 with exact likelihoods.
public struct ARIMA: LinkAwareModel {
  /// p, d and q; chosen if none.
  public var order: [Int]?
  /// P, D and Q of the season that goes with a given order.
  public var seasonalOrder: [Int]?
  /// Whether there is a mean (no difference) or a drift (one difference).
  public var constant = ARIMAConstant.auto
  /// Whether the chosen order may have seasonal terms.
  public var isSeasonal = true
  /// How many differences are taken where the order is chosen; by test if none.
  public var differences: Int?
  /// How many seasonal differences are taken where the order is chosen; by test if none.
  public var seasonalDifferences: Int?
  /// What asks for an ordinary difference.
  public var unitRootTest = ARIMAUnitRootTest.kpss
  /// What asks for a seasonal difference.
  public var seasonalTest = ARIMASeasonalTest.strength
  /// How orders are searched.
  public var search = ARIMASearchKind.stepwise
  /// What orders are compared by.
  public var criterion = InformationCriterion.aicc
  /// Names of series that explain the response linearly.
  public var regressors: [String] = []

  /// The model that chooses its order.
  public init() {}

  /// The model of a given order.
  ///
  /// - Parameter seasonal: P, D and Q, which annual series do without.
  /// - Precondition: all are from 0 to 9, d at most 3, and D at most 1.
  public init(
    _ p: Int, _ d: Int, _ q: Int, seasonal: [Int]? = nil, constant: ARIMAConstant = .auto
  ) {
    precondition(Self.isOrder([p, d, q], differences: 3), "orders from 0 to 9")
    precondition(seasonal.map { Self.isOrder($0, differences: 1) } ?? true, "orders from 0 to 9")
    order = [p, d, q]
    seasonalOrder = seasonal
    self.constant = constant
  }

  /// `arima`.
  public static let keyword = "arima"
  /// One sentence on the model.
  public static let abstract = "ARIMA by exact likelihood, its order given or chosen."
  /// The group in the catalogue.
  public static let family = ModelFamily.arima
  /// Orders, constant, and how they are chosen.
  public static let settings: [Setting<ARIMA>] = [
    Setting(
      "order", \.order, "The order [p, d, q]; chosen if none.",
      expected: "three whole numbers from 0 to 9, the second at most 3, or none",
      where: { $0.map { isOrder($0, differences: 3) } ?? true }),
    Setting(
      "seasonal-order", \.seasonalOrder,
      "The order [P, D, Q] of the season that goes with a given order; annual series have none.",
      expected: "three whole numbers from 0 to 9, the second at most 1, or none",
      where: { $0.map { isOrder($0, differences: 1) } ?? true }),
    Setting("constant", \.constant, "Whether there is a mean, or with one difference a drift."),
    Setting("seasonal", \.isSeasonal, "Whether the chosen order may have seasonal terms."),
    Setting(
      "differences", \.differences, "Differences where the order is chosen; by test if none.",
      expected: "a whole number from 0 to 2, or none", where: { $0.map((0...2).contains) ?? true }),
    Setting(
      "seasonal-differences", \.seasonalDifferences,
      "Seasonal differences where the order is chosen; by test if none.",
      expected: "0, 1 or none", where: { $0.map((0...1).contains) ?? true }),
    Setting("unit-root-test", \.unitRootTest, "The test that asks for a difference."),
    Setting("seasonal-test", \.seasonalTest, "The test that asks for a seasonal difference."),
    Setting("search", \.search, "Which orders are tried."),
    Setting("criterion", \.criterion, "What orders are compared by."),
    Setting(
      "regressors", \.regressors, "Series that explain the response linearly.",
      expected: "a list of names, none twice", where: { Set($0).count == $0.count }),
  ]
  /// The automatic choice, and some orders.
  public static let examples = [
    ARIMA(), ARIMA(1, 0, 0), ARIMA(0, 1, 1), ARIMA(1, 1, 1, constant: .included),
    ARIMA(2, 0, 1, constant: .excluded), ARIMA(0, 1, 1, seasonal: [0, 1, 1]),
    ARIMA(regressors: ["x"], 1, 1, 0),
  ]

  private init(regressors: [String], _ p: Int, _ d: Int, _ q: Int) {
    self.init(p, d, q)
    self.regressors = regressors
  }

  private static func isOrder(_ order: [Int], differences: Int) -> Bool {
    order.count == 3 && order.allSatisfy((0...9).contains) && order[1] <= differences
  }

  /// As many as differences and estimates, the variance included; three where the order is chosen.
  ///
  /// Seasonal orders need more, because they reach back whole years.
  public var requiredObservations: Int {
    guard let fixed = fixedOrder(.annual, link: .identity) else { return 3 + regressors.count }
    return required(fixed)
  }

  private func required(_ order: ARIMAOrder) -> Int {
    order.lost + max(order.parameterCount(regressors: regressors.count), order.arLags + 1)
  }

  /// Estimates the model; a mean is always estimated under links, whose zero means nothing.
  ///
  /// - Throws: `.tooShort`, `.unknownRegressor`, `.missingRegressor`, `.dependentTerms`,
  ///   `.notRepresentable`.
  /// - Complexity: some hundred passes over the series, each O(n·(p + q)²).
  public func fit(
    _ series: Series, given covariates: Covariates, plausibleStep: Double, link: Link
  ) throws(FitError) -> Fitted {
    try series.requireCount(requiredObservations)
    let history = try ARIMAHistory(series, names: regressors, given: covariates)
    let estimate: ARIMAEstimate
    if let order = fixedOrder(series.frequency, link: link) {
      try series.requireCount(required(order))
      let data = history.data(for: order)
      estimate = ARIMAEstimate(
        order, history, data, from: ARIMAStarts(data).points(for: order))
    } else {
      estimate = chosen(history, seasonLength: series.frequency.seasonLength, link: link)
    }
    let errors = try ErrorVariance(
      sumOfSquares: estimate.sumOfSquares,
      degreesOfFreedom: estimate.observed - estimate.parameterCount + 1,
      magnitude: Double(1 << estimate.order.differences) * series.magnitude,
      plausibleStep: plausibleStep)
    return try Fitted(estimate, errors: errors)
  }

  private func fixedOrder(_ frequency: Frequency, link: Link) -> ARIMAOrder? {
    guard let order else { return nil }
    var fixed = ARIMAOrder(p: order[0], d: order[1], q: order[2])
    if let seasonalOrder, frequency.seasonLength > 1 {
      (fixed.seasonalP, fixed.seasonalD) = (seasonalOrder[0], seasonalOrder[1])
      (fixed.seasonalQ, fixed.seasonLength) = (seasonalOrder[2], frequency.seasonLength)
    }
    fixed.hasConstant = hasConstant(fixed, link: link) ?? (fixed.differences == 0)
    return fixed
  }

  /// Whether an order has a constant; nil where that is chosen.
  func hasConstant(_ order: ARIMAOrder, link: Link) -> Bool? {
    if order.differences > 1 { return false }
    // The zero of a link is that of a unit, or far below positive data: no mean to come back to.
    if order.differences == 0, link != .identity { return true }
    switch constant {
    case .auto: return nil
    case .included: return true
    case .excluded: return false
    }
  }
}

/// Whether an ARIMA model has a mean or a drift.
public enum ARIMAConstant: String, SettingValue, CaseIterable, Hashable {
  /// A mean without differences, no drift; where the order is chosen, by the criterion.
  case auto
  /// A mean without differences, a drift with one.
  case included
  /// Neither; only under links is there always a mean.
  case excluded
}

/// How orders are searched.
public enum ARIMASearchKind: String, SettingValue, CaseIterable, Hashable {
  /// From a few first orders to better neighbours.
  case stepwise
  /// All orders within the limits.
  case full
}
