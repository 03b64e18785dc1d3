import LinearAlgebra
import RealModule

/// A continuous piecewise-linear fit with given change points, by least squares.
struct PiecewiseLine: Sendable, Hashable, Codable {
  /// The time that columns count from.
  let middle: Double
  /// Times of the change points, ascending.
  let changePoints: [Double]
  /// Whether the change points were found in the data, and are as uncertain as anything found there.
  let isSelected: Bool
  /// The value at the middle by the first line, its slope, and the changes of slope.
  let coefficients: [Double]
  let sumOfSquares: Double
  /// Columns of a root of the covariance, in units of the error's variance: of the coefficients and,
  /// where change points were found, of the steps that moving them makes.
  let covarianceRoot: [[Double]]

  /// Fits the line.
  ///
  /// The covariance of selected change points is that of nonlinear least squares: the derivative by a
  /// change point is the change of slope for all later times. Beyond the last of them the line is then
  /// as uncertain as one through the last segment alone.
  ///
  /// > Source: Seber & Wild (1989), "Nonlinear regression", §9.3.4; Muggeo (2003).
  init(
    times: [Double], values: [Double], changePoints: [Double], isSelected: Bool
  ) throws(LinearAlgebraError) {
    let middle = times.reduce(0, +) / Double(times.count)
    self.middle = middle
    self.changePoints = changePoints
    self.isSelected = isSelected
    let lines = [times.map { _ in 1 }, times.map { $0 - middle }]
    let hinges = changePoints.map { change in times.map { max(0, $0 - change) } }
    let design = try LeastSquares(Matrix(columns: lines + hinges))
    let solution = try design.solve(values)
    // Once more for the residuals: digits lost where the level is large against the noise.
    let correction = try design.solve(solution.residuals)
    coefficients = zip(solution.coefficients, correction.coefficients).map { $0 + $1 }
    sumOfSquares = correction.residualSumOfSquares
    let steps = changePoints.map { change in times.map { $0 > change ? 1.0 : 0 } }
    let root =
      isSelected && !steps.isEmpty
      ? try LeastSquares(Matrix(columns: lines + hinges + steps)).covarianceFactor
      : design.covarianceFactor
    covarianceRoot = (0..<root.columns).map(root.column)
  }

  /// Numbers that were estimated, change points among them, without the variance.
  var parameterCount: Int { coefficients.count + (isSelected ? changePoints.count : 0) }

  /// The derivatives of the line at a time by all that was estimated.
  func row(at time: Double) -> [Double] {
    let hinges = changePoints.map { max(0, time - $0) }
    let steps = isSelected ? changePoints.map { time > $0 ? 1.0 : 0 } : []
    return [1, time - middle] + hinges + steps
  }

  /// The line at a time.
  func value(at time: Double) -> Double {
    zip(row(at: time), coefficients).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// What independent standard normal errors move the combination `row` of the estimates by.
  func loadings(_ row: [Double]) -> [Double] {
    covarianceRoot.map { column in zip(row, column).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  /// The variance of a combination of the estimates, in units of the error's.
  func variance(_ row: [Double]) -> Double { loadings(row).reduce(0) { $0 + $1 * $1 } }

  /// The slope after the last change point, and the combination that it is.
  var lastSlope: (estimate: Double, row: [Double]) {
    let row = row(at: middle).indices.map { (1..<coefficients.count).contains($0) ? 1.0 : 0 }
    return (coefficients.dropFirst().reduce(0, +), row)
  }
}
