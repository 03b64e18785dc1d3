import RealModule
import Statistics

extension BentNormal {
  /// The natural logarithm of the density at a value; −∞ where the scale does not reach.
  func logDensity(_ value: Double) -> Double {
    let deviate = deviate(of: value)
    guard deviate.isFinite else { return -.infinity }
    let side = deviate < 0 ? lower : upper
    let knots = Self.knots
    let slope =
      abs(deviate) <= knots.inner
      ? side.inner / knots.inner
      : (side.outer - side.inner) / (knots.outer - knots.inner)
    let scale = reference.map { PowerScale.logSlope(at: value, reference: $0) } ?? 0
    return Normal.standard.logDensity(deviate) - Double.log(slope) + scale
  }
}
