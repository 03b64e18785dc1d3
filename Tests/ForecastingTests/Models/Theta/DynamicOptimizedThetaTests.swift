import Forecasting
import TestSupport
import Testing
import TimeSeries

struct DynamicOptimizedThetaTests {
  private func squares(_ fit: Fit) -> Double {
    fit.residuals.reduce(0) { $0 + ($1 ?? 0) * ($1 ?? 0) }
  }

  @Test(arguments: try ThetaReference.entries("dynamic-optimized-theta-m3"))
  func `squared errors are at most those of StatsForecast's parameters`(
    _ entry: ThetaReference.Entry
  ) throws {
    let fit = try Fit(DynamicOptimizedTheta(), to: ReferenceSeries.series(entry.values))
    let theta = try #require(entry.theta)
    let start = try #require(entry.start)
    let theirs = ThetaReference.dynamicSquares(
      entry.values, alpha: entry.alpha, weight: 1 - 1 / theta, start: start)
    let ours = squares(fit)
    #expect(ours <= theirs * (1 + 1e-6))
    let alpha = try #require(fit.parameters.first { $0.name == "alpha" }).estimate
    // Where the optimum is the same, so are the forecasts.
    guard abs(alpha - entry.alpha) < 2e-3, theirs < ours * (1 + 1e-6) else { return }
    for (step, mean) in zip(try fit.forecast(6).steps, entry.mean) {
      #expect(correctDigits(step.mean, certified: mean) > 2)
    }
  }

  @Test(arguments: try ThetaReference.entries("dynamic-optimized-theta-m3"))
  func `no point of a grid fits better`(_ entry: ThetaReference.Entry) throws {
    let fit = try Fit(DynamicOptimizedTheta(), to: ReferenceSeries.series(entry.values))
    let found = squares(fit)
    let first = entry.values[0]
    for i in 2...20 {
      for j in 0...10 {
        for k in -5...5 {
          let other = ThetaReference.dynamicSquares(
            entry.values, alpha: Double(i) / 20, weight: Double(j) / 10,
            start: first * (1 + Double(k) / 5))
          #expect(found <= other * (1 + 1e-6))
        }
      }
    }
  }

  @Test func `a straight line goes on`() throws {
    let series = try ReferenceSeries.series((0..<12).map { 10 + 2 * Double($0) })
    let steps = try Fit(DynamicOptimizedTheta(), to: series).forecast(3).steps
    for (step, mean) in zip(steps, [34.0, 36, 38]) {
      #expect(correctDigits(step.mean, certified: mean) > 9)
    }
  }
}
