import LinearAlgebra

extension QuantileRegression {
  /// Fits the quantile to a table.
  ///
  /// The residual standard error is that around the line, which is no mean.
  public func summarize(
    _ design: TableDesign, level: Double
  ) throws(FitError) -> RegressionSummary {
    let data = try RegressionData(design, freedom: 3)
    let solver = try data.factored()
    let fit = try QuantileEstimate(data, solver, tau: tau)
    let factor = try QuantileCovariance.factor(standardErrors, of: fit, data, solver)
    let freedom = data.count - data.columns.count
    let squares = fit.residuals.reduce(0) { $0 + $1 * $1 }
    var tuning = [Parameter("tau", tau), Parameter("check-loss", fit.loss * data.unit)]
    if let goodness = fit.goodness(of: data.response.map({ $0 / data.unit })) {
      tuning.append(Parameter("pseudo-r-squared", goodness))
    }
    let estimate = EstimatedRegression(
      data: data, method: Self.keyword, standardErrors: standardErrors.rawValue, bandwidth: nil,
      coefficients: fit.coefficients,
      errors: (0..<factor.rows).map { factor.row($0).euclideanLength },
      residuals: fit.residuals, degreesOfFreedom: freedom, tuning: tuning)
    return try RegressionSummary(
      estimate, solver: solver,
      goodness: GoodnessOfFit(
        sigma: (squares / Double(freedom)).squareRoot() * data.unit, logLikelihood: nil,
        observations: data.count, parameterCount: data.columns.count + 1,
        hasConstant: try ConstantSpan.contains(solver)),
      rows: estimate.rows(factor, leverage: solver.leverage), level: level)
  }
}
