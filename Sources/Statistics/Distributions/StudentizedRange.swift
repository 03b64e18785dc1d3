import RealModule

/// The range of k independent standard normals: what Tukey's and Nemenyi's tests compare with.
///
/// The limit of the studentized range for infinitely many degrees of freedom.
///
/// > Accuracy: 10 digits of the distribution function (`StudentizedRangeTests`).
/// > Source: Demšar (2006), "Statistical comparisons of classifiers over multiple data sets",
/// > Journal of Machine Learning Research 7, §3.2.2.
public struct StudentizedRange: Sendable, Hashable {
  /// How many normals.
  public let groups: Int

  /// The range of so many normals.
  ///
  /// - Precondition: at least 2.
  public init(groups: Int) {
    precondition(groups >= 2, "a range needs two numbers")
    self.groups = groups
  }

  /// P(range ≤ q) = k·∫ φ(z)·(Φ(z) − Φ(z − q))^(k − 1) dz.
  ///
  /// - Complexity: O(1), 2,000 normal distribution functions.
  public func cumulative(_ q: Double) -> Double {
    guard q > 0 else { return 0 }
    // The integrand is smooth and vanishes at both ends: the trapezoidal rule converges
    // exponentially.
    let (low, high, steps) = (-9.0, 9.0 + q, 1000)
    let width = (high - low) / Double(steps)
    var sum = 0.0
    for step in 1..<steps {
      let z = low + Double(step) * width
      let inside = StandardNormal.cumulative(z) - StandardNormal.cumulative(z - q)
      sum += StandardNormal.density(z) * Double.pow(inside, groups - 1)
    }
    return min(1, Double(groups) * sum * width)
  }

  /// The q that the range exceeds with probability `tail`.
  ///
  /// - Precondition: 0 < tail < 1.
  public func upperQuantile(_ tail: Double) -> Double {
    precondition(tail > 0 && tail < 1, "a probability strictly between 0 and 1")
    var (low, high) = (0.0, 1.0)
    while 1 - cumulative(high) > tail { high *= 2 }
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if 1 - cumulative(middle) > tail { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
