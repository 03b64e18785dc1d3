import Optimization
import RealModule

/// The profile-likelihood interval of a ceiling's logarithm.
///
/// The ceilings whose best curve has a sum of squares up to S·(1 + F/(n − k)), with F the quantile of
/// F(1, n − k), n − k being the residual degrees of freedom. That is the likelihood-ratio interval with
/// the small-sample quantile in the place of χ²(1), whose intervals are too short for short series.
///
/// > Source: Bates & Watts (1988), "Nonlinear regression analysis", §6.1.2; R's
/// > `confint(profile(nls(…)))` has the same ends.
struct CeilingProfile: Sendable {
  /// The lower end.
  let lower: Double?
  /// The upper end; nil where growth without end fits well enough.
  let upper: Double?
  let level: Double

  /// How far from the estimate an end is looked for, in natural logarithms.
  private static let reach = 200.0

  /// Finds both ends.
  ///
  /// - Parameters:
  ///   - best: the curve of the estimates.
  ///   - endless: the sum of squares of growth without end.
  ///   - estimated: k.
  init(
    around best: GrowthProfile, _ logs: [Double], endless: Double, estimated: Int, level: Double
  ) {
    self.level = level
    let freedom = Double(logs.count - estimated)
    // F(1, n − k) is the square of Student's t.
    let t = StudentQuantiles.upper((1 - level) / 2, degreesOfFreedom: freedom)
    let bound = best.sumOfSquares * (1 + t * t / freedom)
    guard best.sumOfSquares > Double(logs.count) * Double.ulpOfOne * Double.ulpOfOne else {
      (lower, upper) = (best.logCeiling, best.logCeiling)
      return
    }
    lower = Self.end(-1, of: best, logs, bound: bound)
    upper = endless > bound ? Self.end(1, of: best, logs, bound: bound) : nil
  }

  /// Where the sum of squares passes the bound, going up or down.
  private static func end(
    _ direction: Double, of best: GrowthProfile, _ logs: [Double], bound: Double
  ) -> Double? {
    var inside = best
    var step = 0.05
    while abs(inside.logCeiling - best.logCeiling) < reach {
      let next = inside.logCeiling + direction * step
      guard let curve = curve(like: inside, logs, at: next), curve.sumOfSquares <= bound else {
        return root(between: inside, next, logs, bound: bound)
      }
      inside = curve
      step *= 1.4
    }
    return nil
  }

  private static func root(
    between inside: GrowthProfile, _ outside: Double, _ logs: [Double], bound: Double
  ) -> Double? {
    let ends = (inside.logCeiling, outside)
    let search = BrentRoot(tolerance: 1e-11)
    let result = search.root(in: min(ends.0, ends.1)...max(ends.0, ends.1)) { logCeiling in
      if logCeiling == inside.logCeiling { return inside.sumOfSquares - bound }
      let squares = curve(like: inside, logs, at: logCeiling)?.sumOfSquares
      return (squares ?? flat(logs, at: logCeiling)) - bound
    }
    guard case .success(let end) = result else { return nil }
    return end
  }

  private static func curve(
    like neighbour: GrowthProfile, _ logs: [Double], at logCeiling: Double
  ) -> GrowthProfile? {
    GrowthProfile(
      neighbour.shape, logs, logCeiling: logCeiling, start: neighbour.coefficients)
      ?? GrowthProfile(neighbour.shape, logs, logCeiling: logCeiling)
  }

  /// The sum of squares around the ceiling itself, which curves approach where all observations are at
  /// it and no curve is the best.
  private static func flat(_ logs: [Double], at logCeiling: Double) -> Double {
    logs.reduce(0) { $0 + ($1 - logCeiling) * ($1 - logCeiling) }
  }
}
