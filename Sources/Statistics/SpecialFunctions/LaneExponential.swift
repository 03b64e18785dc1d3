import RealModule

extension SIMD8<Double> {
  /// The exponentials of eight numbers.
  ///
  /// With x = k ln 2 + r and |r| at most ½ ln 2, eˣ = 2ᵏeʳ; eʳ by a rational function of r whose
  /// coefficients are those of r·coth(r/2).
  ///
  /// - Complexity: some thirty vector operations; lanes whose result is subnormal or not finite cost a
  ///   call of the library's function each.
  /// - Accuracy: within 1 ulp.
  ///
  /// > Source: the polynomial of FreeBSD's msun `e_exp.c` (Sun Microsystems, 1993).
  public func exponential() -> Self {
    // Added to a small number, it leaves the nearest integer in the low digits.
    let rounder = 0x1.8p52
    let shifted = self * 1.44269504088896338700 + rounder
    let k = shifted - rounder
    let high = self - k * 6.93147180369123816490e-01
    let low = k * 1.90821492927058770002e-10
    let r = high - low
    let t = r * r
    var c = 4.13813679705723846039e-08 * t - 1.65339022054652515390e-06
    c = c * t + 6.61375632143793436117e-05
    c = c * t - 2.77777777770155933842e-03
    c = c * t + 1.66666666666666019037e-01
    c = r - t * c
    let y = 1 - ((low - r * c / (2 - c)) - high)
    var result = Self.zero
    for lane in 0..<8 {
      result[lane] = Double(bitPattern: y[lane].bitPattern &+ shifted[lane].bitPattern &<< 52)
    }
    let isPlain = (self .>= Self(repeating: -708)) .& (self .<= Self(repeating: 709))
    if !all(isPlain) {
      for lane in 0..<8 where !isPlain[lane] { result[lane] = .exp(self[lane]) }
    }
    return result
  }
}
