import ExtendedPrecision
import LinearAlgebra
import Statistics

/// What residuals say of the assumptions of a regression.
public struct ResidualTests: Sendable, Hashable, Codable {
  /// Σ(eₜ − eₜ₋₁)²/Σeₜ²: 2 without autocorrelation, towards 0 with positive one; nil for an exact
  /// fit.
  public let durbinWatson: Double?
  /// Breusch and Pagan's test of constant variance, studentised by Koenker.
  ///
  /// n·R² of the squared residuals on the columns; nil where only a constant explains, and for an
  /// exact fit.
  public let breuschPagan: TestStatistic?
  /// Jarque and Bera's test of normal errors; nil for an exact fit.
  public let jarqueBera: TestStatistic?
  /// Skewness of the residuals, from moments; nil for an exact fit.
  public let skewness: Double?
  /// Kurtosis of the residuals, from moments: 3 for normal ones; nil for an exact fit.
  public let kurtosis: Double?
}

extension ResidualTests {
  /// Tests residuals, times the roots of their weights where there are any.
  ///
  /// > Source: Durbin & Watson (1950); Koenker (1981); Jarque & Bera (1980). Equal to statsmodels'
  /// > `durbin_watson`, `het_breuschpagan` and `jarque_bera`.
  init(_ residuals: [Double], design: Matrix, hasConstant: Bool) throws(FitError) {
    let squares = residuals.reduce(0) { $0 + $1 * $1 }
    let n = Double(residuals.count)
    guard squares > 0 else {
      (durbinWatson, breuschPagan, jarqueBera) = (nil, nil, nil)
      (skewness, kurtosis) = (nil, nil)
      return
    }
    let changes = zip(residuals.dropFirst(), residuals).reduce(0) { sum, pair in
      sum + (pair.0 - pair.1) * (pair.0 - pair.1)
    }
    durbinWatson = changes / squares

    let mean = residuals.reduce(0, +) / n
    let moments = residuals.reduce((0.0, 0.0, 0.0)) { sums, residual in
      let d = residual - mean
      return (sums.0 + d * d, sums.1 + d * d * d, sums.2 + d * d * d * d)
    }
    let variance = moments.0 / n
    let s = moments.1 / n / (variance * variance.squareRoot())
    let k = moments.2 / n / (variance * variance)
    skewness = s
    kurtosis = k
    let statistic = n / 6 * (s * s + (k - 3) * (k - 3) / 4)
    jarqueBera = TestStatistic(
      value: statistic, degreesOfFreedom: [2],
      p: ChiSquared(degreesOfFreedom: 2).survival(statistic))
    breuschPagan = try Self.breuschPagan(
      residuals.map { $0 * $0 / squares }, design: design, hasConstant: hasConstant)
  }

  private static func breuschPagan(
    _ squares: [Double], design: Matrix, hasConstant: Bool
  ) throws(FitError) -> TestStatistic? {
    let ones = Matrix(rows: design.rows, columns: 1, repeating: 1)
    let columns = hasConstant ? design : ones.joined(columns: design)
    let slopes = columns.columns - 1
    guard slopes > 0, columns.rows > columns.columns else { return nil }
    let total = GoodnessOfFit.sumOfSquares(of: squares, nil, aroundMean: true).rounded
    guard total > 0 else { return nil }
    do {
      let solution = try LeastSquares(columns).solve(squares)
      let value = Double(squares.count) * max(0, 1 - solution.residualSumOfSquares / total)
      return TestStatistic(
        value: value, degreesOfFreedom: [slopes],
        p: ChiSquared(degreesOfFreedom: Double(slopes)).survival(value))
    } catch {
      throw .linearAlgebra(error)
    }
  }
}
