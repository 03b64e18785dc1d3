import LinearAlgebra

/// The test of Dickey and Fuller for a unit root, around a constant and with one lagged change.
///
/// The t statistic of yₜ₋₁ in the regression of Δyₜ on a constant, yₜ₋₁ and Δyₜ₋₁; low values speak
/// against a unit root.
///
/// > Source: Dickey & Fuller (1979), Journal of the American Statistical Association 74; critical values
/// > of Fuller (1976), table 8.5.2, as in R `urca::ur.df(type = "drift", lags = 1)`.
struct DickeyFullerTest: Sendable {
  /// The t statistic; nil where the regression has no degrees of freedom or no variation.
  let statistic: Double?
  /// What is undercut by one series with a unit root in twenty.
  let critical: Double

  init(_ values: [Double]) {
    let changes = ARIMAOrder.differences(of: values, lag: 1)
    critical =
      switch changes.count {
      case ..<25: -3.00
      case ..<50: -2.93
      case ..<100: -2.89
      case ..<250: -2.88
      case ..<500: -2.87
      default: -2.86
      }
    guard changes.count > 4 else {
      statistic = nil
      return
    }
    let rows = changes.count - 1
    var design = Matrix(rows: rows, columns: 3)
    for t in 0..<rows {
      design[t, 0] = 1
      design[t, 1] = values[t + 1]
      design[t, 2] = changes[t]
    }
    statistic = LeastSquares.tStatistic(of: 1, design, Array(changes[1...]))
  }
}

extension LeastSquares {
  /// A coefficient over its standard error; nil for dependent columns or an exact fit.
  static func tStatistic(
    of column: Int, _ design: Matrix, _ response: [Double]
  ) -> Double? {
    guard design.rows > design.columns, let regression = try? LeastSquares(design),
      let solution = try? regression.solve(response), let variance = solution.residualVariance,
      variance > 0
    else { return nil }
    let error = (variance * regression.unscaledVariances[column]).squareRoot()
    return error > 0 ? solution.coefficients[column] / error : nil
  }
}
