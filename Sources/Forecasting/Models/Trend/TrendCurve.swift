import Statistics

/// A least-squares polynomial in time with independent normal errors, and its forecasts.
///
/// With orthonormal polynomials the coefficients are independent with the error's variance, so the
/// forecast at a time with polynomial values p is Student's t around p′c with scale s√(1 + p′p).
struct TrendCurve: Sendable, Hashable, Codable {
  let polynomials: GramPolynomials
  /// One a polynomial.
  let coefficients: [Double]
  let errors: ErrorVariance

  /// Fits a polynomial of a degree below the number of values.
  ///
  /// The coefficients are refined once with the residuals, which restores digits lost where the level
  /// is large against the noise.
  ///
  /// - Parameter filledCount: how many of the values were filled and carry no information.
  /// - Complexity: O(n·degree).
  init(_ values: [Double], degree: Int, filledCount: Int) throws(FitError) {
    let polynomials = GramPolynomials(count: values.count, degree: degree)
    var coefficients = [Double](repeating: 0, count: degree + 1)
    var residuals = values
    for _ in 0..<2 {
      var projections = [Double](repeating: 0, count: degree + 1)
      for t in residuals.indices {
        let residual = residuals[t]
        polynomials.forEach(at: Double(t + 1)) { projections[$0] += $1 * residual }
      }
      for j in 0...degree { coefficients[j] += projections[j] }
      for t in residuals.indices {
        residuals[t] -= polynomials.value(projections, at: Double(t + 1))
      }
    }
    self.polynomials = polynomials
    self.coefficients = coefficients
    errors = try ErrorVariance(
      sumOfSquares: residuals.reduce(0) { $0 + $1 * $1 },
      degreesOfFreedom: values.count - degree - 1 - filledCount,
      magnitude: values.reduce(0) { max($0, abs($1)) }, plausibleStep: 0)
  }

  private var count: Int { polynomials.count }

  /// One per observation.
  var fittedValues: [Double] {
    (1...count).map { polynomials.value(coefficients, at: Double($0)) }
  }

  /// The curve ahead, with the uncertainty of its coefficients.
  func forecast(_ horizon: Int) -> [PredictiveDistribution] {
    (1...horizon).map { step in
      let time = Double(count + step)
      return errors.distribution(
        around: polynomials.value(coefficients, at: time),
        varianceFactor: 1 + polynomials.leverage(at: time))
    }
  }

  /// Draws σ, then the coefficients, then independent errors.
  func simulate(_ horizon: Int, using stream: inout RandomStream) -> [Double] {
    let sigma = errors.nextSigma(using: &stream)
    var drawn = coefficients
    for j in drawn.indices { drawn[j] += sigma * stream.nextNormal() }
    return (1...horizon).map { step in
      polynomials.value(drawn, at: Double(count + step)) + sigma * stream.nextNormal()
    }
  }

  /// The coefficients of the powers of time, which is 1 at the first observation, with standard errors.
  func powerCoefficients() -> [(estimate: Double, standardError: Double)] {
    let powers = polynomials.powers
    return coefficients.indices.map { power in
      var estimate = 0.0
      var square = 0.0
      for j in power..<coefficients.count {
        estimate += coefficients[j] * powers[j][power]
        square += powers[j][power] * powers[j][power]
      }
      return (estimate, errors.sigma * square.squareRoot())
    }
  }

  /// Goodness of fit: the coefficients and the variance are estimated.
  func summary(logSlopes: Double = 0) -> FitSummary {
    FitSummary(
      observations: count, parameterCount: coefficients.count + 1, sigma: errors.sigma,
      logLikelihood: errors.logLikelihood(count: count).map { $0 + logSlopes })
  }
}
