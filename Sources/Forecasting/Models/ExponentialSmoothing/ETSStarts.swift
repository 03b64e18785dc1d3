extension ETSRegion {
  /// Points to begin a search with.
  var starts: [BoxPoints] {
    if form.hasSeason { return seasonalStarts }
    switch dimension {
    case 0, 1: return Self.segment
    case 2: return Self.plane
    default: return Self.space
    }
  }

  /// How many starts differ in β alone (in α, where nothing else is free and errors are additive), and how
  /// far apart they stand in ``starts``.
  var line: (count: Int, stride: Int) {
    guard places.beta >= 0 else {
      let isSegment = dimension == 1 && places.alpha >= 0 && !form.hasSeason
      return isSegment && !form.isRelative ? (8, 1) : (1, 1)
    }
    if form.hasSeason { return (3, (places.gamma >= 0 ? 2 : 1) * (places.phi >= 0 ? 2 : 1)) }
    switch (dimension, places.beta) {
    case (1, _): return (8, 1)
    case (2, 0): return (4, 4)
    case (2, _): return (4, 1)
    default: return (3, 2)
    }
  }

  private static let segment = batches((0..<8).map { BoxPoint((Double($0) + 0.5) / 8, 0, 0, 0) })
  private static let plane = batches(
    [0.03125, 0.3125, 0.65625, 0.96875].flatMap { x in
      [0.015625, 0.125, 0.4375, 0.9375].map { BoxPoint(x, $0, 0, 0) }
    })
  private static let space = batches(
    [0.03125, 0.34375, 0.6875, 0.96875].flatMap { x in
      [0.015625, 0.1875, 0.8125].flatMap { y in
        [0.15625, 0.90625].map { BoxPoint(x, y, $0, 0) }
      }
    })

  /// All combinations of a few values of each free parameter.
  private var seasonalStarts: [BoxPoints] {
    var points = [BoxPoint.zero]
    func cross(_ place: Int, _ values: [Double]) {
      guard place >= 0 else { return }
      points = points.flatMap { point in
        values.map { value in
          var next = point
          next[place] = value
          return next
        }
      }
    }
    cross(places.alpha, [0.03125, 0.3125, 0.65625, 0.96875])
    cross(places.beta, [0.015625, 0.3125, 0.84375])
    cross(places.gamma, [0.03125, 0.375])
    cross(places.phi, [0.15625, 0.90625])
    return Self.batches(points)
  }

  /// Eight a batch, the last filled up with its first.
  private static func batches(_ points: [BoxPoint]) -> [BoxPoints] {
    stride(from: 0, to: points.count, by: 8).map { first in
      var batch = BoxPoints(repeating: points[first])
      for (lane, point) in points[first...].prefix(8).enumerated() { batch[lane: lane] = point }
      return batch
    }
  }
}
