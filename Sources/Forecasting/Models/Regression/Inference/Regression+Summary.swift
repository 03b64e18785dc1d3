import LinearAlgebra
import RealModule
public import TimeSeries

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
    let data = try RegressionData(formula, explaining: series, by: covariates, weights: weights)
    return try RegressionSummary(self, RegressionEstimate(data), level: level)
  }

  /// Fits the regression to a table and answers all questions about it.
  ///
  /// - Complexity: O(n·p²).
  public func summarize(
    _ design: TableDesign, level: Double
  ) throws(FitError) -> RegressionSummary {
    try RegressionSummary(self, RegressionEstimate(RegressionData(design)), level: level)
  }
}

extension RegressionSummary {
  init(
    _ model: Regression, _ estimate: RegressionEstimate, level: Double
  ) throws(FitError) {
    let data = estimate.data
    let solver = estimate.leastSquares
    let solution = estimate.solution
    let factor = try CoefficientCovariance.factor(
      model.standardErrors, of: solver, residuals: solution.residuals,
      sigma: estimate.sigma, bandwidth: model.bandwidth)
    let hasConstant = try ConstantSpan.contains(solver)
    let spread = data.design * factor
    try self.init(
      EstimatedRegression(
        data: data, method: data.weights == nil ? "ols" : "wls",
        standardErrors: model.standardErrors.rawValue,
        bandwidth: model.standardErrors == .neweyWest
          ? model.bandwidth ?? CoefficientCovariance.bandwidth(for: data.count) : nil,
        coefficients: solution.coefficients,
        errors: (0..<factor.rows).map { factor.row($0).euclideanLength },
        residuals: solution.residuals, degreesOfFreedom: estimate.degreesOfFreedom, tuning: []),
      solver: solver,
      goodness: GoodnessOfFit(
        estimate, hasConstant: hasConstant,
        wald: try Self.wald(estimate, factor, hasConstant: hasConstant),
        isRobust: model.standardErrors != .classical),
      rows: ObservationDiagnostics.all(
        estimate,
        standardErrors: (0..<data.count).map { spread.row($0).euclideanLength * estimate.unit }),
      level: level)
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
