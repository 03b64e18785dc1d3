import LinearAlgebra
import RealModule

/// Coefficients that single outliers cannot carry away, in units of the data's unit.
struct HuberEstimate: Sendable {
  /// β.
  let coefficients: [Double]
  /// y − Xβ.
  let residuals: [Double]
  /// s, the median absolute residual over that of a standard normal; 0 where most fit exactly.
  let scale: Double
  /// F, with F·Fᵀ the covariance of the coefficients.
  let covarianceFactor: Matrix

  /// The third quartile of the standard normal distribution.
  private static let normalQuartile = 0.6744897501960817
  private static let iterationLimit = 1000

  /// Least squares with the weights min(1, k·s/|e|), repeated until nothing moves.
  ///
  /// - Throws: `.dependentTerms`, `.notRepresentable`, and `.noConvergence` where it still moves after
  ///   a thousand rounds.
  /// - Complexity: O(n·p²) a round, of which there are some dozens.
  init(_ data: RegressionData, threshold: Double) throws(FitError) {
    let response = data.response.map { $0 / data.unit }
    let plain = try data.factored()
    var current: (coefficients: [Double], residuals: [Double])
    do {
      let start = try plain.solve(response)
      current = (start.coefficients, start.residuals)
    } catch {
      throw .linearAlgebra(error)
    }
    let rounding = 4 * (data.magnitude / data.unit).ulp
    var scale = Self.scale(of: current.residuals)
    var rounds = 0
    var isMoving = scale > rounding
    while isMoving {
      rounds += 1
      guard rounds <= Self.iterationLimit else { throw .noConvergence(evaluations: rounds) }
      let reach = threshold * scale
      let weights = current.residuals.map { abs($0) <= reach ? 1 : reach / abs($0) }
      let next: LeastSquaresSolution
      do {
        next = try LeastSquares(data.design, weights: weights).solve(response)
      } catch {
        throw .linearAlgebra(error)
      }
      let largest = zip(next.residuals, current.residuals).reduce(0) { max($0, abs($1.0 - $1.1)) }
      current = (next.coefficients, next.residuals)
      scale = Self.scale(of: current.residuals)
      isMoving = scale > rounding && largest > 1e-13 * scale + rounding
    }
    coefficients = current.coefficients
    residuals = current.residuals
    self.scale = scale > rounding ? scale : 0
    covarianceFactor =
      Self.deviation(residuals, scale: self.scale, threshold, columns: data.columns.count)
      * plain.covarianceFactor
  }

  private static func scale(of residuals: [Double]) -> Double {
    let sorted = residuals.map { abs($0) }.sorted()
    let median = sorted[(sorted.count - 1) / 2] / 2 + sorted[sorted.count / 2] / 2
    return median / normalQuartile
  }

  /// What takes the place of σ in σ²(XᵀX)⁻¹.
  ///
  /// > Source: Huber & Ronchetti (2009), equation 7.81; statsmodels' `H1`.
  private static func deviation(
    _ residuals: [Double], scale: Double, _ threshold: Double, columns: Int
  ) -> Double {
    guard scale > 0 else { return 0 }
    let n = Double(residuals.count)
    let p = Double(columns)
    let inner = Double(residuals.count { abs($0) <= threshold * scale }) / n
    guard inner > 0 else { return 0 }
    let squares = residuals.reduce(0) { sum, e in
      let bounded = min(abs(e) / scale, threshold)
      return sum + bounded * bounded
    }
    let correction = 1 + p / n * (1 - inner) / inner
    return correction * (squares / (n - p)).squareRoot() * scale / inner
  }
}
