import ExtendedPrecision
import LinearAlgebra
import RealModule
import Statistics

/// How well a regression fits, on the scale of its response.
public struct GoodnessOfFit: Sendable, Hashable, Codable {
  /// σ̂, the residual standard deviation.
  public let sigma: Double
  /// R²: around the mean where the columns span a constant, else around 0; nil where the response
  /// does not vary.
  public let rSquared: Double?
  /// R² less what as many columns of noise would explain.
  public let adjustedRSquared: Double?
  /// The test that all coefficients but the constant are 0.
  ///
  /// Of Wald's form with robust standard errors; nil without such coefficients, and for an exact fit.
  public let fTest: TestStatistic?
  /// The maximum of the Gaussian log-likelihood; nil for an exact fit.
  public let logLikelihood: Double?
  /// Akaike's criterion, the variance counted as a parameter (as in R; statsmodels does not count
  /// it).
  public let aic: Double?
  /// Akaike's criterion, corrected for short series; nil where n − k − 1 ≤ 0.
  public let aicc: Double?
  /// Schwarz's criterion, the variance counted as a parameter.
  public let bic: Double?
  /// Whether the columns span a constant.
  public let hasConstant: Bool
}

extension GoodnessOfFit {
  /// What is left where an estimator minimises something else than squares.
  ///
  /// - Parameters:
  ///   - sigma: the scale of the residuals, in units of the response.
  ///   - parameterCount: of the likelihood, the variance included.
  init(
    sigma: Double, logLikelihood: Double?, observations: Int, parameterCount: Int,
    hasConstant: Bool, rSquared: Double? = nil
  ) {
    let fit = FitSummary(
      observations: observations, parameterCount: parameterCount, sigma: sigma,
      logLikelihood: logLikelihood)
    let k = Double(parameterCount)
    self.init(
      sigma: sigma, rSquared: rSquared, adjustedRSquared: nil, fTest: nil,
      logLikelihood: logLikelihood, aic: logLikelihood.map { -2 * $0 + 2 * k }, aicc: fit.aicc,
      bic: logLikelihood.map { -2 * $0 + k * Double.log(Double(observations)) },
      hasConstant: hasConstant)
  }

  /// Measures a fit.
  ///
  /// - Parameters:
  ///   - estimate: the fit.
  ///   - wald: the robust F statistic, to take the place of the classical one.
  init(_ estimate: RegressionEstimate, hasConstant: Bool, wald: Double?, isRobust: Bool) {
    let residual = DoubleDouble(estimate.solution.residualSumOfSquares)
    let weights = estimate.data.weights
    let scaled = estimate.data.response.map { $0 / estimate.unit }
    let total = Self.sumOfSquares(of: scaled, weights, aroundMean: hasConstant)
    let n = estimate.observations
    let p = estimate.columns
    let slopes = p - (hasConstant ? 1 : 0)
    let freedom = n - p
    self.hasConstant = hasConstant
    sigma = estimate.sigma * estimate.unit
    if total.high > 0 {
      rSquared = (1 - residual / total).rounded
      adjustedRSquared =
        (1 - residual / total * Double(n - (hasConstant ? 1 : 0)) / Double(freedom)).rounded
    } else {
      rSquared = nil
      adjustedRSquared = nil
    }
    let classical =
      residual.high > 0
      ? ((total - residual) / Double(max(slopes, 1)) / (residual / Double(freedom))).rounded : nil
    fTest = (isRobust ? wald : classical).flatMap { value in
      guard slopes > 0 else { return nil }
      let distribution = FDistribution(
        numerator: Double(slopes), denominator: Double(freedom))
      return TestStatistic(
        value: value, degreesOfFreedom: [slopes, freedom],
        p: distribution.survival(max(0, value)))
    }
    let k = Double(p + 1)
    logLikelihood = estimate.logLikelihood
    aic = logLikelihood.map { -2 * $0 + 2 * k }
    aicc =
      FitSummary(
        observations: n, parameterCount: p + 1, sigma: sigma, logLikelihood: logLikelihood
      ).aicc
    bic = logLikelihood.map { -2 * $0 + k * Double.log(Double(n)) }
  }

  /// Σ w·(y − ȳ)², or Σ w·y², with 32 digits on the way.
  static func sumOfSquares(
    of values: [Double], _ weights: [Double]?, aroundMean: Bool
  ) -> DoubleDouble {
    var mean: DoubleDouble = 0
    if aroundMean {
      var sum: DoubleDouble = 0
      var weight: DoubleDouble = 0
      for (i, value) in values.enumerated() {
        sum += DoubleDouble(product: value, weights?[i] ?? 1)
        weight += DoubleDouble(weights?[i] ?? 1)
      }
      mean = sum / weight
    }
    var squares: DoubleDouble = 0
    for (i, value) in values.enumerated() {
      let deviation = DoubleDouble(value) - mean
      squares += deviation * deviation * (weights?[i] ?? 1)
    }
    return squares
  }
}
