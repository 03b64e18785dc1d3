import RealModule
import Statistics

/// What the observations say of the variance σ² of a model's independent normal errors.
///
/// With the flat prior p(σ) ∝ 1/σ, σ² given the data is scaled inverse χ² with the residual degrees of
/// freedom, and every linear combination of errors and estimated coefficients is Student's t.
///
/// Fewer than two residual degrees of freedom say next to nothing (a t with one degree of freedom
/// has neither mean nor variance, and none at all has no distribution). There, and only there,
/// a prior worth two observations joins in, σ² ~ scaled inverse χ²(2, s₀²) with s₀ the plausible
/// step. Fitted by maximum marginal likelihood to the yearly changes of logarithms in the training
/// parts of the M1, M3 and Tourism competitions, such a prior has 0.8, 1.1 and 3.0 degrees of freedom
/// and s₀ of .05, .06 and .15: two, and a tenth of the level, stand for all three.
struct ErrorVariance: Sendable, Hashable, Codable {
  /// The scale estimate; 0 where the model fits to the last digit.
  let sigma: Double
  /// Degrees of freedom of the Student distribution that goes with ``sigma``.
  let degreesOfFreedom: Double
  /// Sum of squared residuals.
  let sumOfSquares: Double

  /// How many observations the prior of very short series counts for.
  static let priorWeight = 2.0

  /// Estimates the variance.
  ///
  /// - Parameters:
  ///   - sumOfSquares: of the residuals.
  ///   - degreesOfFreedom: residuals less estimated coefficients, and less the places of the series
  ///     that were filled, which have no error of their own; below 0 counts as 0.
  ///   - magnitude: the largest observation in absolute value; residuals below its rounding error are
  ///     none.
  ///   - plausibleStep: s₀.
  /// - Throws: `.notRepresentable` where the squares overflow.
  init(
    sumOfSquares: Double, degreesOfFreedom: Int, magnitude: Double, plausibleStep: Double
  ) throws(FitError) {
    guard sumOfSquares.isFinite else { throw .notRepresentable }
    let degreesOfFreedom = max(0, degreesOfFreedom)
    var own = Double(degreesOfFreedom)
    let rounding = 4 * magnitude.ulp
    var squares = sumOfSquares
    if squares <= (own + 1) * rounding * rounding { squares = 0 }
    self.sumOfSquares = squares
    if degreesOfFreedom < 2 {
      squares += Self.priorWeight * plausibleStep * plausibleStep
      own += Self.priorWeight
    }
    sigma = (squares / own).squareRoot()
    self.degreesOfFreedom = own
  }

  /// The distribution of location + √factor · error, the variance integrated out.
  ///
  /// A fit without error gives a point.
  func distribution(around location: Double, varianceFactor: Double) -> PredictiveDistribution {
    guard sigma > 0 else { return .point(location) }
    return .studentT(
      location: location, scale: sigma * varianceFactor.squareRoot(),
      degreesOfFreedom: degreesOfFreedom)
  }

  /// A draw of σ given the data.
  func nextSigma(using stream: inout RandomStream) -> Double {
    guard sigma > 0 else { return 0 }
    return sigma * (degreesOfFreedom / stream.nextChiSquared(degreesOfFreedom)).squareRoot()
  }

  /// The maximum of the Gaussian log-likelihood over σ, for `count` residuals.
  ///
  /// −n/2 (ln 2π + ln(S/n) + 1) with S the sum of squares; nil where S is 0, for then there is none.
  func logLikelihood(count: Int) -> Double? {
    guard count > 0, sumOfSquares > 0 else { return nil }
    let n = Double(count)
    return -n / 2 * (Double.log(2 * .pi) + .log(sumOfSquares / n) + 1)
  }
}
