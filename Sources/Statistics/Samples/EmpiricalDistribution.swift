/// A sample as a distribution: its values in order.
public struct EmpiricalDistribution: Sendable, Hashable, Codable {
  /// The values, ascending.
  public let sorted: [Double]

  /// The distribution that gives each value the same weight.
  ///
  /// - Precondition: at least one value, none NaN.
  /// - Complexity: O(n log n).
  public init(_ values: [Double]) {
    precondition(!values.isEmpty, "a sample has at least one value")
    precondition(!values.contains(where: \.isNaN), "NaN has no place in an order")
    sorted = values.sorted()
  }

  /// The quantile by linear interpolation between order statistics, R's type 7.
  ///
  /// > Source: Hyndman & Fan (1996), definition 7.
  ///
  /// - Precondition: 0 ≤ p ≤ 1.
  public func quantile(_ p: Double) -> Double {
    precondition(p >= 0 && p <= 1, "a probability lies in [0, 1]")
    let position = p * Double(sorted.count - 1)
    let index = min(Int(position), sorted.count - 1)
    let fraction = position - Double(index)
    let lower = sorted[index]
    guard fraction > 0, index + 1 < sorted.count else { return lower }
    let upper = sorted[index + 1]
    // Equal neighbours, infinite ones too, are their own interpolation.
    return lower == upper ? lower : lower * (1 - fraction) + upper * fraction
  }

  /// The median.
  public var median: Double { quantile(0.5) }

  /// The median distance from the median; 1.4826 times it estimates a normal standard deviation.
  public var medianAbsoluteDeviation: Double {
    let centre = median
    return EmpiricalDistribution(sorted.map { abs($0 - centre) }).median
  }

  /// The share of values at most `x`.
  ///
  /// - Complexity: O(log n).
  public func cumulative(_ x: Double) -> Double {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] <= x { low = middle + 1 } else { high = middle }
    }
    return Double(low) / Double(sorted.count)
  }
}
