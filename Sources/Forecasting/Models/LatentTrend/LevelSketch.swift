import RealModule
import TimeSeries

/// Rough natural values by period, from the figures about levels and sums: where inference starts.
struct LevelSketch {
  private let values: [(period: Int, value: Double)]
  private let count: Int

  init(_ evidence: Evidence, start: Period, count: Int) {
    var found: [(period: Int, value: Double)] = []
    for item in evidence.items {
      guard let figure = item.figure else { continue }
      switch item.quantity {
      case .level(let period):
        let share = Double.exp(item.shares.reduce(0) { $0 + $1.mean })
        found.append((start.distance(to: period), figure / share))
      case .within(let period, _): found.append((start.distance(to: period), figure))
      case .sum(let first, let last):
        let length = first.distance(to: last) + 1
        found.append((start.distance(to: first) + length / 2, figure / Double(length)))
      case .ratio, .difference: continue
      }
    }
    values = found
    self.count = count
  }

  /// The scale around the middle of the values; nil where there are none that the link admits.
  func scale(under link: Link) -> LatentScale? {
    let plain = LatentScale(link: link, center: 0, unit: 1)
    let places = values.map { plain.position($0.value) }.filter(\.isFinite).sorted()
    guard !places.isEmpty else { return nil }
    let center = places[(places.count - 1) / 2] / 2 + places[places.count / 2] / 2
    guard center.isFinite else { return nil }
    switch link {
    case .log, .logit, .rank: return LatentScale(link: link, center: center, unit: 1)
    default:
      let size = places.reduce(0) { $0 + abs($1) / Double(places.count) }
      return LatentScale(link: link, center: center, unit: size > 0 ? size : 1)
    }
  }

  /// One place a period: the mean of its values, joined by straight lines.
  func levels(on scale: LatentScale) -> [Double] {
    var known: [(period: Int, place: Double)] = []
    for period in 0..<count {
      let places = values.filter { $0.period == period }.map { scale.position($0.value) }
        .filter(\.isFinite)
      if !places.isEmpty {
        known.append((period, places.reduce(0) { $0 + $1 / Double(places.count) }))
      }
    }
    return (0..<count).map { period in
      guard let after = known.firstIndex(where: { $0.period >= period }) else {
        return known.last?.place ?? 0
      }
      guard after > 0, known[after].period > period else { return known[after].place }
      let (a, b) = (known[after - 1], known[after])
      return a.place + (b.place - a.place) * Double(period - a.period) / Double(b.period - a.period)
    }
  }
}
