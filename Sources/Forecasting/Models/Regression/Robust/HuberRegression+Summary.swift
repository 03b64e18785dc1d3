import LinearAlgebra

extension HuberRegression {
  /// Fits the regression to a table; standard errors are Huber's first form.
  public func summarize(
    _ design: TableDesign, level: Double
  ) throws(FitError) -> RegressionSummary {
    let data = try RegressionData(design, freedom: 3)
    let fit = try HuberEstimate(data, threshold: threshold)
    let factor = fit.covarianceFactor
    let solver = try data.factored()
    let freedom = data.count - data.columns.count
    let scale = fit.scale * data.unit
    let estimate = EstimatedRegression(
      data: data, method: Self.keyword, standardErrors: "huber-h1", bandwidth: nil,
      coefficients: fit.coefficients,
      errors: (0..<factor.rows).map { factor.row($0).euclideanLength },
      residuals: fit.residuals, degreesOfFreedom: freedom,
      tuning: [Parameter("threshold", threshold), Parameter("robust-scale", scale)])
    return try RegressionSummary(
      estimate, solver: solver,
      goodness: GoodnessOfFit(
        sigma: scale, logLikelihood: nil, observations: data.count,
        parameterCount: data.columns.count + 1, hasConstant: try ConstantSpan.contains(solver)),
      rows: estimate.rows(factor, leverage: solver.leverage), level: level)
  }
}
