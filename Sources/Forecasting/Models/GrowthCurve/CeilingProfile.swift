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

  /// Finds both ends.
  ///
  /// - Parameters:
  ///   - best: the curve of the estimates.
  ///   - endless: the sum of squares of growth without end.
  ///   - estimated: k.
  ///   - isShapeFree: whether Richards' asymmetry is estimated along with every ceiling.
  init(
    around best: GrowthProfile, _ logs: [Double], endless: Double, estimated: Int, level: Double,
    isShapeFree: Bool = false
  ) {
    self.level = level
    let freedom = Double(logs.count - estimated)
    // F(1, n − k) is the square of Student's t.
    let t = StudentQuantiles.upper((1 - level) / 2, degreesOfFreedom: freedom)
    let bound = best.sumOfSquares * (1 + t * t / freedom)
    guard best.isInexact(logs.count) else {
      (lower, upper) = (best.logCeiling, best.logCeiling)
      return
    }
    let search = Search(logs: logs, bound: bound, isShapeFree: isShapeFree)
    lower = search.end(-1, of: best)
    upper = endless > bound ? search.end(1, of: best) : nil
  }

  /// How far from the estimate an end is looked for, in natural logarithms.
  private static let reach = 200.0

  /// The search for the ends.
  private struct Search {
    let logs: [Double]
    let bound: Double
    let isShapeFree: Bool

    /// Where the sum of squares passes the bound, going up or down.
    func end(_ direction: Double, of best: GrowthProfile) -> Double? {
      var inside = best
      var step = 0.05
      while abs(inside.logCeiling - best.logCeiling) < CeilingProfile.reach {
        let next = inside.logCeiling + direction * step
        guard let curve = curve(like: inside, at: next), curve.sumOfSquares <= bound else {
          return root(between: inside, next)
        }
        inside = curve
        step *= 1.4
      }
      return nil
    }

    private func root(between inside: GrowthProfile, _ outside: Double) -> Double? {
      let ends = (inside.logCeiling, outside)
      let search = BrentRoot(tolerance: 1e-11)
      let result = search.root(in: min(ends.0, ends.1)...max(ends.0, ends.1)) { logCeiling in
        if logCeiling == inside.logCeiling { return inside.sumOfSquares - bound }
        let squares = curve(like: inside, at: logCeiling)?.sumOfSquares
        return (squares ?? flat(at: logCeiling)) - bound
      }
      guard case .success(let end) = result else { return nil }
      return end
    }

    /// The best curve for a ceiling near one whose best curve is known.
    private func curve(like neighbour: GrowthProfile, at logCeiling: Double) -> GrowthProfile? {
      var shape = neighbour.shape
      var start = neighbour.coefficients
      if isShapeFree, case .richards(let asymmetry) = shape,
        case .success(let minimum) = LevenbergMarquardt(evaluationLimit: 500).minimize(
          RichardsResiduals(logs: logs, logCeiling: logCeiling),
          from: start + [Double.log(asymmetry)])
      {
        let limit = RichardsEstimate.reach
        let logAsymmetry = max(-limit, min(limit, minimum.parameters[2]))
        shape = .richards(asymmetry: Double.exp(logAsymmetry))
        start = Array(minimum.parameters[..<2])
      }
      return GrowthProfile(shape, logs, logCeiling: logCeiling, start: start)
        ?? GrowthProfile(shape, logs, logCeiling: logCeiling)
    }

    /// The sum of squares around the ceiling itself, which curves approach where all observations are
    /// at it and no curve is the best.
    private func flat(at logCeiling: Double) -> Double {
      logs.reduce(0) { $0 + ($1 - logCeiling) * ($1 - logCeiling) }
    }
  }
}
