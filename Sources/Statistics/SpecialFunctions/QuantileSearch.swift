import RealModule

/// Inverts a tail of a distribution on the positive half line.
enum QuantileSearch {
  /// The x > 0 where `tail(x)` has the value `target`.
  ///
  /// Newton on log tail as a function of log x, where heavy tails are straight lines and light ones
  /// concave; steps that leave the enclosure are replaced by halving it.
  ///
  /// - Parameters:
  ///   - target: between 0 and 1, both out.
  ///   - start: a guess, positive.
  ///   - isLower: whether the tail is P(X ≤ x), growing with x.
  ///   - tail: the probability at x, and its elasticity: density times x over probability.
  /// - Returns: x; 0 or +∞ where it is out of the range of doubles.
  static func solve(
    _ target: Double, start: Double, isLower: Bool,
    _ tail: (Double) -> (probability: Double, elasticity: Double)
  ) -> Double {
    var low = 0.0
    var high = Double.infinity
    var x = start.isFinite && start > 0 ? start : 1
    for _ in 0..<400 {
      let (probability, slope) = tail(x)
      if probability == target { return x }
      if (probability < target) == isLower { low = x } else { high = x }
      // The difference form keeps the digits near the solution.
      let relative = (probability - target) / target
      let excess =
        abs(relative) < 0.5 ? Double.log(onePlus: relative) : Double.log(probability / target)
      var step = (isLower ? -excess : excess) / slope
      if !step.isFinite { step = (excess < 0) == isLower ? 2 : -2 }
      var next = abs(step) < 0.5 ? x + x * Double.expMinusOne(step) : x * Double.exp(step)
      next = min(max(next, .leastNormalMagnitude), .greatestFiniteMagnitude)
      if abs(step) < 0x1p-53 || next == x { return x }
      let isQuadratic = abs(step) < 1e-9 && next > low && next < high
      if isQuadratic { return next }
      if !(next > low && next < high) {
        if low > 0, high < .infinity {
          next = high / low > 4 ? Double.sqrt(low) * Double.sqrt(high) : 0.5 * (low + high)
        } else {
          next = low > 0 ? x * 16 : x / 16
        }
        if next == x || next <= low || next >= high { return x }
      }
      x = next
    }
    return x
  }
}
