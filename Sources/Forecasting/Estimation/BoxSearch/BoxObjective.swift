/// A function of one to three numbers in [0, 1] that is evaluated at eight points at a time.
///
/// Smoothing parameters are searched this way: the recursions of eight parameter vectors run in the
/// lanes of one vector, which costs little more than one.
protocol BoxObjective {
  /// How many coordinates a point has: 1, 2 or 3.
  var dimension: Int { get }

  /// The values at eight points; anything that is not finite counts as infinitely bad.
  mutating func values(at points: BoxPoints) -> SIMD8<Double>
}

/// One point of the unit box; coordinates beyond the dimension are 0.
typealias BoxPoint = SIMD4<Double>

/// Eight points of the unit box, one a lane: entry i holds their i-th coordinates.
struct BoxPoints: Sendable {
  typealias Mask = SIMDMask<SIMD8<Double>.MaskStorage>

  private var coordinates: (SIMD8<Double>, SIMD8<Double>, SIMD8<Double>, SIMD8<Double>)

  /// Eight times the same point.
  init(repeating point: BoxPoint) {
    coordinates = (
      SIMD8(repeating: point[0]), SIMD8(repeating: point[1]), SIMD8(repeating: point[2]),
      SIMD8(repeating: point[3])
    )
  }

  /// The coordinates of one kind, one a point.
  subscript(index: Int) -> SIMD8<Double> {
    get {
      switch index {
      case 0: coordinates.0
      case 1: coordinates.1
      case 2: coordinates.2
      default: coordinates.3
      }
    }
    set {
      switch index {
      case 0: coordinates.0 = newValue
      case 1: coordinates.1 = newValue
      case 2: coordinates.2 = newValue
      default: coordinates.3 = newValue
      }
    }
  }

  /// The points all of whose coordinates are finite.
  var isFinite: Mask {
    let sum = coordinates.0 + coordinates.1 + coordinates.2 + coordinates.3
    return sum - sum .== 0
  }

  /// The point of a lane.
  subscript(lane lane: Int) -> BoxPoint {
    get {
      BoxPoint(coordinates.0[lane], coordinates.1[lane], coordinates.2[lane], coordinates.3[lane])
    }
    set {
      coordinates.0[lane] = newValue[0]
      coordinates.1[lane] = newValue[1]
      coordinates.2[lane] = newValue[2]
      coordinates.3[lane] = newValue[3]
    }
  }
}

/// Where a search ended.
struct BoxMinimum: Sendable {
  /// The point, on the grid of the search.
  let point: BoxPoint
  /// The objective there.
  let value: Double
  /// Evaluations, eight points each.
  let batches: Int
}
