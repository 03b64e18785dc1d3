import Forecasting
import Statistics
import TestSupport
import Testing
import TimeSeries

struct MeanTests {
  // mpmath 1.3, 40 digits: mean, mean − t₁₃(.975)·s·√(1 + 1/14), maximum log-likelihood.
  @Test func `figures of N0001`() throws {
    let fit = try ReferenceSeries.fit(Mean())
    let step = try fit.forecast(3).steps[2]
    #expect(correctDigits(step.mean, certified: 2564.7435714285714) > 14)
    #expect(correctDigits(step.interval(0.95).lowerBound, certified: -242.0113173802685) > 12)
    let logLikelihood = try #require(fit.summary.logLikelihood)
    #expect(correctDigits(logLikelihood, certified: -119.23650873546536) > 13)
  }

  @Test func `the standard error is the deviation over the root of n`() throws {
    let fit = try Fit(Mean(), to: ReferenceSeries.series([1, 2, 3, 4, 6]))
    let parameter = try #require(fit.parameters.first)
    #expect(parameter.estimate == 3.2)
    #expect(correctDigits(fit.summary.sigma, certified: 3.7.squareRoot()) > 14)
    #expect(correctDigits(parameter.standardError ?? 0, certified: 0.74.squareRoot()) > 14)
  }

  @Test func `noise on a large level keeps its digits`() throws {
    let noise = [0.5, -0.25, 0.125, 1, -1, 0.75, -0.5]
    let plain = try Fit(Mean(), to: ReferenceSeries.series(noise))
    let raised = try Fit(Mean(), to: ReferenceSeries.series(noise.map { 1e9 + $0 }))
    #expect(correctDigits(raised.summary.sigma, certified: plain.summary.sigma) > 7)
  }

  @Test func `paths share the uncertainty of the mean`() throws {
    // With n observations, two future values correlate by 1/(n + 1).
    let fit = try Fit(Mean(), to: ReferenceSeries.series([1, 2, 4, 3, 1.5, 2.5, 3.5, 2, 3, 1]))
    var stream = RandomStream(seed: 4, name: "mean")
    var products = 0.0
    var squares = 0.0
    for _ in 0..<40_000 {
      let path = try fit.simulate(2, using: &stream).map { $0 - 2.35 }
      products += path[0] * path[1]
      squares += (path[0] * path[0] + path[1] * path[1]) / 2
    }
    #expect(abs(products / squares - 1.0 / 11) < 0.02)
  }
}
