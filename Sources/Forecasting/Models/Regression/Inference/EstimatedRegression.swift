import ExtendedPrecision
import Statistics

/// What every estimator of coefficients gives a regression's summary, in units of the data's unit.
struct EstimatedRegression: Sendable {
  let data: RegressionData
  /// The word for the estimator.
  let method: String
  /// The word for the covariance's estimate.
  let standardErrors: String
  /// The lags of that estimate, where it has any.
  let bandwidth: Int?
  /// β̂.
  let coefficients: [Double]
  /// The standard errors of β̂.
  let errors: [Double]
  /// y − Xβ̂, not weighted.
  let residuals: [Double]
  /// Of Student's t.
  let degreesOfFreedom: Int
  /// What was chosen along with the coefficients, in natural units.
  let tuning: [Parameter]

  /// One row a coefficient.
  ///
  /// - Parameter inflation: the variance inflation of each column.
  func table(level: Double, inflation: [Double?]) -> [CoefficientEstimate] {
    let t = StudentT(degreesOfFreedom: Double(degreesOfFreedom))
    let width = t.upperQuantile((1 - level) / 2)
    return coefficients.indices.map { j in
      let value = coefficients[j] * data.unit
      let error = errors[j] * data.unit
      let ratio = error > 0 ? value / error : nil
      return CoefficientEstimate(
        name: data.columns[j].name, estimate: value, standardError: error, t: ratio,
        p: ratio.map { min(1, 2 * t.survival(abs($0))) }, lower: value - width * error,
        upper: value + width * error, varianceInflation: inflation[j])
    }
  }

  /// Residuals times the roots of their weights, in natural units.
  var weightedResiduals: [Double] {
    guard let weights = data.weights else { return residuals.map { $0 * data.unit } }
    return zip(residuals, weights).map { $0 * $1.squareRoot() * data.unit }
  }
}

extension RegressionSummary {
  /// Puts a summary together.
  ///
  /// - Parameter solver: the factored design; nil where its columns are dependent.
  init(
    _ estimate: EstimatedRegression, solver: (any FactoredDesign)?, goodness: GoodnessOfFit,
    rows: [ObservationDiagnostics], level: Double
  ) throws(FitError) {
    precondition(level > 0 && level < 1, "a level lies between 0 and 1")
    let data = estimate.data
    let residuals = estimate.weightedResiduals
    method = estimate.method
    formula = data.formula.description
    series = data.name
    periods = [data.period(at: 0), data.period(at: data.count - 1)]
    observationsLost = data.lost
    observationsLeftOut = data.leftOut
    observations = data.count
    degreesOfFreedom = estimate.degreesOfFreedom
    self.level = level
    standardErrors = estimate.standardErrors
    bandwidth = estimate.bandwidth
    let inflation = solver.map {
      VarianceInflation.all(data, $0, hasConstant: goodness.hasConstant)
    }
    coefficients = estimate.table(
      level: level, inflation: inflation ?? data.columns.map { _ in nil })
    tuning = estimate.tuning
    self.residuals = FiveNumbers(residuals)
    self.goodness = goodness
    tests = try ResidualTests(
      residuals.map { $0 / data.unit }, design: data.design, hasConstant: goodness.hasConstant)
    do {
      conditionNumber = try solver?.conditionNumber()
      scaledConditionNumber = try solver?.scaledConditionNumber()
    } catch {
      throw .linearAlgebra(error)
    }
    self.rows = rows
  }
}
