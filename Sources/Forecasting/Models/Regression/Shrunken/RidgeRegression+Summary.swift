import ExtendedPrecision
import LinearAlgebra

extension RidgeRegression {
  /// Fits the regression to a table; standard errors are those of the normal prior that the penalty
  /// stands for.
  public func summarize(
    _ design: TableDesign, level: Double
  ) throws(FitError) -> RegressionSummary {
    let data = try RegressionData(design, leastRows: 3)
    let fit = try RidgeEstimate(data, penalty: penalty, criterion: criterion)
    let solution = fit.solution
    // Terms may depend on one another here; then neither inflation nor condition is a number.
    let solver = try? data.factored()
    let squares = solution.residualSumOfSquares
    let sigma = (squares / Double(fit.degreesOfFreedom)).squareRoot()
    let total = GoodnessOfFit.sumOfSquares(
      of: data.response.map { $0 / data.unit }, nil, aroundMean: data.formula.hasIntercept
    ).rounded
    let estimate = EstimatedRegression(
      data: data, method: Self.keyword, standardErrors: "normal-prior", bandwidth: nil,
      coefficients: fit.coefficients, errors: fit.standardErrors, residuals: solution.residuals,
      degreesOfFreedom: fit.degreesOfFreedom,
      tuning: [
        Parameter("penalty", solution.penalty),
        Parameter("effective-parameters", solution.effectiveDegreesOfFreedom),
      ])
    return try RegressionSummary(
      estimate, solver: solver,
      goodness: GoodnessOfFit(
        sigma: sigma * data.unit, logLikelihood: nil, observations: data.count,
        parameterCount: data.count - fit.degreesOfFreedom + 1,
        hasConstant: data.formula.hasIntercept, rSquared: total > 0 ? 1 - squares / total : nil),
      rows: estimate.rows(sigma * fit.root, leverage: solution.leverage), level: level)
  }
}
