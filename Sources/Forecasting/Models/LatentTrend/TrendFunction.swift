import RealModule

/// A function of the latent levels that an item is about.
enum TrendFunction: Sendable, Hashable {
  /// A sum of levels with coefficients.
  case linear([Term])
  /// Logarithm of the sum of natural values from one period to another, over a reference value.
  case logSum(Int, Int, reference: Double)
  /// Sum of the natural values from one period to another, over a reference value.
  case sum(Int, Int, reference: Double)
  /// Difference of two natural values, over a reference value.
  case difference(Int, Int, reference: Double)
  /// Logarithm of the ratio of two natural values.
  case logRatio(Int, Int)
  /// The ratio of two natural values.
  case ratio(Int, Int)

  /// A coefficient of a level.
  struct Term: Sendable, Hashable {
    let period: Int
    let coefficient: Double
  }

  /// The part of a period that has passed, for a place between two year's ends; 0 for all else.
  var passedFraction: Double {
    guard case .linear(let terms) = self, terms.count == 2, terms[0].coefficient > 0 else {
      return 0
    }
    return terms[1].coefficient > 0 ? terms[1].coefficient : 0
  }

  /// The period that a comparison starts from; nil for what compares nothing.
  var base: Int? {
    switch self {
    case .linear(let terms): terms.first { $0.coefficient < 0 }?.period
    case .difference(let first, _, _), .logRatio(let first, _), .ratio(let first, _): first
    case .logSum, .sum: nil
    }
  }

  /// Whether a shift of all levels on the link's scale changes nothing.
  var ignoresShifts: Bool {
    guard case .linear(let terms) = self else { return false }
    return terms.reduce(0) { $0 + $1.coefficient } == 0
  }

  /// Whether the function is its own linearisation.
  var isLinear: Bool { if case .linear = self { true } else { false } }

  /// The function as constant and terms, exact at the levels given.
  func linearized(
    at levels: [Double], scale: LatentScale
  ) -> (constant: Double, terms: [Term]) {
    switch self {
    case .linear(let terms): return (0, terms)
    case .logSum(let first, let last, let reference):
      let values = (first...last).map { scale.natural(levels[$0]) }
      let total = values.reduce(0, +)
      return tangent(
        value: Double.log(total / reference),
        (first...last).map { Term(period: $0, coefficient: scale.slope(levels[$0]) / total) },
        levels)
    case .sum(let first, let last, let reference):
      let total = (first...last).reduce(0) { $0 + scale.natural(levels[$1]) }
      return tangent(
        value: total / reference,
        (first...last).map { Term(period: $0, coefficient: scale.slope(levels[$0]) / reference) },
        levels)
    case .difference(let first, let last, let reference):
      return tangent(
        value: (scale.natural(levels[last]) - scale.natural(levels[first])) / reference,
        [
          Term(period: last, coefficient: scale.slope(levels[last]) / reference),
          Term(period: first, coefficient: -scale.slope(levels[first]) / reference),
        ], levels)
    case .logRatio(let first, let last):
      let (a, b) = (scale.natural(levels[first]), scale.natural(levels[last]))
      return tangent(
        value: Double.log(b / a),
        [
          Term(period: last, coefficient: scale.slope(levels[last]) / b),
          Term(period: first, coefficient: -scale.slope(levels[first]) / a),
        ], levels)
    case .ratio(let first, let last):
      let (a, b) = (scale.natural(levels[first]), scale.natural(levels[last]))
      return tangent(
        value: b / a,
        [
          Term(period: last, coefficient: scale.slope(levels[last]) / a),
          Term(period: first, coefficient: -scale.slope(levels[first]) * b / a / a),
        ], levels)
    }
  }

  private func tangent(
    value: Double, _ terms: [Term], _ levels: [Double]
  ) -> (constant: Double, terms: [Term]) {
    (terms.reduce(value) { $0 - $1.coefficient * levels[$1.period] }, terms)
  }
}
