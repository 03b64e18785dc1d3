import LinearAlgebra
import RealModule

/// One possible autocorrelation with the coefficients and the variance that go with it.
struct AutocorrelatedAtom: Sendable, Hashable, Codable {
  let rho: Double
  /// The probability of this ρ given the data.
  let weight: Double
  /// β given ρ.
  let coefficients: [Double]
  /// G by columns, p × p: the covariance of β is σ²·G·Gᵀ.
  let root: [[Double]]
  /// The standard deviation of the innovations.
  let sigma: Double
  /// The degrees of freedom that go with ``sigma``.
  let degreesOfFreedom: Double
  /// u of the last observation.
  let lastError: Double

  init(
    _ point: AutocorrelationLikelihood.Point, weight: Double, _ data: RegressionData,
    degreesOfFreedom: Int, plausibleStep: Double
  ) throws(FitError) {
    let errors = try ErrorVariance(
      sumOfSquares: point.solution.residualSumOfSquares,
      degreesOfFreedom: degreesOfFreedom, magnitude: data.magnitude / data.unit,
      plausibleStep: plausibleStep / data.unit)
    self.degreesOfFreedom = errors.degreesOfFreedom
    rho = point.rho
    self.weight = weight
    coefficients = point.solution.coefficients.map { $0 * data.unit }
    let factor = point.leastSquares.covarianceFactor
    root = (0..<factor.columns).map(factor.column)
    sigma = errors.sigma * data.unit
    lastError = point.errors[data.count - 1] * data.unit
    guard coefficients.allSatisfy(\.isFinite), sigma.isFinite else { throw .notRepresentable }
  }

  /// The prediction of a step ahead, from 1, for a row of the design.
  func location(_ step: Int, _ row: [Double]) -> Double {
    var sum = Double.pow(rho, step) * lastError
    for j in row.indices { sum += coefficients[j] * row[j] }
    return sum
  }

  /// The scale of the prediction's Student distribution.
  func scale(_ step: Int, _ row: [Double], after lastRow: [Double]) -> Double {
    // Σ ρ²ᵏ over the innovations since the last observation.
    var variance = 0.0
    var power = 1.0
    for _ in 0..<step {
      variance += power * power
      power *= rho
    }
    for column in root {
      var product = 0.0
      for j in row.indices { product += column[j] * (row[j] - power * lastRow[j]) }
      variance += product * product
    }
    return sigma * variance.squareRoot()
  }
}
