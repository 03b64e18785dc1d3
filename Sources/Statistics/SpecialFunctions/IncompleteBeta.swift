import ExtendedPrecision
import RealModule

/// The regularised incomplete beta function.
///
/// The argument comes as x and y = 1 − x, both in double-double, so that nothing is lost near
/// either end, nor to powers of a rounded x when a or b is large.
///
/// > Accuracy: 14 digits of both tails for a, b up to 5e5 (`TailTests`).
/// > Source: Didonato & Morris (1992), TOMS 708, equation 9, for a, b > 1; Gauss's continued
/// > fraction and the series DLMF 8.17.8 where one of them is at most 1.
enum IncompleteBeta {
  /// I_x(a, b) and 1 − I_x(a, b), for a, b > 0 and 0 ≤ x ≤ 1.
  static func tails(
    _ a: Double, _ b: Double, _ x: DoubleDouble, _ y: DoubleDouble
  ) -> (lower: Double, upper: Double) {
    if x.high <= 0 { return (0, 1) }
    if y.high <= 0 { return (1, 0) }
    if b <= 1 { return withSmallB(a, b, x, y) }
    if a <= 1 {
      let swapped = withSmallB(b, a, y, x)
      return (swapped.upper, swapped.lower)
    }
    if (a * y - b * x).high >= 0 {
      let lower = largeParameters(a, b, x, y)
      return (lower, 1 - lower)
    }
    let upper = largeParameters(b, a, y, x)
    return (1 - upper, upper)
  }

  /// xᵃyᵇ/B(a, b).
  static func weight(_ a: Double, _ b: Double, _ x: DoubleDouble, _ y: DoubleDouble) -> Double {
    let n = a + b
    let correction =
      StirlingCorrection.delta(n) - StirlingCorrection.delta(a) - StirlingCorrection.delta(b)
    return Double.sqrt(a / n * b / (2 * .pi)) * Double.exp(correction)
      * StirlingCorrection.likelihood(of: a, mean: x * n)
      * StirlingCorrection.likelihood(of: b, mean: y * n)
  }

  private static func withSmallB(
    _ a: Double, _ b: Double, _ x: DoubleDouble, _ y: DoubleDouble
  ) -> (lower: Double, upper: Double) {
    let weight = weight(a, b, x, y)
    if (a + b) * y.high <= 1, y.high < 0.8 {
      // 1 − I = weight/b · Σ (a+b)ₙ/(b+1)ₙ yⁿ.
      var term = 1.0
      var sum = 1.0
      var n = 0.0
      while term > sum * 0x1p-54 {
        term *= (a + b + n) / (b + 1 + n) * y.high
        sum += term
        n += 1
      }
      let upper = weight / b * sum
      return (1 - upper, upper)
    }
    let lower =
      weight / (a * y.high)
      * ContinuedFraction.hypergeometric(1 - b, a + 1, minus: x.high / y.high)
    return (lower, 1 - lower)
  }

  /// I_x(a, b) for a, b > 1 and x ≤ a/(a+b).
  private static func largeParameters(
    _ a: Double, _ b: Double, _ x: DoubleDouble, _ y: DoubleDouble
  ) -> Double {
    let lambda = (a * y - b * x).high
    let x1 = x.high
    return weight(a, b, x, y)
      * ContinuedFraction.sum { index in
        let n = Double(index - 1)
        let s = a + 2 * n
        let beta =
          n + n * (b - n) * x1 / (s - 1) + (a + n) * (lambda + 1 + n * (2 - x1)) / (s + 1)
        guard index > 1 else { return (1, beta) }
        let c = x1 / (s - 1)
        return ((a + n - 1) * (a + b + n - 1) * n * (b - n) * c * c, beta)
      }
  }
}
