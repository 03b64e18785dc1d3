import LinearAlgebra
import Optimization
import RealModule

/// Richards' curve with its asymmetry estimated too.
///
/// The asymmetry is looked for between 1/16, which is hardly to be told from Gompertz's curve, and 16, a
/// rise that all but breaks off at the ceiling. Forecasts mix the curves of a grid over it as they mix
/// ceilings, by marginal likelihood with a flat prior on ln ν.
enum RichardsEstimate {
  /// The largest |ln ν|.
  static let reach = Double.log(16.0)
  /// ln ν of the grid.
  private static let grid = (-8...8).map { Double($0) / 8 * reach }

  /// Fits the curve.
  ///
  /// - Parameter logCeiling: the known ceiling's logarithm, or nil.
  /// - Throws: `.unidentified` for a ceiling or an asymmetry (`shape`) without an optimum in its range.
  static func estimate(
    _ logs: [Double], logCeiling: Double?, level: Double
  ) throws(FitError) -> GrowthEstimate {
    let fits = grid.map { logAsymmetry in
      let shape = GrowthShape.richards(asymmetry: Double.exp(logAsymmetry))
      return (logAsymmetry, GrowthEstimate.leastSquares(shape, logs, logCeiling: logCeiling))
    }
    let found = fits.compactMap { entry in entry.1.map { (entry.0, $0) } }
    guard let start = found.min(by: { $0.1.sumOfSquares < $1.1.sumOfSquares }) else {
      throw .unidentified(parameter: logCeiling == nil ? "ceiling" : "rate")
    }
    let endless = try GrowthShape.richards(asymmetry: 1).endlessSumOfSquares(logs)
    if logCeiling == nil {
      try GrowthEstimate.requireCeiling(start.1, logs, endless: endless)
    }
    let residuals = RichardsResiduals(logs: logs, logCeiling: logCeiling)
    guard
      case .success(let minimum) = LevenbergMarquardt(evaluationLimit: 2000)
        .minimize(residuals, from: start.1.parameters + [start.0]),
      let logAsymmetry = minimum.parameters.last, abs(logAsymmetry) <= reach
    else { throw .unidentified(parameter: "shape") }
    if logCeiling == nil {
      try GrowthEstimate.requireCeiling(minimum, logs, endless: endless)
    }
    let first = minimum.parameters.count - 3
    guard
      let best = GrowthProfile(
        .richards(asymmetry: Double.exp(logAsymmetry)), logs,
        logCeiling: logCeiling ?? minimum.parameters[0],
        start: Array(minimum.parameters[first..<first + 2]))
    else { throw .unidentified(parameter: "rate") }
    return GrowthEstimate(
      best: best, minimum: minimum,
      profiles: profiles(found, logs, logCeiling: logCeiling, around: best),
      interval: logCeiling == nil
        ? CeilingProfile(
          around: best, logs, endless: endless, estimated: 4, level: level, isShapeFree: true)
        : nil,
      isShapeEstimated: true)
  }

  /// The curves that carry weight.
  private static func profiles(
    _ found: [(Double, LeastSquaresMinimum)], _ logs: [Double], logCeiling: Double?,
    around best: GrowthProfile
  ) -> [(curve: GrowthProfile, weight: Double)] {
    guard best.isInexact(logs.count) else { return [(best, 1)] }
    let peak = best.logWeight(logs.count)
    var curves: [(curve: GrowthProfile, weight: Double)] = []
    for (logAsymmetry, minimum) in found {
      let first = logCeiling == nil ? 1 : 0
      let optimum = logCeiling ?? min(minimum.parameters[0], GrowthEstimate.reach)
      guard
        let curve = GrowthProfile(
          .richards(asymmetry: Double.exp(logAsymmetry)), logs, logCeiling: optimum,
          start: Array(minimum.parameters[first...])),
        curve.logWeight(logs.count) > peak - 9
      else { continue }
      if logCeiling == nil {
        curves += GrowthEstimate.unscaledWeights(logs, around: curve, peak: peak)
      } else {
        curves.append((curve, Double.exp(curve.logWeight(logs.count) - peak)))
      }
    }
    return GrowthEstimate.scaled(curves) ?? [(best, 1)]
  }
}
