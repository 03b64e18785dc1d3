import RealModule

extension GrowthShape {
  /// The least sum of squares of growth without end, which the curves approach for high ceilings.
  ///
  /// S-curves become exponentials. Bass's curve becomes (e^qs − 1)/q, with q from 0.
  func endlessSumOfSquares(_ logs: [Double]) throws(FitError) -> Double {
    guard case .bass(let launch) = self else {
      return try TrendCurve(logs, degree: 1, filledCount: 0).errors.sumOfSquares
    }
    let time = GrowthTime(count: logs.count)
    // Without imitation the curve is a straight line from the launch.
    let ratios = logs.indices.map { logs[$0] - Double.log(time.scaled($0) + launch) }
    let mean = ratios.reduce(0, +) / Double(ratios.count)
    let straight = ratios.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    // So high that the share is the limit's to the last digit.
    let limit = GrowthProfile(self, logs, logCeiling: 40)
    return min(straight, limit?.sumOfSquares ?? .infinity)
  }
}
