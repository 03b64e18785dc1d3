import RealModule
import Statistics

/// Evenly spread points over ceilings, error variances, curves and errors.
///
/// > Source: Roberts (2018), "The unreasonable effectiveness of quasirandom sequences": the additive
/// > recurrence with powers of the root of x⁶ = x + 1, five dimensions.
struct GrowthSampleLayout {
  /// One point of the sample.
  struct Point {
    let curve: Int
    let sigma: Double
    let z: (Double, Double)
    let error: Double
  }

  let points: [Point]

  /// How many points a sample has.
  private static let size = 1000
  /// Levels that the variance is divided in, equally likely.
  private static let levels = 128
  /// The root of x⁶ = x + 1.
  private static let ratio = 1.1347241384015194

  init(_ curves: [FittedGrowthCurve.Curve]) {
    // σ at the middles of equally likely classes, in units of the estimate; all curves share them.
    let degreesOfFreedom = curves[0].errors.degreesOfFreedom
    let chiSquared = ChiSquared(degreesOfFreedom: degreesOfFreedom)
    let scales = (0..<Self.levels).map { level in
      let quantile = chiSquared.quantile((Double(level) + 0.5) / Double(Self.levels))
      return (degreesOfFreedom / quantile).squareRoot()
    }
    points = (1...Self.size).map { index in
      func coordinate(_ dimension: Int) -> Double {
        let position = 0.5 + Double(index) * Double.pow(Self.ratio, -dimension)
        return position - position.rounded(.down)
      }
      func normal(_ dimension: Int) -> Double {
        Normal.standard.quantile(min(max(coordinate(dimension), 1e-9), 1 - 1e-9))
      }
      let curve = Self.index(coordinate(1), in: curves)
      let level = min(Int(coordinate(2) * Double(Self.levels)), Self.levels - 1)
      return Point(
        curve: curve, sigma: curves[curve].errors.sigma * scales[level],
        z: (normal(3), normal(4)), error: normal(5))
    }
  }

  /// The curve that a probability falls on, curves laid end to end by weight.
  static func index(_ probability: Double, in curves: [FittedGrowthCurve.Curve]) -> Int {
    var sum = 0.0
    for (index, curve) in curves.enumerated() {
      sum += curve.weight
      if probability < sum { return index }
    }
    return curves.count - 1
  }
}
