import LinearAlgebra
import Optimization
import RealModule

/// A growth curve fitted to logarithms, and what is known of its ceiling.
///
/// The ceiling is profiled: for each of a grid of ceilings the best curve is found, and weighted by
/// its marginal likelihood S^{−(n−2)/2}·A with S the sum of squares and A the area of uncertainty of
/// the coefficients. Growth without end is the limit of high ceilings; a ceiling that does not fit
/// better than that (F test, 5 %) is unidentified: its profile-likelihood interval of 95 % has no upper
/// end.
struct GrowthEstimate {
  /// The best curve.
  let best: GrowthProfile
  /// The estimates (ln ceiling, coefficients of the shape) with a root of their covariance; the
  /// ceiling is missing where it is known.
  let minimum: LeastSquaresMinimum
  /// Curves with their weights, which add up to 1.
  let profiles: [(curve: GrowthProfile, weight: Double)]
  /// The profile-likelihood interval of an estimated ceiling's logarithm.
  let interval: CeilingProfile?
  /// Whether the logarithm of the asymmetry is the last of the estimates.
  let isShapeEstimated: Bool

  /// How far above the largest observation a ceiling is looked for: a factor of a hundred.
  static let reach = Double.log(100.0)
  /// Intervals of the grid that the posterior of the ceiling is laid on.
  private static let intervals = 24

  /// Fits a curve with a known ceiling.
  init(_ shape: GrowthShape, _ logs: [Double], logCeiling: Double) throws(FitError) {
    guard let curve = GrowthProfile(shape, logs, logCeiling: logCeiling) else {
      throw .unidentified(parameter: "rate")
    }
    let residuals = GrowthResiduals(shape: shape, logs: logs, logCeiling: logCeiling)
    minimum = try Self.search(residuals, from: curve.coefficients)
    best = curve
    profiles = [(curve, 1)]
    interval = nil
    isShapeEstimated = false
  }

  /// Collects an estimate.
  init(
    best: GrowthProfile, minimum: LeastSquaresMinimum,
    profiles: [(curve: GrowthProfile, weight: Double)], interval: CeilingProfile?,
    isShapeEstimated: Bool
  ) {
    self.best = best
    self.minimum = minimum
    self.profiles = profiles
    self.interval = interval
    self.isShapeEstimated = isShapeEstimated
  }

  /// Fits a curve and its ceiling.
  ///
  /// - Parameter level: of the ceiling's interval.
  init(_ shape: GrowthShape, _ logs: [Double], level: Double) throws(FitError) {
    let endless = try shape.endlessSumOfSquares(logs)
    guard endless > 0, let minimum = Self.leastSquares(shape, logs, logCeiling: nil) else {
      throw .unidentified(parameter: "ceiling")
    }
    try Self.requireCeiling(minimum, logs, endless: endless)
    guard
      let best = GrowthProfile(
        shape, logs, logCeiling: minimum.parameters[0], start: Array(minimum.parameters[1...]))
    else { throw .unidentified(parameter: "ceiling") }
    self.minimum = minimum
    self.best = best
    profiles = Self.weighted(logs, around: best)
    interval = CeilingProfile(around: best, logs, endless: endless, estimated: 3, level: level)
    isShapeEstimated = false
  }

  /// The least-squares estimates of a shape, with the ceiling unless it is known; nil where the search
  /// finds none.
  static func leastSquares(
    _ shape: GrowthShape, _ logs: [Double], logCeiling: Double?
  ) -> LeastSquaresMinimum? {
    let offsets: [Double] = logCeiling.map { [$0] } ?? [0.02, 0.2, 0.8, 2, reach]
    let coarse = offsets.compactMap { GrowthProfile(shape, logs, logCeiling: $0) }
    guard let start = coarse.min(by: { $0.sumOfSquares < $1.sumOfSquares }) else { return nil }
    let residuals = GrowthResiduals(shape: shape, logs: logs, logCeiling: logCeiling)
    let ceiling = logCeiling == nil ? [start.logCeiling] : []
    return try? search(residuals, from: ceiling + start.coefficients)
  }

  /// Checks that growth without end fits worse, and that the ceiling is within reach.
  static func requireCeiling(
    _ minimum: LeastSquaresMinimum, _ logs: [Double], endless: Double
  ) throws(FitError) {
    // F(1, n − k) is the square of Student's t.
    let freedom = Double(minimum.degreesOfFreedom)
    let t = StudentQuantiles.upper(0.025, degreesOfFreedom: freedom)
    guard endless > minimum.sumOfSquares * (1 + t * t / freedom), minimum.parameters[0] <= reach
    else { throw .unidentified(parameter: "ceiling") }
  }

  private static func search(
    _ residuals: GrowthResiduals, from start: [Double]
  ) throws(FitError) -> LeastSquaresMinimum {
    switch LevenbergMarquardt(evaluationLimit: 2000).minimize(residuals, from: start) {
    case .success(let minimum): return minimum
    case .failure(.noConvergence(let evaluations)):
      throw .noConvergence(evaluations: evaluations)
    case .failure: throw .unidentified(parameter: "ceiling")
    }
  }

  // MARK: - Posterior of the ceiling

  /// The grid of ceilings that carry weight, with a flat prior on ln C up to the reach.
  private static func weighted(
    _ logs: [Double], around best: GrowthProfile
  ) -> [(curve: GrowthProfile, weight: Double)] {
    guard best.isInexact(logs.count) else { return [(best, 1)] }
    let peak = best.logWeight(logs.count)
    return scaled(unscaledWeights(logs, around: best, peak: peak)) ?? [(best, 1)]
  }

  /// Weights that add up to 1; nil where there are none.
  static func scaled(
    _ curves: [(curve: GrowthProfile, weight: Double)]
  ) -> [(curve: GrowthProfile, weight: Double)]? {
    let total = curves.reduce(0) { $0 + $1.weight }
    return total > 0 ? curves.map { ($0.curve, $0.weight / total) } : nil
  }

  /// The grid of ceilings around the best of one shape.
  ///
  /// - Parameter peak: the logarithm of a weight that stands for 1.
  static func unscaledWeights(
    _ logs: [Double], around best: GrowthProfile, peak: Double
  ) -> [(curve: GrowthProfile, weight: Double)] {
    let count = logs.count
    func edge(_ direction: Double) -> Double {
      var step = 0.01
      var curve = best
      while curve.logCeiling + direction * step < reach,
        let next = GrowthProfile(
          best.shape, logs, logCeiling: curve.logCeiling + direction * step,
          start: curve.coefficients)
      {
        curve = next
        if curve.logWeight(count) < peak - 9 { return curve.logCeiling }
        step *= 1.4
      }
      return direction > 0 ? reach : curve.logCeiling
    }
    // Equal steps of C^{−1/2}: fine where the ceiling is near, coarse where it hardly matters.
    let first = Double.exp(-edge(-1) / 2)
    let width = (Double.exp(-edge(1) / 2) - first) / Double(intervals)
    var curves: [GrowthProfile] = []
    for index in 0...intervals {
      let logCeiling = -2 * Double.log(first + width * Double(index))
      if let curve = GrowthProfile(
        best.shape, logs, logCeiling: logCeiling, start: curves.last?.coefficients)
      {
        curves.append(curve)
      }
    }
    return curves.map {
      ($0, abs(width) * Double.exp($0.logWeight(count) - peak + $0.logCeiling / 2))
    }
  }
}

extension GrowthProfile {
  /// The logarithm of S^{−(n−2)/2}·A.
  func logWeight(_ count: Int) -> Double {
    Double.log(covariance.area) - Double(count - 2) / 2 * Double.log(sumOfSquares)
  }

  /// Whether there are errors beyond those of rounding.
  func isInexact(_ count: Int) -> Bool {
    sumOfSquares > Double(count) * Double.ulpOfOne * Double.ulpOfOne
  }
}
