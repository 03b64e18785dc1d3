/// The best continuous piecewise-linear fit for every number of change points, by dynamic programming.
///
/// A line up to a change point is continued from the value it has there, so the state is that value: for
/// each place and number of changes the least cost is the lower envelope of quadratics in it, one for
/// each way of getting there that can still win. Nothing is approximated.
///
/// > Source: Fearnhead, Maidstone & Letchford (2019), "Detecting changes in slope with an L0 penalty",
/// > Journal of Computational and Graphical Statistics 28, for a fixed number of changes.
struct ChangePointSearch {
  let times: [Double]
  let values: [Double]
  /// Observations from one change point to the next, and to both ends.
  let minimumSegment: Int

  /// Places that are tried: all, or evenly spread ones of longer series.
  static let placeLimit = 200

  /// Indices of the change points of the best fits with 0, 1, … changes, as far as there is room.
  ///
  /// - Complexity: O(p²·n/2 + k·p²·e²) for p places, up to k changes and envelopes of e members.
  func best(upTo limit: Int) -> [[Int]] {
    let last = values.count - 1
    let inner = places
    let nodes = [0] + inner + [last]
    var costs = [[[EndCost]]](
      repeating: [[EndCost]](repeating: [], count: nodes.count), count: limit + 1)
    let first = values[0]
    costs[0][0] = [EndCost(a: 1, b: -2 * first, c: first * first, previous: (-1, -1))]
    for node in 1..<nodes.count {
      let isEnd = node == nodes.count - 1
      var arrivals = [[EndCost]](repeating: [], count: limit + 1)
      for before in 0..<node where isRoom(from: nodes, before, to: node) {
        let segment = SegmentSums(times, values, from: nodes[before], to: nodes[node])
        for changes in 0...limit where !costs[changes][before].isEmpty {
          let total = isEnd ? changes : changes + 1
          guard total <= limit else { continue }
          for (index, cost) in costs[changes][before].enumerated() {
            arrivals[total].append(segment.continuing(cost, from: (before, index)))
          }
        }
      }
      for changes in 0...limit {
        costs[changes][node] =
          isEnd
          ? arrivals[changes].min { $0.minimum < $1.minimum }.map { [$0] } ?? []
          : QuadraticEnvelope.lower(arrivals[changes])
      }
    }
    return costs.indices.prefix { !costs[$0][nodes.count - 1].isEmpty }
      .map { path(changes: $0, costs, nodes) }
  }

  /// The indices that a change may be at.
  private var places: [Int] {
    let first = minimumSegment - 1
    let last = values.count - 1 - minimumSegment
    guard first <= last else { return [] }
    let step = (last - first) / Self.placeLimit + 1
    return Array(stride(from: first, through: last, by: step))
  }

  private func isRoom(from nodes: [Int], _ before: Int, to node: Int) -> Bool {
    // The first observation belongs to the first segment, any other to the one that ends at it.
    nodes[node] - nodes[before] + (before == 0 ? 1 : 0) >= minimumSegment
  }

  private func path(changes: Int, _ costs: [[[EndCost]]], _ nodes: [Int]) -> [Int] {
    var result: [Int] = []
    var cost = costs[changes][nodes.count - 1][0]
    var remaining = changes
    while cost.previous.node > 0 {
      result.append(nodes[cost.previous.node])
      cost = costs[remaining][cost.previous.node][cost.previous.index]
      remaining -= 1
    }
    return result.reversed()
  }
}

/// The sums of squares and products of one segment, u its time from 0 to 1.
private struct SegmentSums {
  private var uu = 0.0
  private var uv = 0.0
  private var vv = 0.0
  private var yu = 0.0
  private var yv = 0.0
  private var yy = 0.0

  /// The observations after `start` up to `end`.
  init(_ times: [Double], _ values: [Double], from start: Int, to end: Int) {
    let length = times[end] - times[start]
    for index in start + 1...end {
      let u = (times[index] - times[start]) / length
      let v = 1 - u
      let y = values[index]
      uu += u * u
      uv += u * v
      vv += v * v
      yu += y * u
      yv += y * v
      yy += y * y
    }
  }

  /// The cost at the end of the segment of a line that continues one with `cost` at its start, the
  /// value at the start being the best for each value at the end.
  func continuing(_ cost: EndCost, from previous: (node: Int, index: Int)) -> EndCost {
    let curvature = cost.a + vv
    let slope = cost.b - 2 * yv
    return EndCost(
      a: uu - uv * uv / curvature, b: -2 * yu - uv * slope / curvature,
      c: cost.c + yy - slope * slope / (4 * curvature), previous: previous)
  }
}
