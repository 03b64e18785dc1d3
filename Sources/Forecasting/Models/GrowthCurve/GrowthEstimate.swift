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

  /// How far above the largest observation a ceiling is looked for: a factor of a hundred.
  private static let reach = Double.log(100.0)
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
  }

  /// Fits a curve and its ceiling.
  ///
  /// - Parameter level: of the ceiling's interval.
  init(_ shape: GrowthShape, _ logs: [Double], level: Double) throws(FitError) {
    let n = Double(logs.count)
    let endless = try shape.endlessSumOfSquares(logs)
    let offsets = [0.02, 0.2, 0.8, 2, Self.reach]
    let coarse = offsets.compactMap { GrowthProfile(shape, logs, logCeiling: $0) }
    guard let start = coarse.min(by: { $0.sumOfSquares < $1.sumOfSquares }), endless > 0 else {
      throw .unidentified(parameter: "ceiling")
    }
    let residuals = GrowthResiduals(shape: shape, logs: logs, logCeiling: nil)
    let minimum: LeastSquaresMinimum
    do {
      minimum = try Self.search(residuals, from: [start.logCeiling] + start.coefficients)
    } catch {
      throw .unidentified(parameter: "ceiling")
    }
    // F(1, n − 3) is the square of Student's t.
    let t = StudentQuantiles.upper(0.025, degreesOfFreedom: n - 3)
    guard endless > minimum.sumOfSquares * (1 + t * t / (n - 3)),
      minimum.parameters[0] <= Self.reach,
      let best = GrowthProfile(
        shape, logs, logCeiling: minimum.parameters[0], start: Array(minimum.parameters[1...]))
    else { throw .unidentified(parameter: "ceiling") }
    self.minimum = minimum
    self.best = best
    profiles = Self.weighted(shape, logs, around: best)
    interval = CeilingProfile(around: best, logs, endless: endless, estimated: 3, level: level)
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
    _ shape: GrowthShape, _ logs: [Double], around best: GrowthProfile
  ) -> [(curve: GrowthProfile, weight: Double)] {
    let count = logs.count
    guard best.sumOfSquares > Double(count) * Double.ulpOfOne * Double.ulpOfOne else {
      return [(best, 1)]
    }
    let peak = logWeight(best, count)
    func edge(_ direction: Double) -> Double {
      var step = 0.01
      var curve = best
      while curve.logCeiling + direction * step < reach,
        let next = GrowthProfile(
          shape, logs, logCeiling: curve.logCeiling + direction * step, start: curve.coefficients)
      {
        curve = next
        if logWeight(curve, count) < peak - 9 { return curve.logCeiling }
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
        shape, logs, logCeiling: logCeiling, start: curves.last?.coefficients)
      {
        curves.append(curve)
      }
    }
    let weights = curves.map { Double.exp(logWeight($0, count) - peak + $0.logCeiling / 2) }
    let total = weights.reduce(0, +)
    guard total > 0 else { return [(best, 1)] }
    return zip(curves, weights).map { ($0, $1 / total) }
  }

  /// The logarithm of S^{−(n−2)/2}·A.
  private static func logWeight(_ curve: GrowthProfile, _ count: Int) -> Double {
    Double.log(curve.covariance.area) - Double(count - 2) / 2 * Double.log(curve.sumOfSquares)
  }
}
