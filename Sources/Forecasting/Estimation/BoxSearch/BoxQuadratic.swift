/// A quadratic around a point of the unit box: f(c + s) ≈ f(c) + gᵀs + sᵀHs/2.
struct BoxQuadratic {
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
    var isFixed = (false, false, false, false)
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
      case 3: isFixed.3 = true
      default: return step
      }
      step[stopped] = (centre[stopped] + minimum[stopped] < 0 ? 0 : 1) - centre[stopped]
    }
    return step
  }

  /// How far the quadratic falls along a step.
  func decrease(along step: BoxPoint) -> Double {
    let (x, y, z, w) = (step[0], step[1], step[2], step[3])
    let pairs = SIMD8(x * y, x * z, y * z, x * w, y * w, z * w, 0, 0)
    return -(gradient * step).sum() - (curvature * step * step).sum() / 2 - (mixed * pairs).sum()
  }

  /// Solves for the free coordinates by LDLᵀ of the 4 × 4 system, fixed ones as identity rows.
  ///
  /// A coordinate that moves nothing stands still.
  private func solve(
    _ step: BoxPoint, _ isFixed: (Bool, Bool, Bool, Bool), _ damping: Double
  ) -> BoxPoint? {
    let isIdle = (curvature .== 0) .& (gradient .== 0)
    let fixed0 = isFixed.0 || isIdle[0]
    let fixed1 = isFixed.1 || dimension < 2 || isIdle[1]
    let fixed2 = isFixed.2 || dimension < 3 || isIdle[2]
    let fixed3 = isFixed.3 || dimension < 4 || isIdle[3]
    var diagonal =
      curvature + damping * curvature.replacing(with: -curvature, where: curvature .< 0)
    var right = -gradient
    var (h01, h02, h12) = (mixed[0], mixed[1], mixed[2])
    var (h03, h13, h23) = (mixed[3], mixed[4], mixed[5])
    // What fixed coordinates do to the others goes to the right-hand side.
    if fixed0 {
      right -= step[0] * BoxPoint(0, h01, h02, h03)
      (h01, h02, h03) = (0, 0, 0)
    }
    if fixed1 {
      right -= step[1] * BoxPoint(h01, 0, h12, h13)
      (h01, h12, h13) = (0, 0, 0)
    }
    if fixed2 {
      right -= step[2] * BoxPoint(h02, h12, 0, h23)
      (h02, h12, h23) = (0, 0, 0)
    }
    if fixed3 {
      right -= step[3] * BoxPoint(h03, h13, h23, 0)
      (h03, h13, h23) = (0, 0, 0)
    }
    if fixed0 { (diagonal[0], right[0]) = (1, step[0]) }
    if fixed1 { (diagonal[1], right[1]) = (1, step[1]) }
    if fixed2 { (diagonal[2], right[2]) = (1, step[2]) }
    if fixed3 { (diagonal[3], right[3]) = (1, step[3]) }
    let d0 = diagonal[0]
    guard d0 > 0 else { return nil }
    let (l10, l20, l30) = (h01 / d0, h02 / d0, h03 / d0)
    let d1 = diagonal[1] - l10 * h01
    guard d1 > 1e-12 * diagonal[1] else { return nil }
    let l21 = (h12 - l20 * h01) / d1
    let l31 = (h13 - l30 * h01) / d1
    let d2 = diagonal[2] - l20 * h02 - l21 * l21 * d1
    guard d2 > 1e-12 * diagonal[2] else { return nil }
    let l32 = (h23 - l30 * h02 - l31 * l21 * d1) / d2
    let d3 = diagonal[3] - l30 * h03 - l31 * l31 * d1 - l32 * l32 * d2
    guard d3 > 1e-12 * diagonal[3] else { return nil }
    let z1 = right[1] - l10 * right[0]
    let z2 = right[2] - l20 * right[0] - l21 * z1
    let z3 = right[3] - l30 * right[0] - l31 * z1 - l32 * z2
    let x3 = z3 / d3
    let x2 = z2 / d2 - l32 * x3
    let x1 = z1 / d1 - l21 * x2 - l31 * x3
    let x0 = right[0] / d0 - l10 * x1 - l20 * x2 - l30 * x3
    let result = BoxPoint(x0, x1, x2, x3)
    return result.sum().isFinite ? result : nil
  }
}
