import RealModule

/// The gamma distribution with shape and scale.
public struct Gamma: ContinuousDistribution, Codable {
  /// The shape, α > 0.
  public let shape: Double
  /// The scale, θ > 0: the mean is αθ.
  public let scale: Double

  /// The distribution with this shape and scale.
  ///
  /// - Precondition: both positive and finite.
  public init(shape: Double, scale: Double = 1) {
    precondition(shape > 0 && shape.isFinite, "a shape above 0")
    precondition(scale > 0 && scale.isFinite, "a scale above 0")
    self.shape = shape
    self.scale = scale
  }

  /// The mean, αθ.
  public var mean: Double { shape * scale }
  /// The variance, αθ².
  public var variance: Double { shape * scale * scale }

  /// The density at `x`; at 0 infinite for shapes below 1.
  public func density(_ x: Double) -> Double {
    let z = x / scale
    if z < 0 || z == .infinity { return 0 }
    if z == 0 { return (shape < 1 ? .infinity : shape == 1 ? 1 : 0) / scale }
    return IncompleteGamma.weight(shape, z) / x * shape
  }

  /// The natural logarithm of the density.
  public func logDensity(_ x: Double) -> Double {
    let z = x / scale
    if z < 0 { return -.infinity }
    if z == 0 { return Double.log(density(0)) }
    return (shape - 1) * Double.log(z) - z - Double.logGamma(shape) - Double.log(scale)
  }

  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double { IncompleteGamma.lower(shape, x / scale) }

  /// P(X > x).
  public func survival(_ x: Double) -> Double { IncompleteGamma.upper(shape, x / scale) }

  /// The x with P(X ≤ x) = p.
  public func quantile(_ p: Double) -> Double {
    precondition(p >= 0 && p <= 1, "a probability lies in [0, 1]")
    if p == 0 { return 0 }
    if p == 1 { return .infinity }
    return p <= 0.5 ? standardQuantile(p, isLower: true) : upperQuantile(1 - p)
  }

  /// The x with P(X > x) = q.
  public func upperQuantile(_ q: Double) -> Double {
    precondition(q >= 0 && q <= 1, "a probability lies in [0, 1]")
    if q == 0 { return .infinity }
    if q == 1 { return 0 }
    return q <= 0.5 ? standardQuantile(q, isLower: false) : quantile(1 - q)
  }

  private func standardQuantile(_ tail: Double, isLower: Bool) -> Double {
    let z = StandardNormalQuantile.rational(tail) * (isLower ? 1 : -1)
    // Wilson & Hilferty's cube, or the power law of the lower tail.
    let root = 1 - 1 / (9 * shape) + z / (3 * Double.sqrt(shape))
    let power = Double.exp((Double.log(tail) + Double.logGamma(shape + 1)) / shape)
    let start =
      isLower && (root < 0.3 || power < 0.1 * shape)
      ? power : shape * max(0.1, root) * max(0.1, root) * max(0.1, root)
    let standard = Gamma(shape: shape)
    return scale
      * QuantileSearch.solve(tail, start: start, isLower: isLower) { x in
        let p = isLower ? standard.cumulative(x) : standard.survival(x)
        return (p, shape * IncompleteGamma.weight(shape, x) / p)
      }
  }
}
