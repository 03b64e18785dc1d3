import LinearAlgebra
import RealModule
import TimeSeries

/// The least-squares estimate of a regression.
///
/// Everything in it is in units of 2ᵏ of the response, so that squares neither over- nor underflow;
/// powers of two are exact, and results do not depend on the unit.
struct RegressionEstimate: Sendable {
  let data: RegressionData
  let leastSquares: any FactoredDesign
  let solution: LeastSquaresSolution
  /// 2ᵏ, the unit that ``solution`` is in.
  let unit: Double

  /// Solves the regression.
  ///
  /// - Throws: `.dependentTerms` with the names, where columns of the design determine others;
  ///   `.notRepresentable` where numbers leave the range of doubles.
  init(_ data: RegressionData) throws(FitError) {
    self.data = data
    let unit = data.unit
    self.unit = unit
    leastSquares = try data.factored()
    do {
      solution = try leastSquares.solve(data.response.map { $0 / unit })
    } catch {
      throw .linearAlgebra(error)
    }
    guard solution.coefficients.allSatisfy({ ($0 * unit).isFinite }),
      solution.residualSumOfSquares.isFinite
    else { throw .notRepresentable }
  }

  /// n.
  var observations: Int { data.count }
  /// p.
  var columns: Int { data.columns.count }
  /// n − p, at least 1.
  var degreesOfFreedom: Int { observations - columns }

  /// σ̂ = √(S/(n − p)), in units of ``unit``.
  var sigma: Double {
    (solution.residualSumOfSquares / Double(degreesOfFreedom)).squareRoot()
  }

  /// The sum of the logarithms of the weights.
  var logWeights: Double { data.weights.map { $0.reduce(0) { $0 + Double.log($1) } } ?? 0 }

  /// The Gaussian log-likelihood at its maximum over β and σ, on the scale of the response's link.
  ///
  /// −n/2 (ln 2π + ln(S/n) + 1) + ½ Σ ln wᵢ; nil where the fit is exact and there is none.
  var logLikelihood: Double? {
    let squares = solution.residualSumOfSquares
    guard squares > 0 else { return nil }
    let n = Double(observations)
    let logVariance = Double.log(squares / n) + 2 * Double.log(unit)
    return -n / 2 * (Double.log(2 * .pi) + logVariance + 1) + logWeights / 2
  }
}
