import Statistics

/// A sample from its least to its greatest value.
///
/// > Source: Tukey (1977); quartiles as R's `quantile` has them, type 7.
public struct FiveNumbers: Sendable, Hashable, Codable {
  /// The least value.
  public let minimum: Double
  /// A quarter of the values lie below.
  public let lowerQuartile: Double
  /// Half of the values lie below.
  public let median: Double
  /// A quarter of the values lie above.
  public let upperQuartile: Double
  /// The greatest value.
  public let maximum: Double

  /// - Precondition: at least one value, none NaN.
  init(_ values: [Double]) {
    let sample = EmpiricalDistribution(values)
    minimum = sample.quantile(0)
    lowerQuartile = sample.quantile(0.25)
    median = sample.quantile(0.5)
    upperQuartile = sample.quantile(0.75)
    maximum = sample.quantile(1)
  }
}
