public import Forecasting

/// Scores of a whole predictive distribution.
///
/// > Source: Gneiting & Raftery (2007), "Strictly proper scoring rules, prediction, and estimation",
/// > Journal of the American Statistical Association 102.
public enum DistributionScores {
  /// The width of an interval plus 2/α times what it misses by, α being one less its level.
  public static func interval(
    _ actual: Double, _ bounds: ClosedRange<Double>, level: Double
  ) -> Double {
    let miss = max(bounds.lowerBound - actual, 0) + max(actual - bounds.upperBound, 0)
    return bounds.upperBound - bounds.lowerBound + 2 / (1 - level) * miss
  }

  /// The continuous ranked probability score, in the unit of the series.
  ///
  /// Twice the pinball loss averaged over all probabilities, split where the quantile passes the
  /// observation.
  ///
  /// > Accuracy: 4 digits for normal and Student's t distributions with at least 3 degrees of
  /// > freedom.
  ///
  /// - Complexity: O(1), 64 quantiles.
  public static func crps(_ actual: Double, _ distribution: PredictiveDistribution) -> Double {
    if case .point(let value) = distribution { return abs(actual - value) }
    let passed = min(max(distribution.cumulative(actual), 0), 1)
    func loss(_ p: Double) -> Double {
      2
        * PointScores.pinball(actual, quantile: distribution.quantile(p), probability: p)
    }
    return ProbabilityQuadrature.integral(from: 0, to: passed, of: loss)
      + ProbabilityQuadrature.integral(from: passed, to: 1, of: loss)
  }
}
