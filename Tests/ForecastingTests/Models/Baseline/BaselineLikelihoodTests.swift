import Forecasting
import LinearAlgebra
import RealModule
import TestSupport
import Testing
import TimeSeries

/// The closed forms of the log-likelihood against the dense Gaussian density of all observations.
struct BaselineLikelihoodTests {
  @Test func `naive`() throws {
    try compare(Naive(), mean: { _ in ReferenceSeries.values[0] })
  }

  @Test func `drift`() throws {
    let slope = (4936.99 - 940.66) / 13
    try compare(Drift(), mean: { 940.66 + Double($0) * slope })
  }

  /// y₂ … yₙ given y₁: normal with the means of the model and covariance σ² min(s, t).
  private func compare(
    _ model: any Model, mean: (Int) -> Double
  ) throws {
    let fit = try ReferenceSeries.fit(model)
    let values = ReferenceSeries.values
    let n = values.count - 1
    let residuals = fit.residuals.compactMap { $0 }
    let variance = residuals.reduce(0) { $0 + $1 * $1 } / Double(n)
    var covariance = Matrix(rows: n, columns: n)
    for row in 0..<n {
      for column in 0..<n {
        covariance[row, column] = variance * Double(min(row, column) + 1)
      }
    }
    let factor = try Cholesky(covariance)
    let deviations = (1...n).map { values[$0] - mean($0) }
    let solved = factor.solve(deviations)
    let distance = zip(deviations, solved).reduce(0) { $0 + $1.0 * $1.1 }
    let dense =
      -0.5 * (Double(n) * Double.log(2 * .pi) + factor.logDeterminant + distance)
    let closed = try #require(fit.summary.logLikelihood)
    #expect(correctDigits(closed, certified: dense) > 11)
    #expect(fit.summary.observations == n)
  }
}
