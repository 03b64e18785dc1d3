/// Brent's method for a minimum of a function of one variable, without derivatives.
///
/// Golden-section steps where parabolas mislead. Finds a local minimum; NaN counts as +∞.
///
/// > Source: Brent (1973), "Algorithms for minimization without derivatives", chapter 5.
public struct BrentMinimum: Sendable {
  /// The minimum is located to within `tolerance`·|x| and a thousandth of that of the interval.
  ///
  /// Below √ε ≈ 1.5e-8 the function values cannot tell points apart.
  public var tolerance: Double
  /// Evaluations allowed.
  public var evaluationLimit: Int

  /// A search with these limits.
  public init(tolerance: Double = 1.5e-8, evaluationLimit: Int = 200) {
    self.tolerance = tolerance
    self.evaluationLimit = evaluationLimit
  }

  /// A local minimum in the interval.
  ///
  /// - Returns: a minimum of one coordinate, `.notFiniteAtStart` where no evaluation was finite,
  ///   or `.noConvergence` at the limit.
  /// - Throws: what the function throws.
  /// - Precondition: a bounded interval.
  public func minimize<Failure: Error>(
    in interval: ClosedRange<Double>, _ function: (Double) throws(Failure) -> Double
  ) throws(Failure) -> Result<Minimum, OptimizationError> {
    let golden = 0.3819660112501051
    var a = interval.lowerBound
    var b = interval.upperBound
    precondition(a.isFinite && b.isFinite, "a bounded interval")
    // x: best point, w: second best, v: the w before.
    var x = a + golden * (b - a)
    var (w, v) = (x, x)
    var fx = Self.finite(try function(x))
    var (fw, fv) = (fx, fx)
    var step = 0.0
    var previous = 0.0
    for evaluation in 1..<max(2, evaluationLimit) {
      let middle = 0.5 * (a + b)
      let within =
        tolerance * abs(x) + 1e-3 * tolerance * (interval.upperBound - interval.lowerBound)
        + .leastNormalMagnitude
      if abs(x - middle) <= 2 * within - 0.5 * (b - a) {
        guard fx < .infinity else { return .failure(.notFiniteAtStart) }
        return .success(Minimum(point: [x], value: fx, evaluations: evaluation))
      }
      var accepted = false
      if abs(previous) > within, fw < .infinity, fv < .infinity {
        let r = (x - w) * (fx - fv)
        let q = (x - v) * (fx - fw)
        let top = (x - v) * q - (x - w) * r
        let bottom = 2 * (q - r)
        let parabolic = bottom == 0 ? Double.infinity : -top / bottom
        if abs(parabolic) < abs(0.5 * previous), parabolic > a - x, parabolic < b - x {
          previous = step
          step = parabolic
          if x + step - a < 2 * within || b - x - step < 2 * within {
            step = x < middle ? within : -within
          }
          accepted = true
        }
      }
      if !accepted {
        previous = x < middle ? b - x : a - x
        step = golden * previous
      }
      let u = x + (abs(step) >= within ? step : (step > 0 ? within : -within))
      let fu = Self.finite(try function(u))
      if fu <= fx {
        if u < x { b = x } else { a = x }
        (v, fv, w, fw, x, fx) = (w, fw, x, fx, u, fu)
      } else {
        if u < x { a = u } else { b = u }
        if fu <= fw || w == x {
          (v, fv, w, fw) = (w, fw, u, fu)
        } else if fu <= fv || v == x || v == w {
          (v, fv) = (u, fu)
        }
      }
    }
    return .failure(.noConvergence(evaluations: evaluationLimit))
  }

  private static func finite(_ value: Double) -> Double { value.isNaN ? .infinity : value }
}
