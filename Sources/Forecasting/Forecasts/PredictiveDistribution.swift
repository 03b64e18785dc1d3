public import TimeSeries

/// What a model says of one future or past quantity.
///
/// Means, medians, quantiles and intervals all derive from here, once.
public enum PredictiveDistribution: Sendable, Hashable, Codable {
  /// All mass on one number.
  case point(Double)
  /// A normal distribution.
  case normal(mean: Double, standardDeviation: Double)
  /// Student's t, shifted and scaled.
  case studentT(location: Double, scale: Double, degreesOfFreedom: Double)
  /// Equally likely draws, ascending; at least one.
  case sample([Double])
  /// y = link⁻¹(x), with x distributed as given.
  indirect case linked(PredictiveDistribution, Link)
}
