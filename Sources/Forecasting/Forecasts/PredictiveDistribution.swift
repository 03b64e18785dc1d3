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
  /// A normal deviate along a bent line: calibrated bounds at two levels.
  case bentNormal(BentNormal)
  /// y = link⁻¹(x), with x distributed as given.
  indirect case linked(PredictiveDistribution, Link)
  /// Several distributions as one; at least one component, weights that sum to 1.
  indirect case pooled([Component], Pooling)

  /// A part of a pooled distribution.
  public struct Component: Sendable, Hashable, Codable {
    /// What it says.
    public let distribution: PredictiveDistribution
    /// Its share, above 0.
    public let weight: Double

    /// A distribution with its share.
    public init(_ distribution: PredictiveDistribution, weight: Double) {
      self.distribution = distribution
      self.weight = weight
    }
  }

  /// How several distributions become one.
  ///
  /// > Source: Lichtendahl, Grushka-Cockayne & Winkler (2013), "Is it better to average probabilities
  /// > or quantiles?", Management Science 59.
  public enum Pooling: String, Sendable, Hashable, Codable {
    /// Averaged quantiles: the shape of the members, between them.
    case quantileMean
    /// The weighted median of the quantiles: as above, and a single odd member has no say.
    case quantileMedian
    /// Averaged probabilities: one of the members is right, by its weight.
    case mixture
  }
}
