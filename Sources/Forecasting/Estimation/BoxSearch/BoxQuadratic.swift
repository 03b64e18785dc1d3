/// A quadratic around a point of the unit box: f(c + s) ≈ f(c) + gᵀs + sᵀHs/2.
struct BoxQuadratic {
  typealias Lanes = SIMD8<Double>

  let dimension: Int
  var gradient = BoxPoint.zero
  /// The diagonal of H.
  var curvature = BoxPoint.zero
  /// H₀₁, H₀₂, H₁₂, H₀₃, H₁₃ and H₂₃.
  var mixed = SIMD8<Double>.zero

  init(dimension: Int) { self.dimension = dimension }

  /// Takes H from rows of which the parts up to the diagonal are read, times a factor.
  mutating func setHessian(
    _ rows: (BoxPoint, BoxPoint, BoxPoint, BoxPoint), factor: Double
  ) {
    curvature = factor * BoxPoint(rows.0[0], rows.1[1], rows.2[2], rows.3[3])
    mixed =
      factor
      * SIMD8(rows.1[0], rows.2[0], rows.2[1], rows.3[0], rows.3[1], rows.3[2], 0, 0)
  }

  /// Puts the parabola through two more points of one coordinate: offsets a, b and rises from f(c).
  mutating func fit(_ i: Int, offsets a: Double, _ b: Double, rises p: Double, _ q: Double) {
    let (slopeA, slopeB) = (p / a, q / b)
    curvature[i] = 2 * (slopeA - slopeB) / (a - b)
    gradient[i] = slopeA - curvature[i] * a / 2
  }

  /// Where the pair (i, j), i < j, is kept in ``mixed``.
  static func pair(_ i: Int, _ j: Int) -> Int { j * (j - 1) / 2 + i }

  /// How far the quadratic falls along a step.
  func decrease(along step: BoxPoint) -> Double {
    let (x, y, z, w) = (step[0], step[1], step[2], step[3])
    let pairs = SIMD8(x * y, x * z, y * z, x * w, y * w, z * w, 0, 0)
    return -(gradient * step).sum() - (curvature * step * step).sum() / 2 - (mixed * pairs).sum()
  }

  /// The steps that minimise the quadratic with its diagonal raised by a damping of itself, inside
  /// the box, one a damping.
  ///
  /// Each goes to the minimum of the free coordinates, up to the first face on the way, which stops
  /// its coordinate, and so on: the quadratic falls all along. Lanes in which the damped Hessian of
  /// the free coordinates is not positive definite have no step.
  ///
  /// > Source: primal active sets: Nocedal & Wright (2006), §16.5.
  func steps(from centre: BoxPoint, damping: Lanes) -> BoxSteps {
    var system = DampedSystem(self, damping: damping)
    var steps = BoxPoints(repeating: .zero)
    var exists = BoxPoints.Mask(repeating: true)
    var moving = exists
    for _ in 0...dimension {
      let (minimum, isDefinite) = system.minimum(at: steps)
      exists = exists .& (isDefinite .| .!moving)
      moving = moving .& isDefinite
      // The first face on the way.
      var share = Lanes(repeating: 1)
      var stopped = Lanes(repeating: -1)
      for i in 0..<dimension {
        let (from, to) = (steps[i], minimum[i])
        let target = centre[i] + to
        let isBelow = target .< Lanes.zero
        let leaves = (isBelow .| (target .> Lanes(repeating: 1))) .& (to .!= from) .& moving
        guard any(leaves) else { continue }
        let face = Lanes(repeating: 1).replacing(with: 0, where: isBelow)
        let limit = (face - centre[i] - from) / (to - from)
        let isFirst = leaves .& (limit .< share)
        share.replace(with: limit.replacing(with: 0, where: limit .< 0), where: isFirst)
        stopped.replace(with: Double(i), where: isFirst)
      }
      for i in 0..<dimension {
        let (from, to) = (steps[i], minimum[i])
        steps[i].replace(with: from + (to - from) * share, where: moving)
      }
      moving = moving .& (stopped .>= 0)
      guard any(moving) else { break }
      for i in 0..<dimension {
        let stops = moving .& (stopped .== Double(i))
        let isBelow = centre[i] + minimum[i] .< Lanes.zero
        let face = Lanes(repeating: 1).replacing(with: 0, where: isBelow)
        steps[i].replace(with: face - centre[i], where: stops)
        system.fix(i, where: stops)
      }
    }
    return BoxSteps(moves: steps, exists: exists)
  }
}

/// Eight steps from one point, one a lane.
struct BoxSteps {
  let moves: BoxPoints
  /// The lanes that have a step.
  let exists: BoxPoints.Mask

  /// The step of a lane; nil where there is none.
  subscript(lane: Int) -> BoxPoint? { exists[lane] ? moves[lane: lane] : nil }
}
