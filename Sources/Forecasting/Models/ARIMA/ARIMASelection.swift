import RealModule

/// Orders that a search may visit, and what is known of those it has.
struct ARIMASelection: Sendable {
  /// The highest orders.
  struct Limits: Sendable, Hashable {
    var p = 5
    var q = 5
    var seasonalP = 2
    var seasonalQ = 2
    /// Of all four together, for the full search.
    var total = 5
  }

  let history: ARIMAHistory
  /// Differences and season; the rest is chosen.
  let base: ARIMAOrder
  let limits: Limits
  let criterion: InformationCriterion
  /// Whether models with and without a constant are compared.
  let choosesConstant: Bool
  /// The best model so far.
  private(set) var best: ARIMAEstimate
  private(set) var bestScore: Double

  private var tried: Set<ARIMAOrder>
  /// The orders that were fitted with their scores, in order; nil for those near the unit circle.
  private(set) var visits: [(order: ARIMAOrder, score: Double?)] = []
  private let data: (without: ARIMAData, with: ARIMAData)
  private let starts: (without: ARIMAStarts, with: ARIMAStarts)
  /// Whether nothing is left to explain once differences and constant are taken.
  let isExact: Bool

  /// - Parameters:
  ///   - base: differences, season, and whether there is a constant where there is no choice.
  ///   - choosesConstant: whether the constant is chosen, for at most one difference.
  init(
    _ history: ARIMAHistory, base: ARIMAOrder, limits: Limits, criterion: InformationCriterion,
    choosesConstant: Bool
  ) {
    self.history = history
    self.limits = limits
    self.criterion = criterion
    self.choosesConstant = choosesConstant
    var (bare, full) = (base, base)
    if choosesConstant {
      bare.hasConstant = false
      full.hasConstant = true
    }
    self.base = full
    data = (history.data(for: bare), history.data(for: full))
    starts = (ARIMAStarts(data.without), ARIMAStarts(data.with))
    tried = []
    let simplest = ARIMAEstimate(bare, history, data.without, from: [[]])
    let drifting = bare == full ? simplest : ARIMAEstimate(full, history, data.with, from: [[]])
    let magnitude = history.values.reduce(0) { max($0, abs($1)) }
    let rounding = 8 * Double(1 << base.differences) * magnitude.ulp
    let least = Double(history.values.count) * rounding * rounding
    isExact = min(simplest.sumOfSquares, drifting.sumOfSquares) <= least
    best = isExact && simplest.sumOfSquares > least ? drifting : simplest
    bestScore = .infinity
    if !isExact { consider(simplest) }
  }

  /// Fits an order unless it has been; returns whether it is the best so far.
  mutating func visit(_ order: ARIMAOrder) -> Bool {
    guard tried.insert(order).inserted else { return false }
    let data = order.hasConstant ? data.with : data.without
    let starts = order.hasConstant ? starts.with : starts.without
    // Without degrees of freedom there is no criterion.
    guard data.observed > order.parameterCount(regressors: history.names.count) + 1 else {
      return false
    }
    let near = best.order.neighbouring(order, best.partials)
    return consider(
      ARIMAEstimate(
        order, history, data, from: [near] + starts.points(for: order), effort: .ranking))
  }

  /// The best model so far, its likelihood searched to the end.
  var refined: ARIMAEstimate {
    let order = best.order
    let (data, starts) =
      order.hasConstant ? (data.with, starts.with) : (data.without, starts.without)
    let estimate = ARIMAEstimate(
      order, history, data, from: [best.partials] + starts.points(for: order))
    return estimate.isNearUnitRoot && !best.isNearUnitRoot
      ? ARIMAEstimate(order, history, data, from: [best.partials]) : estimate
  }

  /// How many orders have been fitted.
  var visited: Int { tried.count }

  @discardableResult
  private mutating func consider(_ estimate: ARIMAEstimate) -> Bool {
    tried.insert(estimate.order)
    guard let likelihood = estimate.logLikelihood, !estimate.isNearUnitRoot else {
      visits.append((estimate.order, nil))
      return false
    }
    let score = criterion.penalised(
      likelihood, parameters: estimate.parameterCount, observations: estimate.observed)
    visits.append((estimate.order, score))
    guard score < bestScore else { return false }
    best = estimate
    bestScore = score
    return true
  }
}

extension ARIMAOrder {
  /// Parameters of this order as those of another one: what is new is 0.
  fileprivate func neighbouring(_ other: ARIMAOrder, _ partials: [Double]) -> [Double] {
    var result: [Double] = []
    var first = 0
    for (count, wanted) in [
      (p, other.p), (q, other.q), (seasonalP, other.seasonalP), (seasonalQ, other.seasonalQ),
    ] {
      for i in 0..<wanted { result.append(i < count ? partials[first + i] : 0) }
      first += count
    }
    return result
  }
}

extension ARIMAEstimate {
  /// Whether a root of either polynomial is less than a hundredth from the unit circle.
  ///
  /// The roots of a(1.01·B) are those of a(B) over 1.01; they lie outside the unit circle where the
  /// partial autocorrelations are below 1.
  ///
  /// > Source: R `forecast::auto.arima` leaves out the same models.
  var isNearUnitRoot: Bool {
    let process = ARMAProcess(order, partials: partials)
    return [process.ar, process.ma.map { -$0 }].contains { polynomial in
      var power = 1.0
      let scaled = polynomial.map { coefficient in
        power *= 1.01
        return power * coefficient
      }
      return !ARMAPolynomial.partials(scaled).allSatisfy { abs($0) < 1 }
    }
  }
}
