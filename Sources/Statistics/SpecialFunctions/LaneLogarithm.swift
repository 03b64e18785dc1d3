import RealModule

extension SIMD8<Double> {
  /// The natural logarithms of eight numbers.
  ///
  /// With x = 2ᵏm, m from √½ to √2, ln x = k ln 2 + ln m; ln m by s = (m − 1)/(m + 1) and a polynomial in
  /// s². NaN below 0, −∞ at 0.
  ///
  /// - Complexity: some forty vector operations; lanes that are subnormal, not positive or not finite
  ///   cost a call of the library's function each.
  /// - Accuracy: within 1 ulp.
  ///
  /// > Source: the polynomial of FreeBSD's msun `e_log.c` (Sun Microsystems, 1993).
  public func logarithm() -> Self {
    let rootOfHalf: UInt64 = 0x3fe6_a09e_667f_3bcd
    var places = SIMD8<UInt64>.zero
    for lane in 0..<8 { places[lane] = self[lane].bitPattern }
    places &+= 0x3ff0_0000_0000_0000 &- rootOfHalf
    // An integer below 2⁵² as the low digits of a double from 2⁵².
    let exponents = (places &>> 52) | 0x4330_0000_0000_0000
    let fractions = (places & 0x000f_ffff_ffff_ffff) &+ rootOfHalf
    var (k, m) = (Self.zero, Self.zero)
    for lane in 0..<8 {
      k[lane] = Double(bitPattern: exponents[lane])
      m[lane] = Double(bitPattern: fractions[lane])
    }
    k -= 0x1p52 + 1023
    let f = m - 1
    let s = f / (2 + f)
    let z = s * s
    var r = 0.1479819860511658591 * z + 0.1531383769920937332
    r = r * z + 0.1818357216161805012
    r = r * z + 0.2222219843214978396
    r = r * z + 0.2857142874366239149
    r = r * z + 0.3999999999940941908
    r = r * z + 0.6666666666666735130
    r *= z
    let half = 0.5 * f * f
    let low = s * (half + r) + k * 1.90821492927058770002e-10
    var result = k * 6.93147180369123816490e-01 - ((half - low) - f)
    let isPlain =
      (self .>= Self(repeating: .leastNormalMagnitude))
      .& (self .<= Self(repeating: .greatestFiniteMagnitude))
    if !all(isPlain) {
      for lane in 0..<8 where !isPlain[lane] { result[lane] = .log(self[lane]) }
    }
    return result
  }
}
