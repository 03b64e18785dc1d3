import RealModule
import Statistics

/// Probability, mean and variance of a standard normal number within an interval.
///
/// By Gauss-Legendre integration and never by the textbook differences of densities, which cancel for
/// narrow intervals and for those far out. Mean and variance have at least 12 digits.
struct TruncatedNormal {
  /// Logarithm of the probability of the interval.
  let logProbability: Double
  /// Mean within the interval.
  let mean: Double
  /// Variance within the interval.
  let variance: Double

  private static let logRootTwoPi = 0.918938533204672741780329736406
  /// What the square of a place has grown by where the density has fallen by e⁻³⁶.
  private static let fall = 72.0
  private static let reach = 8.0
  /// The 4-point rule, exact to rounding where the density's logarithm moves by less than a third.
  private static let narrow = [
    Rule(
      SIMD8(
        -0.861136311594052575, -0.339981043584856265, 0.339981043584856265, 0.861136311594052575,
        0, 0, 0, 0),
      SIMD8(
        0.347854845137453857, 0.652145154862546143, 0.652145154862546143, 0.347854845137453857,
        0, 0, 0, 0))
  ]
  private static let whole = Rule.sixteenPoints(on: [0])
  private static let halves = Rule.sixteenPoints(on: [-1, 1])

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
    // One panel carries a fall by e⁻¹² or a rise and fall.
    let isWide = last - first > 4 || (last - peak) * (last + peak) > 24
    let half = (last - first) / (isWide ? 4 : 2)
    var (mass, moment, square) = (0.0, 0.0, 0.0)
    for rule in isNarrow ? Self.narrow : isWide ? Self.halves : Self.whole {
      let offset = half * rule.places
      let x = middle + offset
      let density = rule.weights * ((peak - x) * (peak + x) / 2).exponential()
      let first = density * offset
      mass += density.sum()
      moment += first.sum()
      square += (first * offset).sum()
    }
    let shift = moment / mass
    logProbability = Double.log(mass * half) - peak * peak / 2 - Self.logRootTwoPi
    mean = middle + shift
    variance = max(square / mass - shift * shift, 0)
  }
}

/// Eight places of an integration rule, in half panels from the middle, with their weights.
private struct Rule {
  let places: SIMD8<Double>
  let weights: SIMD8<Double>

  init(_ places: SIMD8<Double>, _ weights: SIMD8<Double>) {
    self.places = places
    self.weights = weights
  }

  /// The 16-point rule on panels of half-width 1 about some middles.
  static func sixteenPoints(on middles: [Double]) -> [Rule] {
    let (places, weights) = (
      SIMD8(GaussLegendre.nodes.map(\.x)), SIMD8(GaussLegendre.nodes.map(\.weight))
    )
    return middles.flatMap { [Rule($0 - places, weights), Rule($0 + places, weights)] }
  }
}
