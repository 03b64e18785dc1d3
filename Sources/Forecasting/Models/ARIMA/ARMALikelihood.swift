import Optimization
import RealModule

/// The exact Gaussian likelihood of a regression with ARMA errors, coefficients and variance at
/// their best.
///
/// −2 ln L = n ln S + ln|Ω| + ln|DᵀΩ⁻¹D| + const, with S the generalised sum of squares, Ω the
/// covariance for innovations of variance 1 and D the columns of filled places, which are integrated
/// out.
///
/// > Source: Harvey & Phillips (1979), Biometrika 66; Gómez, Maravall & Peña (1999), "Missing
/// > observations in ARIMA models: skipping approach versus additive outlier approach".
struct ARMALikelihood<Scalar: ARMAScalar>: Sendable {
  /// The process after the last row, for predictions.
  private(set) var whitening: ARMAWhitening<Scalar>
  /// The regression.
  private(set) var regression: RotatedRows<Scalar>
  /// ln|Ω| + ln|DᵀΩ⁻¹D|.
  let logDeterminant: Scalar
  /// S, in the units of the data.
  let sumOfSquares: Scalar

  /// Passes over the data once.
  ///
  /// - Parameter residual: gets the recursive residuals, scaled to one variance.
  /// - Complexity: O(n·(c² + c·(p + q)) + p² + p·q) for lags p and q and c columns.
  init(
    _ process: ARMAProcess<Scalar>, _ data: ARIMAData, residual: (Scalar) -> Void = { _ in }
  ) {
    let width = data.width
    var whitening = ARMAWhitening(process, columns: width, rows: data.rows)
    var regression = RotatedRows<Scalar>(columns: data.coefficients)
    var row = [Scalar](repeating: Scalar.zero, count: width)
    var determinant = Scalar.one
    var logs = Scalar.zero
    var squares = Scalar.zero
    for t in 0..<data.rows {
      whitening.advance()
      for j in 0..<width {
        row[j] = whitening.innovation(column: j, data.differenced[t * width + j])
      }
      if !whitening.isSteady {
        determinant = determinant * whitening.variance
        if determinant.value > 0x1p500 {
          logs = logs + Scalar.log(determinant)
          determinant = Scalar.one
        }
      }
      let weight = whitening.isSteady ? Scalar.one : 1 / whitening.variance
      if let (left, weight) = regression.add(&row, weight: weight) {
        let scaled =
          whitening.isSteady && data.coefficients == 0
          ? left : left * Scalar.sqrt(weight)
        squares = squares + scaled * scaled
        residual(scaled)
      }
    }
    logs = logs + Scalar.log(determinant)
    for j in 0..<data.filled { logs = logs + Scalar.log(regression.diagonal[j]) }
    self.whitening = whitening
    self.regression = regression
    logDeterminant = logs
    sumOfSquares = squares
  }

  /// n ln S + ln|Ω| + ln|DᵀΩ⁻¹D|: what is minimised.
  func deviance(observed: Int) -> Double {
    let value = Double(observed) * .log(sumOfSquares.value) + logDeterminant.value
    return value.isNaN ? .infinity : value
  }
}
