import ExtendedPrecision
import LinearAlgebra

/// The coefficients of a quantile regression, in units of the data's unit.
struct QuantileEstimate: Sendable {
  /// τ.
  let tau: Double
  /// β.
  let coefficients: [Double]
  /// y − Xβ; exactly 0 in the rows that the line goes through.
  let residuals: [Double]

  /// The vertex of least check loss, its coefficients to the last digit.
  ///
  /// - Parameter factored: the design's factors.
  /// - Throws: `.noConvergence`, `.linearAlgebra`.
  init(
    _ data: RegressionData, _ factored: any FactoredDesign, tau: Double
  ) throws(FitError) {
    self.tau = tau
    let response = data.response.map { $0 / data.unit }
    do {
      // Least squares takes off what every quantile has in common, so that no digits are lost to it.
      let plain = try factored.solve(response)
      let largest = plain.residuals.reduce(0) { max($0, abs($1)) }
      let rounding = 4 * (data.magnitude / data.unit).ulp
      guard largest > rounding else {
        coefficients = plain.coefficients
        residuals = [Double](repeating: 0, count: data.count)
        return
      }
      let vertex = try CheckLossVertex(
        data.design * factored.covarianceFactor, plain.residuals.map { $0 / largest }, tau: tau)
      let rows = vertex.rows
      let square = ExtendedMatrix(
        columns: data.columns.indices.map { j in rows.map { data.extendedDesign[$0, j] } })
      let solution = try RefinedLeastSquares(square, tolerance: .leastNormalMagnitude)
        .solve(rows.map { DoubleDouble(response[$0]) })
      // What is left of a zero by rounding at 32 digits is none.
      coefficients = data.columns.indices.map { j in
        let reach = data.design.column(j).reduce(0) { max($0, abs($1)) }
        let value = solution.coefficients[j].rounded
        return abs(value) * reach < 1e-28 ? 0 : value
      }
      let fitted = data.extendedDesign * solution.coefficients
      // Further rows of the line have residuals of the rounding of data.
      residuals = response.indices.map { i in
        let rest = (DoubleDouble(response[i]) - fitted[i]).rounded
        return abs(rest) <= rounding ? 0 : rest
      }
    } catch let error as FitError {
      throw error
    } catch let error as LinearAlgebraError {
      throw .linearAlgebra(error)
    } catch {
      preconditionFailure("no other error is thrown here")
    }
  }

  /// Σ ρ_τ(r).
  var loss: Double { Self.loss(residuals, tau: tau) }

  /// Σ ρ_τ(r) of any residuals.
  static func loss(_ residuals: [Double], tau: Double) -> Double {
    residuals.reduce(0) { $0 + $1 * ($1 < 0 ? tau - 1 : tau) }
  }

  /// Koenker and Machado's R¹: how much smaller the loss is than that of a constant alone; nil where
  /// the response does not vary.
  func goodness(of response: [Double]) -> Double? {
    let sorted = response.sorted()
    let index = min(sorted.count - 1, Int(tau * Double(sorted.count)))
    // The least loss of a constant is at an observation, the τ-quantile.
    let candidates = sorted[max(0, index - 1)...min(sorted.count - 1, index + 1)]
    let constant = candidates.map { c in Self.loss(response.map { $0 - c }, tau: tau) }.min() ?? 0
    return constant > 0 ? 1 - loss / constant : nil
  }
}
