/// A quadratic around a point of the unit box: f(c + s) ≈ f(c) + gᵀs + sᵀHs/2.
struct BoxQuadratic {
  let dimension: Int
  var gradient = BoxPoint.zero
  /// The diagonal of H.
  var curvature = BoxPoint.zero
  /// H₀₁, H₀₂ and H₁₂.
  var mixed = BoxPoint.zero

  init(dimension: Int) { self.dimension = dimension }

  /// Puts the parabola through two more points of one coordinate: offsets a, b and rises from f(c).
  mutating func fit(_ i: Int, offsets a: Double, _ b: Double, rises p: Double, _ q: Double) {
    let (slopeA, slopeB) = (p / a, q / b)
    curvature[i] = 2 * (slopeA - slopeB) / (a - b)
    gradient[i] = slopeA - curvature[i] * a / 2
  }

  /// Where the pair (i, j) is kept in ``mixed``.
  static func pair(_ i: Int, _ j: Int) -> Int { i + j - 1 }

  /// The step that minimises the quadratic with its diagonal raised by `damping` of itself, inside
  /// the box.
  ///
  /// Goes to the minimum of the free coordinates, up to the first face on the way, which stops its
  /// coordinate, and so on: the quadratic falls all along. nil where the damped Hessian of the free
  /// coordinates is not positive definite.
  ///
  /// > Source: primal active sets: Nocedal & Wright (2006), §16.5.
  func step(from centre: BoxPoint, damping: Double) -> BoxPoint? {
    var step = BoxPoint.zero
    var isFixed = (false, false, false)
    for _ in 0...dimension {
      guard let minimum = solve(step, isFixed, damping) else { return nil }
      var (share, stopped) = (1.0, -1)
      for i in 0..<dimension {
        let target = centre[i] + minimum[i]
        guard target < 0 || target > 1, minimum[i] != step[i] else { continue }
        let limit = ((target < 0 ? 0 : 1) - centre[i] - step[i]) / (minimum[i] - step[i])
        if limit < share { (share, stopped) = (max(0, limit), i) }
      }
      step += (minimum - step) * share
      switch stopped {
      case 0: isFixed.0 = true
      case 1: isFixed.1 = true
      case 2: isFixed.2 = true
      default: return step
      }
      step[stopped] = (centre[stopped] + minimum[stopped] < 0 ? 0 : 1) - centre[stopped]
    }
    return step
  }

  /// How far the quadratic falls along a step.
  func decrease(along step: BoxPoint) -> Double {
    let cross =
      mixed[0] * step[0] * step[1] + mixed[1] * step[0] * step[2] + mixed[2] * step[1] * step[2]
    return -(gradient * step).sum() - (curvature * step * step).sum() / 2 - cross
  }

  /// Solves for the free coordinates by LDLᵀ of the 3 × 3 system, fixed ones as identity rows.
  private func solve(
    _ step: BoxPoint, _ isFixed: (Bool, Bool, Bool), _ damping: Double
  ) -> BoxPoint? {
    var diagonal = BoxPoint(repeating: 1)
    var right = step
    var (h01, h02, h12) = (mixed[0], mixed[1], mixed[2])
    let fixed0 = isFixed.0
    let fixed1 = isFixed.1 || dimension < 2
    let fixed2 = isFixed.2 || dimension < 3
    if !fixed0 {
      diagonal[0] = curvature[0] + damping * abs(curvature[0])
      right[0] = -gradient[0] - (fixed1 ? h01 * step[1] : 0) - (fixed2 ? h02 * step[2] : 0)
    }
    if !fixed1 {
      diagonal[1] = curvature[1] + damping * abs(curvature[1])
      right[1] = -gradient[1] - (fixed0 ? h01 * step[0] : 0) - (fixed2 ? h12 * step[2] : 0)
    }
    if !fixed2 {
      diagonal[2] = curvature[2] + damping * abs(curvature[2])
      right[2] = -gradient[2] - (fixed0 ? h02 * step[0] : 0) - (fixed1 ? h12 * step[1] : 0)
    }
    if fixed0 || fixed1 { h01 = 0 }
    if fixed0 || fixed2 { h02 = 0 }
    if fixed1 || fixed2 { h12 = 0 }
    let d0 = diagonal[0]
    guard d0 > 0 else { return nil }
    let l10 = h01 / d0
    let l20 = h02 / d0
    let d1 = diagonal[1] - l10 * h01
    guard d1 > 1e-12 * diagonal[1] else { return nil }
    let l21 = (h12 - l20 * h01) / d1
    let d2 = diagonal[2] - l20 * h02 - l21 * l21 * d1
    guard d2 > 1e-12 * diagonal[2] else { return nil }
    let z1 = right[1] - l10 * right[0]
    let z2 = right[2] - l20 * right[0] - l21 * z1
    let x2 = z2 / d2
    let x1 = z1 / d1 - l21 * x2
    let x0 = right[0] / d0 - l10 * x1 - l20 * x2
    let result = BoxPoint(x0, x1, x2, 0)
    return result.sum().isFinite ? result : nil
  }
}
