import LinearAlgebra
public import TimeSeries

/// What one observation does to a regression.
public struct ObservationDiagnostics: Sendable, Hashable, Codable {
  /// The period of the observation.
  public let period: Period
  /// The response, on the scale of the formula.
  public let response: Double
  /// The fitted value.
  public let fitted: Double
  /// The response less the fitted value.
  public let residual: Double
  /// The standard error of the fitted value as an estimate of the mean.
  public let standardErrorOfFit: Double
  /// h: how much of the fitted value the observation itself makes, from 0 to 1.
  public let leverage: Double
  /// The residual over its standard deviation; nil where leverage is 1 or the fit exact.
  public let standardizedResidual: Double?
  /// The residual over its standard deviation, estimated without this observation.
  ///
  /// Student's t with n − p − 1 degrees of freedom; nil where there are none.
  public let studentizedResidual: Double?
  /// Cook's distance: how far all fitted values move without this observation.
  public let cooksDistance: Double?
}

extension ObservationDiagnostics {
  /// Diagnoses every row of a fit.
  ///
  /// - Parameter standardErrors: of the fitted values, in units of the response.
  ///
  /// > Source: Cook & Weisberg (1982), §2.2 and §3.1. Equal to statsmodels' `OLSInfluence`.
  static func all(
    _ estimate: RegressionEstimate, standardErrors: [Double]
  ) -> [ObservationDiagnostics] {
    let solution = estimate.solution
    let leverages = estimate.leastSquares.leverage
    let squares = solution.residualSumOfSquares
    let freedom = Double(estimate.degreesOfFreedom)
    let p = Double(estimate.columns)
    return leverages.indices.map { i in
      let h = min(1, leverages[i])
      let weight = estimate.data.weights?[i] ?? 1
      let residual = solution.residuals[i] * weight.squareRoot()
      let rest = 1 - h
      let isRegular = rest > 8 * Double.ulpOfOne && squares > 0
      let standardized = isRegular ? residual / (estimate.sigma * rest.squareRoot()) : nil
      // S without the observation: S − e²/(1 − h).
      let others = squares - residual * residual / rest
      let studentized =
        isRegular && freedom > 1 && others > squares * 8 * .ulpOfOne
        ? residual / (others / (freedom - 1) * rest).squareRoot() : nil
      return ObservationDiagnostics(
        period: estimate.data.period(at: i), response: estimate.data.response[i],
        fitted: solution.fittedValues[i] * estimate.unit,
        residual: solution.residuals[i] * estimate.unit, standardErrorOfFit: standardErrors[i],
        leverage: h, standardizedResidual: standardized, studentizedResidual: studentized,
        cooksDistance: standardized.map { $0 * $0 * h / (rest * p) })
    }
  }
}

extension EstimatedRegression {
  /// One row an observation, without the residuals' own tests: for estimators that have none.
  ///
  /// - Parameters:
  ///   - factor: F, with F·Fᵀ the covariance of the coefficients.
  ///   - leverage: how much of each fitted value its own observation makes.
  func rows(_ factor: Matrix, leverage: [Double]) -> [ObservationDiagnostics] {
    let spread = data.design * factor
    return residuals.indices.map { i in
      let residual = residuals[i] * data.unit
      return ObservationDiagnostics(
        period: data.period(at: i), response: data.response[i],
        fitted: data.response[i] - residual, residual: residual,
        standardErrorOfFit: spread.row(i).euclideanLength * data.unit,
        leverage: min(1, leverage[i]), standardizedResidual: nil, studentizedResidual: nil,
        cooksDistance: nil)
    }
  }
}
