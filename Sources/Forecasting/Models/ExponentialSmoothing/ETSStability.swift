/// How large β may be in a seasonal form, so that old errors fade, for eight forms at a time.
///
/// The other parameters in the usual region, forms are stable for small β up to a bound below α where
/// seasons are long. It is found by bisection, stability by the recursion of Schur and Cohn.
///
/// > Source: Hyndman et al. (2008), §10.2.2, equation 10.11 (the characteristic equation); Hyndman,
/// > Akram & Archibald (2008), "The admissible parameter space for exponential smoothing models".
struct ETSStability: Sendable {
  typealias Lanes = SIMD8<Double>

  let seasonLength: Int
  private static let halvings = 22
  /// Room for the longest season and two more: a year of months.
  private typealias Coefficients = InlineArray<14, Lanes>

  /// The largest stable β up to `limit`, to seven digits of it.
  ///
  /// - Complexity: O(m²) a halving; none where `limit` is stable.
  func highestBeta(alpha: Lanes, gamma: Lanes, phi: Lanes, limit: Lanes) -> Lanes {
    let isFree = isStable(alpha: alpha, beta: limit, gamma: gamma, phi: phi)
    if all(isFree) { return limit }
    var (low, high) = (Lanes.zero, limit)
    for _ in 0..<Self.halvings {
      let middle = (low + high) / 2
      let isIn = isStable(alpha: alpha, beta: middle, gamma: gamma, phi: phi)
      low.replace(with: middle, where: isIn)
      high.replace(with: middle, where: .!isIn)
    }
    return low.replacing(with: limit, where: isFree)
  }

  /// Whether all roots of the characteristic equation lie inside the unit circle.
  func isStable(
    alpha: Lanes, beta: Lanes, gamma: Lanes, phi: Lanes
  ) -> SIMDMask<SIMD8<Int64>> {
    let m = seasonLength
    // Ascending powers, the highest with coefficient 1.
    let common = alpha + beta - alpha * phi
    var p = Coefficients(repeating: common)
    p[0] = phi * (1 - alpha - gamma)
    p[1] = common + gamma - 1
    p[m] = alpha + beta - phi
    p[m + 1] = Lanes(repeating: 1)
    var isStable = SIMDMask<SIMD8<Int64>>(repeating: true)
    for degree in stride(from: m + 1, to: 0, by: -1) {
      let reflection = p[0] / p[degree]
      isStable .&= reflection * reflection .< 1
      var next = p
      for i in 1...degree { next[i - 1] = p[i] - reflection * p[degree - i] }
      p = next
    }
    return isStable
  }
}
