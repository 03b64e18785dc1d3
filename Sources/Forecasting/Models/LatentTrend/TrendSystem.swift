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
  /// The functions that items are about, each once.
  private(set) var rows: [TrendRow] = []
  /// One likelihood an item, with the index of its row.
  private(set) var likelihoods: [(row: Int, likelihood: SiteLikelihood)] = []
  private(set) var shares: [EvidenceShare] = []
  /// First thoughts on the levels, from the items about levels and sums.
  let guesses: [Double]

  /// Carries evidence to the scale of the latent levels.
  ///
  /// - Parameter whole: evidence whose periods there is a level for; that itself where it is nil.
  /// - Throws: `.unidentified` where nothing fixes the level; `.outsideLink` with the index of an item
  ///   that the link has no room for; `.notRepresentable`.
  init(_ evidence: Evidence, over whole: Evidence? = nil, link: Link) throws(FitError) {
    start = (whole ?? evidence).start
    steps = (whole ?? evidence).count - 1
    let sketch = LevelSketch(evidence, start: start, count: steps + 1)
    guard let scale = sketch.scale(under: link) else { throw .unidentified(parameter: "level") }
    self.scale = scale
    guesses = sketch.levels(on: scale)
    guard guesses.allSatisfy(\.isFinite) else { throw .notRepresentable }
    for (index, item) in evidence.items.enumerated() {
      guard let form = ItemForm(item, start: start, scale: scale), let center = form.center,
        center.isFinite
      else { throw .outsideLink(index: index) }
      let (own, base) = (item.shares.map { place($0) }, item.baseShares.map { place($0) })
      let row: Int
      let wanted = TrendRow(form.function, shares: own, baseShares: base, center: center)
      if let known = rows.firstIndex(where: { $0.isAlike(wanted) }) {
        row = known
      } else {
        row = rows.count
        rows.append(wanted)
      }
      guard let likelihood = form.likelihood(around: rows[row].center) else {
        throw .outsideLink(index: index)
      }
      likelihoods.append((row, likelihood))
    }
  }

  /// The place of a share among all, where one name is one share.
  private mutating func place(_ share: EvidenceShare) -> Int {
    if let known = shares.firstIndex(where: { $0.name == share.name }) { return known }
    shares.append(share)
    return shares.count - 1
  }

  /// Whether every function is linear in the levels.
  var isLinear: Bool { rows.allSatisfy(\.function.isLinear) }

  /// The likelihoods about the level of a period alone, with the place they are relative to.
  func likelihoods(ofLevel period: Int) -> (sites: [Int], center: Double)? {
    let wanted = TrendRow(
      .linear([TrendFunction.Term(period: period, coefficient: 1)]), shares: [], baseShares: [],
      center: 0)
    guard let row = rows.firstIndex(where: { $0.isAlike(wanted) }) else { return nil }
    return (likelihoods.indices.filter { likelihoods[$0].row == row }, rows[row].center)
  }
}

/// A function of levels and shares that likelihoods are about.
struct TrendRow: Sendable, Hashable {
  let function: TrendFunction
  /// Indices of the shares that all levels are times of, but for the first of a comparison.
  let shares: [Int]
  /// Those of the first level of a comparison.
  let baseShares: [Int]
  /// The place that its likelihoods are relative to.
  let center: Double

  /// A row; shares that cancel are left out.
  init(_ function: TrendFunction, shares: [Int], baseShares: [Int], center: Double) {
    self.function = function
    self.center = center
    let cancels = function.ignoresShifts && shares == baseShares
    self.shares = cancels ? [] : shares
    self.baseShares = cancels ? [] : baseShares
  }

  /// Whether the other one is the same function, wherever its likelihoods lie.
  func isAlike(_ other: TrendRow) -> Bool {
    function == other.function && shares == other.shares && baseShares == other.baseShares
  }

  /// The shares of a term.
  func shares(of term: TrendFunction.Term) -> [Int] {
    term.period == function.base ? baseShares : shares
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

  init?(_ item: EvidenceItem, start: Period, scale: LatentScale) {
    func index(_ period: Period) -> Int { start.distance(to: period) }
    guard let figure = item.figure else { return nil }
    let carry: (Double) -> Double
    switch item.quantity {
    case .level(let period):
      function = .linear([TrendFunction.Term(period: index(period), coefficient: 1)])
      carry = scale.position
      noise = Self.noise(item, figure, scale)
    case .within(let period, let fraction):
      function = .linear(
        [
          TrendFunction.Term(period: index(period) - 1, coefficient: 1 - fraction),
          TrendFunction.Term(period: index(period), coefficient: fraction),
        ])
      carry = scale.position
      noise = Self.noise(item, figure, scale)
    case .ratio(let first, let last) where scale.link == .log:
      function = .linear(
        [
          TrendFunction.Term(period: index(last), coefficient: 1),
          TrendFunction.Term(period: index(first), coefficient: -1),
        ])
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
        ])
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
