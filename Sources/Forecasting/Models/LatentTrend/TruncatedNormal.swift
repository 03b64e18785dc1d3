import RealModule

/// Probability, mean and variance of a standard normal number within an interval.
///
/// By Gauss-Legendre integration and never by the textbook differences of densities, which cancel for
/// narrow intervals and for those far out. Mean and variance have at least 10 digits.
struct TruncatedNormal {
  /// Logarithm of the probability of the interval.
  let logProbability: Double
  /// Mean within the interval.
  let mean: Double
  /// Variance within the interval.
  let variance: Double

  private static let logRootTwoPi = 0.918938533204672741780329736406
  /// Half the squared distance at which the density has fallen by e⁻³⁰.
  private static let fall = 60.0
  private static let reach = 8.0
  /// The 4-point rule, exact to rounding where the density's logarithm moves by less than a third.
  private static let narrow: [(x: Double, weight: Double)] = [
    (0.339981043584856265, 0.652145154862546143), (0.861136311594052575, 0.347854845137453857),
  ]

  private static let whole = [0.0]
  private static let halves = [-1.0, 1]

  /// Integrates over an interval.
  ///
  /// - Precondition: `lower < upper`; either may be infinite.
  init(_ lower: Double, _ upper: Double) {
    if upper <= 0 {
      let mirrored = TruncatedNormal(-upper, -lower)
      logProbability = mirrored.logProbability
      mean = -mirrored.mean
      variance = mirrored.variance
      return
    }
    // Densities are relative to the highest one in the interval.
    let peak = max(lower, 0)
    let first = max(lower, -Self.reach)
    let last = min(
      upper, peak > 0 ? (peak * peak + Self.fall).squareRoot() : Self.reach)
    let middle = (first + last) / 2
    // Most cells are narrow beside what is known elsewhere of their figures.
    let isNarrow = (last - first) * max(abs(first), abs(last)) < 0.3
    let isWide = last - first > 4
    let half = (last - first) / (isWide ? 4 : 2)
    var (mass, moment, square) = (0.0, 0.0, 0.0)
    for panel in isWide ? Self.halves : Self.whole {
      for node in isNarrow ? Self.narrow : GaussLegendre.nodes {
        for side in [-1.0, 1] {
          let offset = half * (panel + side * node.x)
          let x = middle + offset
          let density = node.weight * Double.exp((peak - x) * (peak + x) / 2)
          mass += density
          moment += density * offset
          square += density * offset * offset
        }
      }
    }
    let shift = moment / mass
    logProbability = Double.log(mass * half) - peak * peak / 2 - Self.logRootTwoPi
    mean = middle + shift
    variance = max(square / mass - shift * shift, 0)
  }
}
