import ExtendedPrecision
import RealModule

/// Fisher's F distribution, for any positive degrees of freedom.
public struct FDistribution: ContinuousDistribution, Codable {
  /// The degrees of freedom of the numerator, > 0.
  public let numerator: Double
  /// The degrees of freedom of the denominator, > 0.
  public let denominator: Double

  /// The distribution of a ratio of two mean squares.
  ///
  /// - Precondition: both positive and finite.
  public init(numerator: Double, denominator: Double) {
    precondition(numerator > 0 && numerator.isFinite, "degrees of freedom above 0")
    precondition(denominator > 0 && denominator.isFinite, "degrees of freedom above 0")
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The mean; infinite up to two degrees of freedom of the denominator.
  public var mean: Double {
    denominator > 2 ? denominator / (denominator - 2) : .infinity
  }

  /// The density at `x`.
  public func density(_ x: Double) -> Double {
    if x < 0 || x == .infinity { return 0 }
    if x == 0 { return numerator < 2 ? .infinity : numerator == 2 ? 1 : 0 }
    let (share, rest) = shares(x)
    return IncompleteBeta.weight(0.5 * numerator, 0.5 * denominator, share, rest) / x
  }

  /// The natural logarithm of the density.
  public func logDensity(_ x: Double) -> Double {
    if x < 0 { return -.infinity }
    if x == 0 { return Double.log(density(0)) }
    let (a, b) = (0.5 * numerator, 0.5 * denominator)
    let ratio = numerator / denominator * x
    return a * Double.log(ratio) - (a + b) * Double.log(onePlus: ratio) - Double.log(x)
      + Double.logGamma(a + b) - Double.logGamma(a) - Double.logGamma(b)
  }

  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double { tails(x).lower }

  /// P(X > x).
  public func survival(_ x: Double) -> Double { tails(x).upper }

  /// The x with P(X ≤ x) = p.
  public func quantile(_ p: Double) -> Double {
    precondition(p >= 0 && p <= 1, "a probability lies in [0, 1]")
    if p == 0 { return 0 }
    if p == 1 { return .infinity }
    return p <= 0.5
      ? search(p, isLower: true)
      : upperQuantile(1 - p)
  }

  /// The x with P(X > x) = q.
  public func upperQuantile(_ q: Double) -> Double {
    precondition(q >= 0 && q <= 1, "a probability lies in [0, 1]")
    if q == 0 { return .infinity }
    if q == 1 { return 0 }
    return q <= 0.5
      ? search(q, isLower: false)
      : quantile(1 - q)
  }

  private func search(_ target: Double, isLower: Bool) -> Double {
    let (a, b) = (0.5 * numerator, 0.5 * denominator)
    return QuantileSearch.solve(target, start: 1, isLower: isLower) { x in
      let (share, rest) = shares(x)
      let (lower, upper) = IncompleteBeta.tails(a, b, share, rest)
      let tail = isLower ? lower : upper
      return (tail, IncompleteBeta.weight(a, b, share, rest) / tail)
    }
  }

  private func tails(_ x: Double) -> (lower: Double, upper: Double) {
    if x.isNaN { return (x, x) }
    if x <= 0 { return (0, 1) }
    if x == .infinity { return (1, 0) }
    let (share, rest) = shares(x)
    return IncompleteBeta.tails(0.5 * numerator, 0.5 * denominator, share, rest)
  }

  /// The numerator's share of the sum of squares, and the denominator's.
  private func shares(_ x: Double) -> (DoubleDouble, DoubleDouble) {
    // Divided by x where x is large, so that nothing overflows.
    let above = x > 1 ? DoubleDouble(numerator) : DoubleDouble(product: numerator, x)
    let below = x > 1 ? DoubleDouble(denominator) / x : DoubleDouble(denominator)
    let sum = above + below
    return (above / sum, below / sum)
  }
}
