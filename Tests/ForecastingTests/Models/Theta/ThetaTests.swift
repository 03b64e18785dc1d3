import Forecasting
import TestSupport
import Testing
import TimeSeries

struct ThetaTests {
  @Test(arguments: try ThetaReference.entries("thetaf-m3"))
  func `alpha, drift and means are those of R's thetaf`(_ entry: ThetaReference.Entry) throws {
    let fit = try Fit(Theta(), to: ReferenceSeries.series(entry.values))
    let alpha = try #require(fit.parameters.first { $0.name == "alpha" }).estimate
    let drift = try #require(fit.parameters.first { $0.name == "drift" }).estimate
    // R's simplex stops early.
    #expect(abs(alpha - entry.alpha) < 2e-3)
    #expect(correctDigits(drift, certified: entry.drift ?? .nan) > 11)
    for (step, mean) in zip(try fit.forecast(6).steps, entry.mean) {
      #expect(correctDigits(step.mean, certified: mean) > 3)
    }
  }

  @Test func `a straight line goes on at half its slope`() throws {
    let fit = try Fit(Theta(), to: ReferenceSeries.series((0..<12).map { 10 + 2 * Double($0) }))
    let means = try fit.forecast(4).steps.map(\.mean)
    for (sooner, later) in zip(means, means.dropFirst()) {
      #expect(correctDigits(later - sooner, certified: 1) > 11)
    }
  }

  @Test func `two observations are too few`() throws {
    let series = try ReferenceSeries.series([1, 2])
    #expect(throws: FitError.tooShort(observations: 2, required: 3)) {
      try Fit(Theta(), to: series)
    }
  }

  @Test func `a season of factors comes back`() throws {
    let factors = [0.8, 1.1, 1.3, 0.8]
    let values = (0..<24).map { (100 + 2 * Double($0)) * factors[$0 % 4] }
    let fit = try Fit(
      Theta(), to: ReferenceSeries.series(values, start: .quarter(1, of: 2015)))
    let means = try fit.forecast(8).steps.map(\.mean)
    #expect(means[2] > 1.5 * means[0] && means[6] > 1.5 * means[4])
    #expect(abs(means[0] - 148 * 0.8) < 5)
  }
}
