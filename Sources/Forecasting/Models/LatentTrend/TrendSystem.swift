import LinearAlgebra
import RealModule
import TimeSeries

/// Functions of the latent levels with what is known of them: all that inference needs of the data.
struct TrendSystem: Sendable {
  /// The period of the first level.
  let start: Period
  /// Periods after it.
  let steps: Int
  let scale: LatentScale
  /// The functions that items are about, each once, with the place that its likelihoods are relative
  /// to.
  private(set) var functions: [(function: TrendFunction, center: Double)] = []
  /// One likelihood an item, with the index of its function.
  private(set) var likelihoods: [(function: Int, likelihood: SiteLikelihood)] = []
  private(set) var shares: [EvidenceShare] = []
  /// First thoughts on the levels, from the items about levels and sums.
  let guesses: [Double]

  /// Carries evidence to the scale of the latent levels.
  ///
  /// - Throws: `.unidentified` where nothing fixes the level; `.outsideLink` with the index of an item
  ///   that the link has no room for; `.notRepresentable`.
  init(_ evidence: Evidence, link: Link) throws(FitError) {
    start = evidence.start
    steps = evidence.count - 1
    let sketch = LevelSketch(evidence)
    guard let scale = sketch.scale(under: link) else { throw .unidentified(parameter: "level") }
    self.scale = scale
    guesses = sketch.levels(on: scale)
    guard guesses.allSatisfy(\.isFinite) else { throw .notRepresentable }
    for (index, item) in evidence.items.enumerated() {
      let form = ItemForm(item, start: start, scale: scale, share: share(item.share))
      guard let form, let center = form.center, center.isFinite else {
        throw .outsideLink(index: index)
      }
      let row: Int
      if let known = functions.firstIndex(where: { $0.function == form.function }) {
        row = known
      } else {
        row = functions.count
        functions.append((form.function, center))
      }
      guard let likelihood = form.likelihood(around: functions[row].center) else {
        throw .outsideLink(index: index)
      }
      likelihoods.append((row, likelihood))
    }
  }

  private mutating func share(_ share: EvidenceShare?) -> Int? {
    guard let share else { return nil }
    if let known = shares.firstIndex(where: { $0.name == share.name }) { return known }
    shares.append(share)
    return shares.count - 1
  }

  /// Whether every function is linear in the levels.
  var isLinear: Bool { functions.allSatisfy(\.function.isLinear) }

  /// The likelihoods about the level of a period alone, with the place they are relative to.
  func likelihoods(ofLevel period: Int) -> (sites: [Int], center: Double)? {
    let wanted = TrendFunction.linear(
      [TrendFunction.Term(period: period, coefficient: 1)], share: nil)
    guard let row = functions.firstIndex(where: { $0.function == wanted }) else { return nil }
    let sites = likelihoods.indices.filter { likelihoods[$0].function == row }
    return (sites, functions[row].center)
  }
}

/// An item as a function of the latent levels with cells on the function's own scale.
private struct ItemForm {
  let function: TrendFunction
  /// Cells on the function's scale, the impossible ones left out.
  private let intervals: [SiteLikelihood.Interval]
  private let noise: Double
  /// A finite place of the finest cell.
  let center: Double?

  init?(_ item: EvidenceItem, start: Period, scale: LatentScale, share: Int?) {
    func index(_ period: Period) -> Int { start.distance(to: period) }
    guard let figure = item.figure else { return nil }
    let carry: (Double) -> Double
    switch item.quantity {
    case .level(let period):
      function = .linear([TrendFunction.Term(period: index(period), coefficient: 1)], share: share)
      carry = scale.position
      noise = Self.noise(item, figure, scale)
    case .within(let period, let fraction):
      function = .linear(
        [
          TrendFunction.Term(period: index(period) - 1, coefficient: 1 - fraction),
          TrendFunction.Term(period: index(period), coefficient: fraction),
        ], share: share)
      carry = scale.position
      noise = Self.noise(item, figure, scale)
    case .ratio(let first, let last) where scale.link == .log:
      function = .linear(
        [
          TrendFunction.Term(period: index(last), coefficient: 1),
          TrendFunction.Term(period: index(first), coefficient: -1),
        ], share: nil)
      carry = { $0 > 0 ? .log($0) : -.infinity }
      noise = item.noise
    case .ratio(let first, let last) where scale.link == .identity:
      function = .ratio(index(first), index(last))
      carry = { $0 }
      noise = item.noise * max(abs(figure), 0.01)
    case .ratio(let first, let last):
      function = .logRatio(index(first), index(last))
      carry = { $0 > 0 ? .log($0) : -.infinity }
      noise = item.noise
    case .difference(let first, let last) where scale.link == .identity:
      function = .linear(
        [
          TrendFunction.Term(period: index(last), coefficient: 1),
          TrendFunction.Term(period: index(first), coefficient: -1),
        ], share: nil)
      carry = { $0 / scale.unit }
      noise = max(item.noise * abs(figure) / scale.unit, 1e-6)
    case .difference(let first, let last):
      let reference = max(abs(figure), abs(scale.natural(0)) * 1e-3)
      function = .difference(index(first), index(last), reference: reference)
      carry = { $0 / reference }
      noise = item.noise
    case .sum(let first, let last) where scale.link == .identity:
      let reference = max(abs(figure), scale.unit)
      function = .sum(index(first), index(last), reference: reference)
      carry = { $0 / reference }
      noise = item.noise
    case .sum(let first, let last):
      guard figure > 0 else { return nil }
      function = .logSum(index(first), index(last), reference: figure)
      carry = { $0 > 0 ? .log($0 / figure) : -.infinity }
      noise = item.noise
    }
    intervals = item.cells.compactMap { cell in
      let lower = cell.lower.map(carry) ?? -.infinity
      let upper = cell.upper.map(carry) ?? .infinity
      guard lower <= upper, upper > -.infinity, lower < .infinity else { return nil }
      return SiteLikelihood.Interval(lower: lower, upper: upper, weight: cell.weight)
    }
    let place = carry(figure)
    center =
      intervals.isEmpty
      ? nil
      : place.isFinite
        ? place
        : intervals.lazy.flatMap { [$0.upper, $0.lower] }.first { $0.isFinite }
  }

  /// Relative noise on the link's scale, at the figure.
  private static func noise(_ item: EvidenceItem, _ figure: Double, _ scale: LatentScale) -> Double
  {
    let place = scale.position(figure)
    guard place.isFinite else { return item.noise }
    return max(item.noise * abs(figure) / abs(scale.slope(place)), item.noise * 0.01)
  }

  func likelihood(around center: Double) -> SiteLikelihood? {
    guard !intervals.isEmpty, noise.isFinite, noise > 0 else { return nil }
    if intervals.count == 1, intervals[0].lower == intervals[0].upper {
      return .mixture([
        SiteLikelihood.Component(
          mean: intervals[0].lower - center, variance: noise * noise, weight: 1)
      ])
    }
    return .cells(
      intervals.map { cell in
        let slack = cell.lower == cell.upper ? noise * 1e-3 : 0
        return SiteLikelihood.Interval(
          lower: cell.lower - center - slack, upper: cell.upper - center + slack,
          weight: cell.weight)
      }, noise: noise)
  }
}

extension EvidenceItem {
  /// A value that stands for the item: the middle of its finest cell, or its only end.
  var figure: Double? {
    let finite = cells.filter { $0.lower != nil && $0.upper != nil }
    let finest = finite.min {
      ($0.upper ?? 0) - ($0.lower ?? 0) < ($1.upper ?? 0) - ($1.lower ?? 0)
    }
    if let finest, let lower = finest.lower, let upper = finest.upper {
      return lower / 2 + upper / 2
    }
    return cells.lazy.compactMap { $0.lower ?? $0.upper }.first
  }
}
