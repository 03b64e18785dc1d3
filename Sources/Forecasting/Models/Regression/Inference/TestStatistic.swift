/// A test's statistic with its null distribution.
public struct TestStatistic: Sendable, Hashable, Codable {
  /// The statistic.
  public let value: Double
  /// The degrees of freedom of its null distribution: one number for χ², two for F.
  public let degreesOfFreedom: [Int]
  /// The probability of a larger value under the null hypothesis.
  public let p: Double
}
