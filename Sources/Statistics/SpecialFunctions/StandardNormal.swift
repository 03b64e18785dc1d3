import RealModule

/// The functions of mean 0 and standard deviation 1.
enum StandardNormal {
  /// ½ log 2π.
  static let logRootTwoPi = 0.918938533204672741780329736406
  /// 1/√(2π).
  static let inverseRootTwoPi = 0.398942280401432677939946059934
  /// 1/√2 as the sum of two doubles.
  private static let inverseRootTwo = (high: 0.7071067811865476, low: -4.833646656726457e-17)

  /// φ(z).
  ///
  /// The square is split so that far out no digit of the exponent is lost.
  static func density(_ z: Double) -> Double {
    guard abs(z) < 40 else { return z.isNaN ? z : 0 }
    let square = z * z
    let rest = (-square).addingProduct(z, z)
    let value = inverseRootTwoPi * Double.exp(-0.5 * square)
    return value - 0.5 * rest * value
  }

  /// Φ(z), accurate in the lower tail.
  static func cumulative(_ z: Double) -> Double {
    guard abs(z) < 40 else { return z.isNaN ? z : (z < 0 ? 0 : 1) }
    // Φ(z) = ½ erfc(-z/√2); the part of the argument that a double drops enters by the slope.
    let argument = -z * inverseRootTwo.high
    let rest = (-argument).addingProduct(-z, inverseRootTwo.high) - z * inverseRootTwo.low
    let slope = 1.1283791670955126 * Double.exp(-argument * argument)
    return 0.5 * (Double.erfc(argument) - slope * rest)
  }

  /// log Φ(z).
  static func logCumulative(_ z: Double) -> Double {
    if z > 0 { return Double.log(onePlus: -cumulative(-z)) }
    if z > -20 { return Double.log(cumulative(z)) }
    return -0.5 * z * z - logRootTwoPi + Double.log(millsRatio(-z))
  }

  /// (1 − Φ(z))/φ(z) for z ≥ 20, by the asymptotic series z⁻¹(1 − z⁻² + 3z⁻⁴ − …).
  private static func millsRatio(_ z: Double) -> Double {
    let s = 1 / (z * z)
    var sum = 1.0
    for odd in stride(from: 15.0, through: 1, by: -2) { sum = 1 - odd * s * sum }
    return sum / z
  }

  /// The z with Φ(z) = p; one Newton step on the rational approximation.
  static func quantile(_ p: Double) -> Double {
    precondition(p >= 0 && p <= 1, "a probability lies in [0, 1]")
    if p == 0 { return -.infinity }
    if p == 1 { return .infinity }
    let z = StandardNormalQuantile.rational(p)
    // Near the centre the rational function is as good as a double can be.
    if abs(p - 0.5) < 0.25 { return z }
    // In the upper half the error is formed from 1 − p, which is exact there.
    let error = p <= 0.5 ? cumulative(z) - p : (1 - p) - cumulative(-z)
    let slope = density(z)
    return slope > 0 ? z - error / slope : z
  }
}
