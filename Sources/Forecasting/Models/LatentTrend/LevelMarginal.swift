import RealModule
import Statistics

/// The distribution of one level: a mixture of normals times likelihoods, on a grid.
///
/// The likelihoods enter as they are and not by the normal factors that stand for them in inference,
/// which halves the errors of the quantiles of a hedged year.
struct LevelMarginal {
  /// A normal with its share.
  struct Part {
    let mean: Double
    let variance: Double
    let weight: Double
  }

  /// The plotting positions of as many equally likely values as stand for a distribution.
  static let probabilities: [Double] = {
    let count = 199.0
    return (1...199).map { rank -> Double in (Double(rank) - 1 / 3.0) / (count + 1 / 3.0) }
  }()

  /// Logarithms of the density so far below its peak are nothing.
  private static let depth = 40.0

  /// Places, ascending.
  private let places: [Double]
  /// Probability up to each place, from 0 to 1.
  private let cumulative: [Double]

  /// Multiplies and normalises, each part for itself: their weights have seen the likelihoods.
  ///
  /// - Parameters:
  ///   - parts: the normals without the likelihoods.
  ///   - center: the place that the likelihoods are relative to.
  ///   - near: normals where the product lies, for the grid.
  init(_ parts: [Part], likelihoods: [SiteLikelihood], center: Double, near: [Part]) {
    let grid = Self.grid(near, likelihoods: likelihoods, center: center)
    let logs = grid.map { place in
      likelihoods.reduce(0) { $0 + $1.logValue(at: place - center) }
    }
    let density = Self.density(parts, logs: logs, on: grid)
    var sums = [0.0]
    sums.reserveCapacity(grid.count)
    for i in grid.indices.dropFirst() {
      sums.append(
        sums[i - 1] + 0.5 * (density[i] + density[i - 1]) * (grid[i] - grid[i - 1]))
    }
    let total = sums.last ?? 0
    places = grid
    cumulative = total > 0 ? sums.map { $0 / total } : sums
  }

  /// The place that is not exceeded with probability `p`; linear between the places of the grid.
  func quantile(_ p: Double) -> Double {
    var low = 0
    var high = cumulative.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if cumulative[middle] < p { low = middle } else { high = middle }
    }
    guard high > low else { return places[low] }
    let step = cumulative[high] - cumulative[low]
    let part = step > 0 ? (p - cumulative[low]) / step : 0.5
    return places[low] + min(max(part, 0), 1) * (places[high] - places[low])
  }

  private static func grid(
    _ near: [Part], likelihoods: [SiteLikelihood], center: Double
  ) -> [Double] {
    var places: [Double] = []
    var least = Double.infinity
    for part in near.sorted(by: { $0.weight > $1.weight }).prefix(8) {
      let deviation = part.variance.squareRoot()
      for step in -60...60 { places.append(part.mean + deviation * 0.12 * Double(step)) }
      least = min(least, deviation)
    }
    // The grids of alike parts lie nearly upon one another; so do those of cells with a common end.
    places = thinned(places, by: 0.04 * least)
    for likelihood in likelihoods {
      guard case .cells(let intervals, let noise) = likelihood else { continue }
      let edges = intervals.flatMap { [$0.lower, $0.upper] }.filter(\.isFinite)
      let around = edges.flatMap { edge in
        (-12...12).map { center + edge + noise * 0.35 * Double($0) }
      }
      places += thinned(around, by: 0.1 * noise)
    }
    return thinned(places, by: 0)
  }

  /// Ascending places, each farther than a distance from the one before.
  private static func thinned(_ places: [Double], by distance: Double) -> [Double] {
    var kept: [Double] = []
    for place in places.sorted() where kept.last.map({ place - $0 > distance }) ?? true {
      kept.append(place)
    }
    return kept
  }

  /// The mixture's density times the likelihoods at each place of the grid.
  private static func density(_ parts: [Part], logs: [Double], on grid: [Double]) -> [Double] {
    let places = lanes(grid, padding: grid[grid.count - 1])
    let logs = lanes(logs, padding: -.infinity)
    // What a value adds to the integral by the trapezoidal rule.
    let shares = lanes(
      grid.indices.map { i in
        (grid[min(i + 1, grid.count - 1)] - grid[max(i - 1, 0)]) / 2
      }, padding: 0)
    var density = [SIMD8<Double>](repeating: .zero, count: places.count)
    var values = density
    let deep = SIMD8(repeating: -depth)
    for part in parts where part.weight > 1e-6 {
      let precision = 0.5 / max(part.variance, .leastNormalMagnitude)
      var highest = SIMD8(repeating: -Double.infinity)
      for i in places.indices {
        let distance = places[i] - part.mean
        values[i] = logs[i] - precision * (distance * distance)
        highest = highest.replacing(with: values[i], where: values[i] .> highest)
      }
      let peak = highest.max()
      guard peak > -.infinity else { continue }
      var total = SIMD8<Double>.zero
      for i in values.indices {
        let fall = values[i] - peak
        let isNothing = fall .<= deep
        values[i] = fall.replacing(with: deep, where: isNothing).exponential()
          .replacing(with: 0, where: isNothing)
        total += shares[i] * values[i]
      }
      let mass = total.sum()
      guard mass > 0 else { continue }
      for i in values.indices { density[i] += part.weight / mass * values[i] }
    }
    return grid.indices.map { density[$0 / 8][$0 % 8] }
  }

  /// Eight numbers a lane.
  private static func lanes(_ numbers: [Double], padding: Double) -> [SIMD8<Double>] {
    stride(from: 0, to: numbers.count, by: 8).map { first in
      var lane = SIMD8(repeating: padding)
      for i in first..<min(first + 8, numbers.count) { lane[i - first] = numbers[i] }
      return lane
    }
  }
}
