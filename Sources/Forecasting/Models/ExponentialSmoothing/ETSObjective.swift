import RealModule

/// Minus twice the log-likelihood of eight parameter vectors, the initial states at their best.
///
/// Errors are linear in the initial states: e = e₀ − M·x, where e₀ are the errors from the state zero
/// and M the responses to unit states, which eight recursions give at once. For additive errors x is
/// a least-squares solution; relative errors have Newton's iteration on the likelihood itself. The
/// sum of squares is taken from the errors anew and not from the normal equations' remainder.
///
/// The value is n ln Σe² (+ 2 Σ ln μ for relative errors), without constants: R's convention.
struct ETSObjective: BoxObjective {
  typealias Lanes = SIMD8<Double>

  let form: ETSForm
  let region: ETSRegion
  /// The observations.
  let values: [Double]
  /// Observations less the first: the level's shift changes no error.
  private let shifted: [Double]
  /// Sums of squares below it are rounding errors, and all alike.
  private let smallest: Double
  private var errors: [Lanes]
  private var levelResponse: [Lanes]
  private var slopeResponse: [Lanes]
  private(set) var level = Lanes.zero
  private(set) var slope = Lanes.zero
  private(set) var squares = Lanes.zero

  var dimension: Int { region.dimension }

  init(_ values: [Double], form: ETSForm, region: ETSRegion) {
    self.form = form
    self.region = region
    self.values = values
    shifted = values.map { $0 - values[0] }
    let magnitude = form.isRelative ? 1 : values.reduce(0) { max($0, Swift.abs($1)) }
    let rounding = 16 * magnitude.ulp
    smallest = max(Double(values.count) * rounding * rounding, .leastNormalMagnitude)
    let scratch = [Lanes](repeating: .zero, count: values.count)
    errors = scratch
    levelResponse = scratch
    slopeResponse = scratch
  }

  mutating func values(at points: BoxPoints) -> Lanes {
    let (alpha, beta, phi) = region.parameters(at: points)
    respond(alpha, beta, phi)
    if form.isRelative { return relative() }
    additive()
    return Double(values.count) * Self.log(Self.atLeast(smallest, squares))
  }

  /// Whether a sum of squares is nothing but rounding.
  func isExact(_ squares: Double) -> Bool { squares <= smallest }

  /// Runs the recursions, and solves for the states by least squares.
  private mutating func respond(_ alpha: Lanes, _ beta: Lanes, _ phi: Lanes) {
    var (l, b) = (Lanes.zero, Lanes.zero)
    var (l1, b1) = (Lanes(repeating: 1), Lanes.zero)
    var (l2, b2) = (Lanes.zero, Lanes(repeating: 1))
    var (g11, g12, g22) = (Lanes.zero, Lanes.zero, Lanes.zero)
    var (h1, h2) = (Lanes.zero, Lanes.zero)
    for t in values.indices {
      let weight = form.isRelative ? 1 / (values[t] * values[t]) : 1
      b = phi * b
      let mean = l + b
      let e = shifted[t] - mean
      l = mean + alpha * e
      b = b + beta * e
      b1 = phi * b1
      let m1 = l1 + b1
      l1 = m1 - alpha * m1
      b1 = b1 - beta * m1
      errors[t] = e
      levelResponse[t] = m1
      g11 = g11 + weight * m1 * m1
      h1 = h1 + weight * m1 * e
      if form.hasSlope {
        b2 = phi * b2
        let m2 = l2 + b2
        l2 = m2 - alpha * m2
        b2 = b2 - beta * m2
        slopeResponse[t] = m2
        g12 = g12 + weight * m1 * m2
        g22 = g22 + weight * m2 * m2
        h2 = h2 + weight * m2 * e
      }
    }
    if form.hasSlope {
      let ratio = g12 / g11
      let rest = g22 - ratio * g12
      slope = (h2 - ratio * h1) / rest
      slope.replace(with: 0, where: .!(rest .> 1e-13 * g22))
      level = (h1 - g12 * slope) / g11
    } else {
      level = h1 / g11
    }
  }

  private mutating func additive() {
    squares = .zero
    for t in values.indices {
      var e = errors[t] - levelResponse[t] * level
      if form.hasSlope { e = e - slopeResponse[t] * slope }
      squares = squares + e * e
    }
  }

  /// Newton's iteration for the states of relative errors, halved where it does not help.
  private mutating func relative() -> Lanes {
    var best = Lanes(repeating: .infinity)
    var (bestLevel, bestSlope, bestSquares) = (level, slope, Lanes.zero)
    var (stepLevel, stepSlope) = (Lanes.zero, Lanes.zero)
    let n = Double(values.count)
    for _ in 0..<14 {
      let sums = likelihood()
      let floored = Self.atLeast(smallest, sums.squares)
      var value = n * Self.log(floored) + 2 * sums.logs
      value.replace(with: .infinity, where: .!(sums.least .> 0))
      let isBetter = value .< best
      best.replace(with: value, where: isBetter)
      bestLevel.replace(with: level, where: isBetter)
      bestSlope.replace(with: slope, where: isBetter)
      bestSquares.replace(with: sums.squares, where: isBetter)
      let (newLevel, newSlope, promise) = newton(sums, floored, n)
      stepLevel = (stepLevel * 0.5).replacing(with: newLevel, where: isBetter)
      stepSlope = (stepSlope * 0.5).replacing(with: newSlope, where: isBetter)
      let goesOn = isBetter .& (promise .> 1e-9)
      let retries = .!isBetter .& (abs(stepLevel) .> 1e-7 * abs(bestLevel))
      if !any(goesOn .| retries) { break }
      level = bestLevel + stepLevel
      slope = bestSlope + stepSlope
    }
    level = bestLevel
    slope = bestSlope
    squares = bestSquares
    return best
  }

  private struct Sums {
    var squares = Lanes.zero
    var logs = Lanes.zero
    var least = Lanes(repeating: .infinity)
    // Derivatives of Σr² and Σ ln μ by level and slope.
    var (s1, s2, s11, s12, s22) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
    var (c11, c12, c22) = (Lanes.zero, Lanes.zero, Lanes.zero)
    var (d1, d2, d11, d12, d22) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
  }

  /// One pass over the observations.
  ///
  /// r = e/μ, dr/dμ = −(1 + r)/μ, d²r/dμ² = 2(1 + r)/μ².
  private func likelihood() -> Sums {
    var sums = Sums()
    var product = Lanes(repeating: 1)
    for t in values.indices {
      let m1 = levelResponse[t]
      let m2 = slopeResponse[t]
      var e = errors[t] - m1 * level
      if form.hasSlope { e = e - m2 * slope }
      let mean = values[t] - e
      let inverse = 1 / mean
      let r = e * inverse
      let q = 1 + r
      sums.least = pointwiseMin(sums.least, mean)
      product = product * mean
      if t % 8 == 7 {
        sums.logs = sums.logs + Self.log(abs(product))
        product = Lanes(repeating: 1)
      }
      sums.squares = sums.squares + r * r
      let first = -2 * r * q * inverse
      let convex = 2 * q * q * inverse * inverse
      let second = convex + 4 * r * q * inverse * inverse
      let (i1, i2) = (inverse * m1, inverse * m2)
      sums.s1 = sums.s1 + first * m1
      sums.d1 = sums.d1 + i1
      sums.s11 = sums.s11 + second * m1 * m1
      sums.c11 = sums.c11 + convex * m1 * m1
      sums.d11 = sums.d11 - i1 * i1
      if form.hasSlope {
        sums.s2 = sums.s2 + first * m2
        sums.d2 = sums.d2 + i2
        sums.s12 = sums.s12 + second * m1 * m2
        sums.s22 = sums.s22 + second * m2 * m2
        sums.c12 = sums.c12 + convex * m1 * m2
        sums.c22 = sums.c22 + convex * m2 * m2
        sums.d12 = sums.d12 - i1 * i2
        sums.d22 = sums.d22 - i2 * i2
      }
    }
    sums.logs = sums.logs + Self.log(abs(product))
    return sums
  }

  /// Newton's step where the likelihood is convex in the states, else Gauss and Newton's.
  private func newton(
    _ sums: Sums, _ squares: Lanes, _ n: Double
  ) -> (level: Lanes, slope: Lanes, promise: Lanes) {
    let scale = n / squares
    let g1 = scale * sums.s1 + 2 * sums.d1
    let g2 = scale * sums.s2 + 2 * sums.d2
    let (u1, u2) = (sums.s1 / squares, sums.s2 / squares)
    var h11 = scale * sums.s11 - n * u1 * u1 + 2 * sums.d11
    if !form.hasSlope {
      h11.replace(with: scale * sums.c11, where: .!(h11 .> 0))
      let step = -g1 / h11
      return (step, .zero, -step * g1)
    }
    var h12 = scale * sums.s12 - n * u1 * u2 + 2 * sums.d12
    var h22 = scale * sums.s22 - n * u2 * u2 + 2 * sums.d22
    let isConvex = (h11 .> 0) .& (h11 * h22 - h12 * h12 .> 1e-10 * h11 * h22)
    h11.replace(with: scale * sums.c11, where: .!isConvex)
    h12.replace(with: scale * sums.c12, where: .!isConvex)
    h22.replace(with: scale * sums.c22, where: .!isConvex)
    let ratio = h12 / h11
    let slope = -(g2 - ratio * g1) / (h22 - ratio * h12)
    let level = (-g1 - h12 * slope) / h11
    return (level, slope, -(g1 * level + g2 * slope))
  }

  private static func log(_ x: Lanes) -> Lanes {
    var result = Lanes.zero
    for lane in 0..<8 { result[lane] = .log(x[lane]) }
    return result
  }

  private static func atLeast(_ least: Double, _ x: Lanes) -> Lanes {
    x.replacing(with: least, where: x .< least)
  }

  private func abs(_ x: Lanes) -> Lanes { pointwiseMax(x, -x) }
}
