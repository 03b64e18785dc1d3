import ExtendedPrecision
import LinearAlgebra
import RealModule
import Statistics
public import TimeSeries

/// All that a statistician asks of a regression: estimates with their uncertainty, goodness of fit,
/// tests of the assumptions, and the influence of every observation.
///
/// Everything is on the scale of the formula's response: for `log(gerd) ~ trend`, of ln gerd.
public struct RegressionSummary: Sendable, Hashable, Codable {
  /// The formula, as it is spelt.
  public let formula: String
  /// The response's series.
  public let series: String
  /// The first and last period with a row in the design.
  public let periods: [Period]
  /// Observations at the start that lags cost.
  public let observationsLost: Int
  /// Places that were filled, not observed, and are left out.
  public let filledLeftOut: Int
  /// n, the rows of the design.
  public let observations: Int
  /// n − p.
  public let degreesOfFreedom: Int
  /// The level of the confidence intervals, in (0, 1).
  public let level: Double
  /// How the covariance of the coefficients is estimated.
  public let standardErrors: StandardErrors
  /// The lags of Newey-West standard errors; nil for the others.
  public let bandwidth: Int?
  /// One row a column, in formula order, the intercept first.
  public let coefficients: [CoefficientEstimate]
  /// R², F, likelihood and criteria.
  public let goodness: GoodnessOfFit
  /// Tests of autocorrelation, variance and normality.
  public let tests: ResidualTests
  /// The ratio of the extreme singular values of the design.
  public let conditionNumber: Double
  /// The same with columns scaled to unit length: above 30, collinearity (Belsley).
  public let scaledConditionNumber: Double
  /// One row an observation.
  public let rows: [ObservationDiagnostics]
}

extension Regression {
  /// Fits the regression and answers all questions about it.
  ///
  /// - Parameters:
  ///   - series: the observations, on their natural scale.
  ///   - covariates: values of the regressors and weights.
  ///   - level: of the confidence intervals, in (0, 1).
  /// - Throws: as ``fit(_:given:)``.
  /// - Complexity: O(n·p²).
  public func summarize(
    _ series: Series, given covariates: Covariates = .none, level: Double = 0.95
  ) throws(FitError) -> RegressionSummary {
    precondition(level > 0 && level < 1, "a level lies between 0 and 1")
    let data = try RegressionData(formula, explaining: series, by: covariates, weights: weights)
    return try RegressionSummary(self, RegressionEstimate(data), of: series, level: level)
  }
}

extension RegressionSummary {
  init(
    _ model: Regression, _ estimate: RegressionEstimate, of series: Series, level: Double
  ) throws(FitError) {
    let data = estimate.data
    let solver = estimate.leastSquares
    let roots = data.weights.map { $0.map { $0.squareRoot() } }
    let residuals = estimate.solution.residuals.enumerated().map { i, e in e * (roots?[i] ?? 1) }
    let factor = try CoefficientCovariance.factor(
      model.standardErrors, of: solver, residuals: estimate.solution.residuals,
      sigma: estimate.sigma, bandwidth: model.bandwidth)
    let hasConstant = try ConstantSpan.contains(solver)
    formula = model.formula.description
    self.series = series.name
    periods = [data.period(at: 0), data.period(at: data.count - 1)]
    observationsLost = data.lost
    filledLeftOut = series.count - data.lost - data.count
    observations = data.count
    degreesOfFreedom = estimate.degreesOfFreedom
    self.level = level
    standardErrors = model.standardErrors
    bandwidth =
      model.standardErrors == .neweyWest
      ? model.bandwidth ?? CoefficientCovariance.bandwidth(for: data.count) : nil
    let t = StudentT(degreesOfFreedom: Double(estimate.degreesOfFreedom))
    coefficients = Self.table(
      estimate, factor, width: t.upperQuantile((1 - level) / 2), t, hasConstant: hasConstant)
    goodness = GoodnessOfFit(
      estimate, hasConstant: hasConstant,
      wald: try Self.wald(estimate, factor, hasConstant: hasConstant),
      isRobust: model.standardErrors != .classical)
    tests = try ResidualTests(residuals, design: data.design, hasConstant: hasConstant)
    do {
      conditionNumber = try solver.conditionNumber()
      scaledConditionNumber = try solver.scaledConditionNumber()
    } catch {
      throw .linearAlgebra(error)
    }
    let spread = data.design * factor
    rows = ObservationDiagnostics.all(
      estimate,
      standardErrors: (0..<data.count).map { spread.row($0).euclideanLength * estimate.unit })
  }

  private static func table(
    _ estimate: RegressionEstimate, _ factor: Matrix, width: Double, _ t: StudentT,
    hasConstant: Bool
  ) -> [CoefficientEstimate] {
    let variances = estimate.leastSquares.unscaledVariances
    return estimate.data.columns.indices.map { j in
      let value = estimate.solution.coefficients[j] * estimate.unit
      let error = factor.row(j).euclideanLength * estimate.unit
      let ratio = error > 0 ? value / error : nil
      let spread = GoodnessOfFit.sumOfSquares(
        of: estimate.data.design.column(j), estimate.data.weights, aroundMean: hasConstant
      ).rounded
      return CoefficientEstimate(
        name: estimate.data.columns[j].name, estimate: value, standardError: error, t: ratio,
        p: ratio.map { min(1, 2 * t.survival(abs($0))) }, lower: value - width * error,
        upper: value + width * error,
        varianceInflation: spread > 0 && spread.isFinite ? variances[j] * spread : nil)
    }
  }

  /// Wald's F of all coefficients but the intercept: t-ratios against their correlations.
  ///
  /// nil where there are none, where their covariance is singular, and where seasons make up the
  /// constant, so that no coefficient is it.
  private static func wald(
    _ estimate: RegressionEstimate, _ factor: Matrix, hasConstant: Bool
  ) throws(FitError) -> Double? {
    let slopes = estimate.data.columns.indices.filter {
      estimate.data.columns[$0] != .intercept
    }
    var correlations = factor.selecting(rows: slopes)
    var ratios: [Double] = []
    for (i, j) in slopes.enumerated() {
      let error = factor.row(j).euclideanLength
      guard error > 0 else { return nil }
      ratios.append(estimate.solution.coefficients[j] / error)
      for k in 0..<correlations.columns { correlations[i, k] /= error }
    }
    let hasIntercept = slopes.count < estimate.columns
    guard !slopes.isEmpty, hasIntercept || !hasConstant else { return nil }
    do {
      let factorization = try SVD(correlations)
      guard factorization.rank() == slopes.count else { return nil }
      let root = factorization.solve(ratios).euclideanLength
      return root * root / Double(slopes.count)
    } catch {
      throw .linearAlgebra(error)
    }
  }
}
