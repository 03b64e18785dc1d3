public import Forecasting
import RealModule

/// Scores a forecast of one period by all measures.
public struct Scoring: Sendable, Hashable {
  /// Levels of the intervals in percent, ascending; the last one makes ``Score/msis``.
  public let levels: [Double]

  /// Scores with intervals of these levels.
  ///
  /// - Precondition: at least one level, each between 0 and 100.
  public init(levels: [Double]) {
    precondition(!levels.isEmpty && levels.allSatisfy { $0 > 0 && $0 < 100 }, "levels in percent")
    self.levels = levels
  }

  /// The scores of one period.
  ///
  /// - Parameters:
  ///   - distribution: what was forecast.
  ///   - actual: what came.
  ///   - scale: of the training part; nil where it never changes, which leaves the scaled scores
  ///     undefined.
  public func scores(
    of distribution: PredictiveDistribution, actual: Double, scale: ScoreScale?
  ) -> ScoreVector {
    let median = distribution.median
    let bounds = levels.map { distribution.interval($0 / 100) }
    var pinball = PointScores.pinball(actual, quantile: median, probability: 0.5)
    for (level, interval) in zip(levels, bounds) {
      let tail = (1 - level / 100) / 2
      pinball += PointScores.pinball(actual, quantile: interval.lowerBound, probability: tail)
      pinball += PointScores.pinball(actual, quantile: interval.upperBound, probability: 1 - tail)
    }
    pinball /= Double(1 + 2 * levels.count)
    let last = levels.count - 1
    let unit = scale?.absolute ?? .nan
    let error = (actual - distribution.mean) / (scale?.squared ?? .nan)
    let values: [Double] = Score.allCases.map { score in
      switch score {
      case .smape: PointScores.symmetricPercentage(actual, median)
      case .mase: abs(actual - median) / unit
      case .rmsse: error * error
      case .msis:
        DistributionScores.interval(actual, bounds[last], level: levels[last] / 100) / unit
      case .pinball: pinball / unit
      case .crps: DistributionScores.crps(actual, distribution) / unit
      case .logScore: -distribution.logDensity(actual) - Double.log(unit)
      }
    }
    return ScoreVector(
      scores: values, coverage: bounds.map { $0.contains(actual) ? 1 : 0 })
  }
}
