import LinearAlgebra
import Optimization
import RealModule

/// A fitted process at the end of its series: what predictions go on from.
///
/// Everything carries its derivatives by the ARMA parameters, by groups of eight, so that their
/// uncertainty reaches the predictions.
struct ARIMAState: Sendable {
  let data: ARIMAData
  /// The likelihood at the estimate, once a group of parameters.
  let likelihoods: [ARMALikelihood<Dual>]
  /// (1 − B)ᵈ(1 − Bᵐ)ᴰ, and φ(B)Φ(Bᵐ)(1 − B)ᵈ(1 − Bᵐ)ᴰ.
  let differences: [Double]
  let expanded: [Double]
  /// The coefficients of the columns before the response, once a group, in units of the data.
  let coefficients: [[Dual]]
  /// The information of the ARMA parameters in the data.
  let information: [[Double]]

  /// - Throws: `.dependentTerms` with the first regressor that others determine.
  init(_ estimate: ARIMAEstimate) throws(FitError) {
    let order = estimate.order
    data = estimate.history.data(for: order)
    var likelihoods: [ARMALikelihood<Dual>] = []
    for first in stride(from: 0, to: max(1, order.armaCount), by: 8) {
      let process = ARMAProcess(
        order, partials: ARMACurvature.seeded(estimate.partials, from: first))
      likelihoods.append(ARMALikelihood(process, data))
    }
    differences = Self.differenced([], order)
    expanded = Self.differenced(ARMAProcess(order, partials: estimate.partials).ar, order)
    if let column = likelihoods[0].regression.firstDependent {
      let name = column - data.filled - (order.hasConstant ? 1 : 0)
      guard estimate.history.names.indices.contains(name) else {
        throw .tooShort(
          observations: data.count - data.filled, required: data.count - data.filled + 1)
      }
      throw .dependentTerms([estimate.history.names[name]])
    }
    coefficients = likelihoods.map(\.regression.coefficients)
    self.likelihoods = likelihoods
    information = ARMACurvature(order, data, at: estimate.partials).information
  }

  private static func differenced(_ polynomial: [Double], _ order: ARIMAOrder) -> [Double] {
    var polynomial = polynomial
    for _ in 0..<order.d { polynomial = ARMAPolynomial.differenced(polynomial, lag: 1) }
    for _ in 0..<order.seasonalD {
      polynomial = ARMAPolynomial.differenced(polynomial, lag: order.seasonLength)
    }
    return polynomial
  }

  /// G with G·Gᵀ the covariance of the ARMA parameters, by columns.
  ///
  /// The data's information counts with the variance σ² that errors are given; to it comes the
  /// precision 3 of a flat prior over (−1, 1), so that a parameter that the data say nothing of is no
  /// worse known than that.
  func parameterRoot(sigma: Double, sumOfSquares: Double) -> [[Double]] {
    let count = information.count
    if count == 0 { return [] }
    let ratio = sumOfSquares / Double(max(1, data.observed)) / (sigma * sigma)
    var matrix = Matrix(rows: count, columns: count)
    for i in 0..<count {
      for j in 0..<count { matrix[i, j] = ratio * information[i][j] }
      matrix[i, i] += 3
    }
    guard let factor = try? Cholesky(matrix) else {
      return (0..<count).map { i in
        (0..<count).map { $0 == i ? Double(3).squareRoot() / 3 : 0 }
      }
    }
    // L⁻ᵀ by columns.
    return (0..<count).map { j in
      var unit = [Double](repeating: 0, count: count)
      unit[j] = 1
      var span = unit.mutableSpan
      factor.solveLowerTransposed(&span)
      return unit
    }
  }
}
