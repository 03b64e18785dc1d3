import Forecasting
import TestSupport
import Testing
import TimeSeries

struct OptimizedThetaTests {
  /// Squared errors of smoothing with drift.
  private func squares(_ y: [Double], alpha: Double, drift: Double, start: Double) -> Double {
    var level = start
    return y.reduce(0) { sum, value in
      let error = value - level
      level += alpha * error + drift
      return sum + error * error
    }
  }

  @Test(arguments: try ThetaReference.entries("thetaf-m3"))
  func `no point of a grid fits better`(_ entry: ThetaReference.Entry) throws {
    let fit = try Fit(OptimizedTheta(), to: ReferenceSeries.series(entry.values))
    let found = fit.residuals.reduce(0) { $0 + ($1 ?? 0) * ($1 ?? 0) }
    let (_, slope) = ThetaReference.line(entry.values)
    let first = entry.values[0]
    let spread = (entry.values.max() ?? 0) - (entry.values.min() ?? 0)
    for i in 1...20 {
      for j in 0...10 {
        for k in -10...10 {
          let other = squares(
            entry.values, alpha: Double(i) / 20, drift: slope * Double(j) / 10,
            start: first + spread * Double(k) / 20)
          #expect(found <= other * (1 + 1e-6))
        }
      }
    }
  }

  @Test func `the whole slope of a straight line is kept`() throws {
    let series = try ReferenceSeries.series((0..<12).map { 10 + 2 * Double($0) })
    let steps = try Fit(OptimizedTheta(), to: series).forecast(3).steps
    for (step, mean) in zip(steps, [34.0, 36, 38]) {
      #expect(correctDigits(step.mean, certified: mean) > 11)
    }
  }
}
