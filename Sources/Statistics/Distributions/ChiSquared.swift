/// The chi-squared distribution, for any positive degrees of freedom.
public struct ChiSquared: ContinuousDistribution, Codable {
  /// The degrees of freedom, k > 0.
  public let degreesOfFreedom: Double
  private var gamma: Gamma { Gamma(shape: 0.5 * degreesOfFreedom, scale: 2) }

  /// The distribution of a sum of k squared standard normal numbers.
  ///
  /// - Precondition: positive and finite.
  public init(degreesOfFreedom: Double) {
    precondition(degreesOfFreedom > 0 && degreesOfFreedom.isFinite, "degrees of freedom above 0")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The mean, k.
  public var mean: Double { degreesOfFreedom }
  /// The variance, 2k.
  public var variance: Double { 2 * degreesOfFreedom }

  /// The density at `x`.
  public func density(_ x: Double) -> Double { gamma.density(x) }
  /// The natural logarithm of the density.
  public func logDensity(_ x: Double) -> Double { gamma.logDensity(x) }
  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double { gamma.cumulative(x) }
  /// P(X > x).
  public func survival(_ x: Double) -> Double { gamma.survival(x) }
  /// The x with P(X ≤ x) = p.
  public func quantile(_ p: Double) -> Double { gamma.quantile(p) }
  /// The x with P(X > x) = q.
  public func upperQuantile(_ q: Double) -> Double { gamma.upperQuantile(q) }
}
