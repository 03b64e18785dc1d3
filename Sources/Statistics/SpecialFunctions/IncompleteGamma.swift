import ExtendedPrecision
import RealModule

/// The regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 − P(a, x).
///
/// > Accuracy: 14 digits of the smaller of the two for a up to 1e6 (`TailTests`).
/// > Source: DLMF 8.7.1 (series), 8.9.2 (continued fraction); Gautschi (1979) for small a and x.
enum IncompleteGamma {
  /// P(a, x), a > 0, x ≥ 0.
  static func lower(_ a: Double, _ x: Double) -> Double {
    if x <= 0 { return 0 }
    return usesSeries(a, x) ? series(a, x) : 1 - upper(a, x)
  }

  /// Q(a, x), a > 0, x ≥ 0.
  static func upper(_ a: Double, _ x: Double) -> Double {
    if x <= 0 { return 1 }
    if x == .infinity { return 0 }
    if !usesSeries(a, x) {
      // Q = xᵃe⁻ˣ/Γ(a) · 1/(x+1−a − 1(1−a)/(x+3−a − …)).
      return weight(a, x) * a
        * ContinuedFraction.sum { n in
          let k = Double(n - 1)
          return (n == 1 ? 1 : k * (a - k), (x - a) + (2 * k + 1))
        }
    }
    return a < 1 ? smallUpper(a, x) : 1 - series(a, x)
  }

  /// xᵃe⁻ˣ/Γ(a+1): a times x times the gamma density is a times this.
  static func weight(_ a: Double, _ x: Double) -> Double {
    if a < 1 {
      let exponent = DoubleDouble(x) - DoubleDouble(product: a, Double.log(x))
      return StirlingCorrection.exp(minus: exponent) / Double.gamma(a + 1)
    }
    return StirlingCorrection.likelihood(of: a, mean: DoubleDouble(x))
      * Double.exp(-StirlingCorrection.delta(a)) / Double.sqrt(2 * .pi * a)
  }

  private static func usesSeries(_ a: Double, _ x: Double) -> Bool { x < (a < 1 ? 1 : a + 1) }

  /// P = xᵃe⁻ˣ/Γ(a+1) · Σ xⁿ/((a+1)…(a+n)).
  private static func series(_ a: Double, _ x: Double) -> Double {
    var term = 1.0
    var sum = 1.0
    var n = a
    while term > sum * 0x1p-54 {
      n += 1
      term *= x / n
      sum += term
    }
    return weight(a, x) * sum
  }

  /// Q for a < 1 and x < 1, where 1 − P would cancel.
  private static func smallUpper(_ a: Double, _ x: Double) -> Double {
    let exponent = a * Double.log(x) - Double.logGamma(1 + a)
    // P = e^exponent · (1 − s), s = a Σ (−1)ⁿ⁺¹ xⁿ/((a+n) n!).
    var term = 1.0
    var s = 0.0
    for n in 1...25 {
      term *= -x / Double(n)
      s -= term / (a + Double(n))
    }
    return -Double.expMinusOne(exponent) + Double.exp(exponent) * a * s
  }
}
