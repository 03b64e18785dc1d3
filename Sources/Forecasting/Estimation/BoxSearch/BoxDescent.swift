/// The state of one descent: the best point, its value, the radius of the stencil, the quadratic.
struct BoxDescent {
  let dimension: Int
  private(set) var centre = BoxPoint.zero
  private(set) var value = Double.infinity
  var radius = 0.0
  /// Evaluations so far, eight points each.
  var batches = 0
  /// How far the last batches moved the centre, in the largest coordinate.
  private(set) var moved = 0.0

  private var quadratic: BoxQuadratic
  private var next = BoxPoint.zero
  private var nextValue = Double.infinity
  private var offsets = (near: BoxPoint.zero, far: BoxPoint.zero)
  private var nearRises = BoxPoint.zero
  /// The corner that had no room in the stencil: H₁₂ of three dimensions.
  private static let lastPair = (first: 1, second: 2)

  init(dimension: Int) {
    precondition((1...3).contains(dimension), "one to three coordinates")
    self.dimension = dimension
    quadratic = BoxQuadratic(dimension: dimension)
  }

  mutating func begin(at point: BoxPoint, _ value: Double, radius: Double) {
    centre = Self.gridded(point)
    // A start off the grid is evaluated a rounding away; the grid is far finer than any start.
    self.value = value
    self.radius = radius
    quadratic = BoxQuadratic(dimension: dimension)
  }

  /// Two offsets a coordinate, on both sides or, at a face of the box, on the inner one; corners of
  /// the near offsets; lanes left over look further out.
  mutating func stencil() -> BoxPoints {
    var points = BoxPoints(repeating: centre)
    for i in 0..<dimension {
      let isInside = centre[i] >= radius && centre[i] <= 1 - radius
      let side = centre[i] <= 0.5 ? radius : -radius
      offsets.near[i] = side
      offsets.far[i] = isInside ? -side : 2 * side
      points[lane: 2 * i][i] = centre[i] + offsets.near[i]
      points[lane: 2 * i + 1][i] = centre[i] + offsets.far[i]
    }
    switch dimension {
    case 1:
      for (lane, reach) in zip(2..<8, [0.25, -0.25, 3, -3, 8, -8]) {
        points[lane: lane][0] = min(1, max(0, Self.gridded(centre[0] + reach * radius)))
      }
    case 2:
      for (lane, signs) in zip(4..<8, [(1.0, 1.0), (1, -1), (-1, 1), (-1, -1)]) {
        points[lane: lane] = clamped(
          centre + offsets.near * BoxPoint(signs.0, signs.1, 0, 0))
      }
    default:
      points[lane: 6] = centre + offsets.near * BoxPoint(1, 1, 0, 0)
      points[lane: 7] = centre + offsets.near * BoxPoint(1, 0, 1, 0)
    }
    return points
  }

  /// Takes the values at the stencil in; false where the quadratic is not defined there.
  mutating func learn(_ points: BoxPoints, _ values: SIMD8<Double>) -> Bool {
    batches += 1
    next = centre
    nextValue = value
    consider(points, values)
    for i in 0..<dimension {
      let (near, far) = (values[2 * i] - value, values[2 * i + 1] - value)
      guard near.isFinite, far.isFinite else {
        move()
        return false
      }
      nearRises[i] = near
      quadratic.fit(i, offsets: offsets.near[i], offsets.far[i], rises: near, far)
    }
    if dimension == 2 { learnCorner(0, 1, values[4]) }
    if dimension == 3 {
      learnCorner(0, 1, values[6])
      learnCorner(0, 2, values[7])
    }
    return true
  }

  private mutating func learnCorner(_ i: Int, _ j: Int, _ corner: Double) {
    guard corner.isFinite else { return }
    quadratic.mixed[BoxQuadratic.pair(i, j)] =
      (corner - value - nearRises[i] - nearRises[j]) / (offsets.near[i] * offsets.near[j])
  }

  /// What Newton's step promises; infinite where the quadratic has no minimum.
  var promisedDecrease: Double {
    quadratic.steps(from: centre, damping: .zero)[0].map { quadratic.decrease(along: $0) }
      ?? .infinity
  }

  /// Newton's step and damped ones; in three dimensions the missing corner in the last lane.
  func steps(damping: SIMD8<Double>) -> BoxPoints {
    var points = BoxPoints(repeating: centre)
    let steps = quadratic.steps(from: centre, damping: damping)
    for lane in 0..<8 {
      if let step = steps[lane] {
        points[lane: lane] = clamped(Self.gridded(centre + step))
        continue
      }
      // Indefinite: go down the scaled gradient, further in every lane.
      let reach = radius * Double(1 << lane)
      var downhill = BoxPoint.zero
      for i in 0..<dimension { downhill[i] = quadratic.gradient[i] < 0 ? reach : -reach }
      points[lane: lane] = clamped(Self.gridded(centre + downhill))
    }
    if dimension == 3 {
      points[lane: 7] = centre + offsets.near * BoxPoint(0, 1, 1, 0)
    }
    return points
  }

  /// Moves to the best of all points seen around the centre.
  mutating func take(_ points: BoxPoints, _ values: SIMD8<Double>) {
    batches += 1
    if dimension == 3 { learnCorner(Self.lastPair.first, Self.lastPair.second, values[7]) }
    consider(points, values)
    move()
  }

  private mutating func consider(_ points: BoxPoints, _ values: SIMD8<Double>) {
    for lane in 0..<8 where values[lane] < nextValue {
      nextValue = values[lane]
      next = points[lane: lane]
    }
  }

  private mutating func move() {
    let distance = next - centre
    moved = max(abs(distance[0]), abs(distance[1]), abs(distance[2]))
    centre = next
    value = nextValue
  }

  private func clamped(_ point: BoxPoint) -> BoxPoint {
    point.clamped(lowerBound: .zero, upperBound: BoxPoint(repeating: 1))
  }

  private static func gridded(_ x: Double) -> Double {
    (x / BoxSearch.grid).rounded() * BoxSearch.grid
  }

  private static func gridded(_ point: BoxPoint) -> BoxPoint {
    (point / BoxSearch.grid).rounded(.toNearestOrAwayFromZero) * BoxSearch.grid
  }
}
