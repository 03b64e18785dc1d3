/// Continued fractions a₁/(b₁ + a₂/(b₂ + …)), summed forwards.
enum ContinuedFraction {
  /// The value of the fraction; terms are asked for with n = 1, 2, ….
  ///
  /// Every step adds a term to the sum (Steed's method), so that rounding does not accumulate as in
  /// products. Stops when a term no longer changes the sum, or at `limit`.
  static func sum(
    limit: Int = 200_000, _ term: (_ n: Int) -> (a: Double, b: Double)
  ) -> Double {
    var (a, b) = term(1)
    var d = 1 / b
    var step = a * d
    var sum = step
    for n in 2..<limit {
      (a, b) = term(n)
      d = 1 / (b + a * d)
      step *= b * d - 1
      let next = sum + step
      if next == sum { break }
      sum = next
    }
    return sum
  }

  /// ₂F₁(1, p; c; −w) for w ≥ 0, 0 ≤ p < c: a fraction of positive terms only.
  ///
  /// > Source: Gauss's fraction, DLMF 15.7.3.
  static func hypergeometric(_ p: Double, _ c: Double, minus w: Double) -> Double {
    sum { n in
      guard n > 1 else { return (1, 1) }
      let k = Double(n / 2)
      let coefficient =
        n.isMultiple(of: 2)
        ? (p + k - 1) * (c + k - 2) / ((c + 2 * k - 3) * (c + 2 * k - 2))
        : k * (c - p + k - 1) / ((c + 2 * k - 2) * (c + 2 * k - 1))
      return (coefficient * w, 1)
    }
  }
}
