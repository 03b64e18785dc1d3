import LinearAlgebra
import TimeSeries

extension AutocorrelatedRegression {
  /// Fits the regression to a table of consecutive periods; ρ and β by maximum likelihood.
  ///
  /// Tests are those of the residuals y − Xβ̂, which carry the autocorrelation; σ is that of the
  /// innovations.
  ///
  /// - Throws: `.missingRegressor` at the first period without a row.
  public func summarize(
    _ design: TableDesign, level: Double
  ) throws(FitError) -> RegressionSummary {
    let data = try RegressionData(design, freedom: 3)
    if let gap = data.firstGap {
      throw .missingRegressor(data.name, period: gap.description)
    }
    let solver = try data.factored()
    let fit = try AutocorrelationEstimate(AutocorrelationLikelihood(data))
    let freedom = data.count - data.columns.count
    let sigma = (fit.point.solution.residualSumOfSquares / Double(freedom)).squareRoot()
    let factor = sigma * fit.point.leastSquares.covarianceFactor
    let estimate = EstimatedRegression(
      data: data, method: Self.keyword, standardErrors: "generalized", bandwidth: nil,
      coefficients: fit.point.solution.coefficients,
      errors: (0..<factor.rows).map { factor.row($0).euclideanLength },
      residuals: fit.point.errors, degreesOfFreedom: freedom,
      tuning: [Parameter("rho", fit.point.rho, standardError: fit.standardError)])
    return try RegressionSummary(
      estimate, solver: solver,
      goodness: GoodnessOfFit(
        sigma: sigma * data.unit, logLikelihood: fit.logLikelihood, observations: data.count,
        parameterCount: data.columns.count + 2, hasConstant: try ConstantSpan.contains(solver)),
      rows: estimate.rows(factor, leverage: solver.leverage), level: level)
  }
}
