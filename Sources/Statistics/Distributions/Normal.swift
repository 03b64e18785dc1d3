import RealModule

/// The normal distribution.
///
/// > Accuracy: 15 digits of density, both tails and quantiles, down to 1e-300 (`TailTests`,
/// > `QuantileTests`).
public struct Normal: ContinuousDistribution, Codable {
  /// The mean, μ.
  public let mean: Double
  /// The standard deviation, σ > 0.
  public let standardDeviation: Double

  /// Mean 0, standard deviation 1.
  public static let standard = Normal()

  /// The distribution with this mean and standard deviation.
  ///
  /// - Precondition: both finite, `standardDeviation > 0`.
  public init(mean: Double = 0, standardDeviation: Double = 1) {
    precondition(mean.isFinite && standardDeviation > 0 && standardDeviation.isFinite)
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  /// The variance, σ².
  public var variance: Double { standardDeviation * standardDeviation }

  /// The density at `x`.
  public func density(_ x: Double) -> Double {
    StandardNormal.density((x - mean) / standardDeviation) / standardDeviation
  }

  /// The natural logarithm of the density.
  public func logDensity(_ x: Double) -> Double {
    let z = (x - mean) / standardDeviation
    return -0.5 * z * z - StandardNormal.logRootTwoPi - Double.log(standardDeviation)
  }

  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double {
    StandardNormal.cumulative((x - mean) / standardDeviation)
  }

  /// P(X > x).
  public func survival(_ x: Double) -> Double {
    StandardNormal.cumulative((mean - x) / standardDeviation)
  }

  /// The logarithm of P(X ≤ x), finite as long as z² is.
  public func logCumulative(_ x: Double) -> Double {
    StandardNormal.logCumulative((x - mean) / standardDeviation)
  }

  /// The logarithm of P(X > x), finite as long as z² is.
  public func logSurvival(_ x: Double) -> Double {
    StandardNormal.logCumulative((mean - x) / standardDeviation)
  }

  /// The x with P(X ≤ x) = p.
  public func quantile(_ p: Double) -> Double {
    mean + standardDeviation * StandardNormal.quantile(p)
  }

  /// The x with P(X > x) = q.
  public func upperQuantile(_ q: Double) -> Double {
    mean - standardDeviation * StandardNormal.quantile(q)
  }
}
