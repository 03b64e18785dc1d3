import RealModule
import Statistics

/// A normal deviate carried along a bent line: what calibrated bounds at two levels say of a quantity.
///
/// The quantile at a normal deviate d lies on straight lines through the median and the bounds of the
/// 80 % and the 95 % interval, and goes on beyond them along the last line. Both sides have bounds of
/// their own. With a reference the line is on the scale z = ((y/reference)^0.4 − 1)/0.4, exponential below
/// half the reference, and y stays positive; without one it is that of y.
public struct BentNormal: Sendable, Hashable, Codable {
  /// Distances of the bounds of two central intervals from the median, on one side.
  public struct Side: Sendable, Hashable, Codable {
    /// The distance of the bound of the 80 % interval, above 0.
    public let inner: Double
    /// The distance of the bound of the 95 % interval, above the other.
    public let outer: Double

    /// Collects the two distances.
    public init(inner: Double, outer: Double) {
      self.inner = inner
      self.outer = outer
    }
  }

  /// The median, on the scale of the line.
  public let centre: Double
  /// Distances downwards.
  public let lower: Side
  /// Distances upwards.
  public let upper: Side
  /// The value at z = 0, above 0; nil for a line of the values themselves.
  public let reference: Double?

  /// Collects median and distances.
  ///
  /// - Precondition: 0 < inner < outer on both sides, and the reference is positive.
  public init(centre: Double, lower: Side, upper: Side, reference: Double? = nil) {
    precondition(0 < lower.inner && lower.inner < lower.outer, "\(lower)")
    precondition(0 < upper.inner && upper.inner < upper.outer, "\(upper)")
    precondition(reference.map { $0 > 0 } ?? true, "a reference above 0")
    self.centre = centre
    self.lower = lower
    self.upper = upper
    self.reference = reference
  }

  /// A line that is not bent: a normal distribution.
  init(mean: Double, standardDeviation: Double) {
    let side = Side(
      inner: standardDeviation * Self.knots.inner, outer: standardDeviation * Self.knots.outer)
    self.init(centre: mean, lower: side, upper: side)
  }

  /// Normal deviates of the bounds of the 80 % and the 95 % interval.
  static let knots = (inner: 1.2815515655446004, outer: 1.959963984540054)

  /// The value at a normal deviate.
  func value(at deviate: Double) -> Double {
    let side = deviate < 0 ? lower : upper
    let distance = abs(deviate)
    let knots = Self.knots
    let move =
      distance <= knots.inner
      ? side.inner * (distance / knots.inner)
      : side.inner + (side.outer - side.inner)
        * ((distance - knots.inner) / (knots.outer - knots.inner))
    let z = deviate < 0 ? centre - move : centre + move
    return reference.map { PowerScale.forecast(z, reference: $0) } ?? z
  }

  /// The normal deviate of a value; infinite where the scale does not reach.
  func deviate(of value: Double) -> Double {
    var z = value
    if let reference {
      z = PowerScale.deviate(ofForecast: value, reference: reference)
      guard z.isFinite else { return z }
    }
    let side = z < centre ? lower : upper
    let move = abs(z - centre)
    let knots = Self.knots
    let distance =
      move <= side.inner
      ? move / side.inner * knots.inner
      : knots.inner + (move - side.inner) / (side.outer - side.inner)
        * (knots.outer - knots.inner)
    return z < centre ? -distance : distance
  }

  /// E f(Y), panel by panel between the knots.
  func expectation(of f: (Double) -> Double) -> Double {
    var sum = 0.0
    for node in Self.nodes { sum += node.weight * f(value(at: node.deviate)) }
    return sum
  }

  /// Places and weights of the integral over the normal density.
  private static let nodes: [(deviate: Double, weight: Double)] = {
    var result: [(deviate: Double, weight: Double)] = []
    let ends = [-8, -4, -knots.outer, -knots.inner, 0, knots.inner, knots.outer, 4, 8]
    for (from, to) in zip(ends, ends.dropFirst()) {
      for node in GaussLegendre.rule(over: from...to) {
        result.append((node.place, node.weight * Normal.standard.density(node.place)))
      }
    }
    let total = result.reduce(0) { $0 + $1.weight }
    return result.map { ($0.deviate, $0.weight / total) }
  }()

  /// The distribution of factor·Y, for a factor above 0.
  func scaled(by factor: Double) -> BentNormal {
    if let reference { return on(reference: factor * reference) }
    return BentNormal(
      centre: factor * centre,
      lower: Side(inner: factor * lower.inner, outer: factor * lower.outer),
      upper: Side(inner: factor * upper.inner, outer: factor * upper.outer))
  }

  /// The same line on the power scale of a reference.
  func on(reference: Double) -> BentNormal {
    BentNormal(centre: centre, lower: lower, upper: upper, reference: reference)
  }

  /// The line with its median elsewhere.
  func moved(by distance: Double) -> BentNormal {
    BentNormal(centre: centre + distance, lower: lower, upper: upper, reference: reference)
  }
}
