/// Brent's method for a root of a function of one variable, without derivatives.
///
/// > Source: Brent (1973), "Algorithms for minimization without derivatives", chapter 4.
public struct BrentRoot: Sendable {
  /// The root is enclosed to within `tolerance` + 4ε|x|; 0 asks for full precision.
  public var tolerance: Double
  /// Evaluations allowed.
  public var evaluationLimit: Int

  /// A search with these limits.
  public init(tolerance: Double = 0, evaluationLimit: Int = 300) {
    self.tolerance = tolerance
    self.evaluationLimit = evaluationLimit
  }

  /// An x in the interval where the function changes sign.
  ///
  /// - Returns: the root, or `.notBracketed` where the signs at the ends agree,
  ///   `.notFiniteAtStart` where one of them is NaN, `.noConvergence` at the limit.
  /// - Throws: what the function throws.
  public func root<Failure: Error>(
    in interval: ClosedRange<Double>, _ function: (Double) throws(Failure) -> Double
  ) throws(Failure) -> Result<Double, OptimizationError> {
    var a = interval.lowerBound
    var b = interval.upperBound
    var fa = try function(a)
    var fb = try function(b)
    if fa.isNaN || fb.isNaN { return .failure(.notFiniteAtStart) }
    if fa == 0 { return .success(a) }
    if fb == 0 { return .success(b) }
    if (fa < 0) == (fb < 0) { return .failure(.notBracketed) }
    // b is the best point, a the one before it, c the end that encloses the root together with b.
    var (c, fc) = (a, fa)
    var step = b - a
    var previous = step
    for _ in 2..<max(3, evaluationLimit) {
      if abs(fc) < abs(fb) {
        (a, b, c) = (b, c, b)
        (fa, fb, fc) = (fb, fc, fb)
      }
      let within = 2 * Double.ulpOfOne * abs(b) + 0.5 * tolerance + .leastNormalMagnitude
      let half = 0.5 * (c - b)
      if abs(half) <= within || fb == 0 { return .success(b) }
      let proposal = interpolation(a: a, fa: fa, b: b, fb: fb, c: c, fc: fc)
      let admissible =
        abs(previous) >= within && abs(fa) > abs(fb) && proposal / half > 0
        && abs(proposal) < min(1.5 * abs(half) - 0.5 * within, 0.5 * abs(previous))
      previous = admissible ? step : half
      step = admissible ? proposal : half
      (a, fa) = (b, fb)
      b += abs(step) > within ? step : (half > 0 ? within : -within)
      fb = try function(b)
      if fb.isNaN { return .failure(.noConvergence(evaluations: evaluationLimit)) }
      if (fb < 0) == (fc < 0) {
        (c, fc) = (a, fa)
        step = b - a
        previous = step
      }
    }
    return .failure(.noConvergence(evaluations: evaluationLimit))
  }

  /// The step from b by the secant or, with three distinct values, by inverse quadratic interpolation.
  private func interpolation(
    a: Double, fa: Double, b: Double, fb: Double, c: Double, fc: Double
  ) -> Double {
    let s = fb / fa
    if a == c { return (c - b) * s / (1 - s) }
    let q = fa / fc
    let r = fb / fc
    let numerator = s * ((c - b) * q * (q - r) - (b - a) * (r - 1))
    return -numerator / ((q - 1) * (r - 1) * (s - 1))
  }
}
