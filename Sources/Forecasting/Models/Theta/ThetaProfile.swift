/// Sums of squared one-step errors as a function of alpha, level start and trend weight solved for.
///
/// Given alpha the errors are linear in both: a QR factorisation by Givens rotations, row by row, for
/// eight alphas at a time.
struct ThetaProfile {
  typealias Lanes = SIMD8<Double>

  /// What the trend weight may be.
  enum Weight {
    /// Zero in the criterion: plain exponential smoothing.
    case none
    /// Least squares within bounds.
    case within(ClosedRange<Double>)
  }

  /// Observations less the first.
  let values: [Double]
  /// Intercepts and slopes of the line before each observation.
  let intercepts: [Double]
  let slopes: [Double]
  /// The first error that counts.
  let first: Int
  let weight: Weight

  init(_ values: [Double], line: ThetaLine, first: Int, weight: Weight) {
    self.values = values
    self.first = first
    self.weight = weight
    let isDynamic = line == .dynamic
    var intercepts = [Double](repeating: -1, count: values.count)
    var slopes = [Double](repeating: 1, count: values.count)
    if isDynamic {
      var running = RunningLine()
      for t in values.indices {
        intercepts[t] = running.intercept[0]
        slopes[t] = running.slope[0]
        running.observe(SIMD4(values[t], 0, 0, 0))
      }
    }
    self.intercepts = intercepts
    self.slopes = slopes
  }

  /// The triangle of the QR factorisation of (start, weight | value), one for each lane.
  struct Triangle {
    var r11 = Lanes.zero
    var r12 = Lanes.zero
    var r13 = Lanes.zero
    var r22 = Lanes.zero
    var r23 = Lanes.zero
    var squares = Lanes.zero

    mutating func add(_ a: Lanes, _ b: Lanes, _ c: Lanes) {
      let (cos1, sin1, length1) = ThetaProfile.rotation(r11, a)
      let b1 = cos1 * b - sin1 * r12
      let c1 = cos1 * c - sin1 * r13
      r12 = cos1 * r12 + sin1 * b
      r13 = cos1 * r13 + sin1 * c
      r11 = length1
      let (cos2, sin2, length2) = ThetaProfile.rotation(r22, b1)
      let c2 = cos2 * c1 - sin2 * r23
      r23 = cos2 * r23 + sin2 * c1
      r22 = length2
      squares += c2 * c2
    }
  }

  /// Cosine, sine and length of the rotation that carries (x, y) to (length, 0).
  private static func rotation(_ x: Lanes, _ y: Lanes) -> (Lanes, Lanes, Lanes) {
    let length = (x * x + y * y).squareRoot()
    let inverse = (1 / length).replacing(with: 0, where: length .== 0)
    let cosine = (x * inverse).replacing(with: 1, where: length .== 0)
    return (cosine, y * inverse, length)
  }

  /// Factors the errors of eight alphas.
  ///
  /// - Complexity: O(n); no allocation.
  func triangle(at alpha: Lanes) -> Triangle {
    var triangle = Triangle()
    let rest = 1 - alpha
    let inverse = 1 / alpha
    var decay = Lanes(repeating: 1)
    var level = Lanes.zero
    for t in values.indices {
      let y = Lanes(repeating: values[t])
      if t >= first {
        let gain = (1 - decay * rest) * inverse
        triangle.add(decay, decay * intercepts[t] + gain * slopes[t], y - level)
      }
      level += (y - level) * alpha
      decay *= rest
    }
    return triangle
  }

  /// Start, trend weight and sum of squares of the lanes of a triangle.
  func solution(_ triangle: Triangle) -> (start: Lanes, weight: Lanes, squares: Lanes) {
    var coefficient = Lanes.zero
    if case .within(let range) = weight {
      coefficient = (triangle.r23 / triangle.r22).replacing(with: 0, where: triangle.r22 .== 0)
      coefficient.clamp(
        lowerBound: Lanes(repeating: range.lowerBound),
        upperBound: Lanes(repeating: range.upperBound))
    }
    let miss = triangle.r22 * coefficient - triangle.r23
    let start = ((triangle.r13 - triangle.r12 * coefficient) / triangle.r11)
      .replacing(with: 0, where: triangle.r11 .== 0)
    return (start, coefficient, triangle.squares + miss * miss)
  }

  func squares(at alpha: Lanes) -> Lanes { solution(triangle(at: alpha)).squares }
}
