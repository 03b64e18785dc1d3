import Forecasting
import TestSupport
import Testing
import TimeSeries

struct LogLinearTrendTests {
  // mpmath 1.3, 40 digits, normal equations on ln y; bounds exponentiated.
  @Test func `figures of N0001`() throws {
    let fit = try ReferenceSeries.fit(LogLinearTrend())
    let parameters = fit.parameters
    #expect(parameters.map(\.name) == ["intercept", "growth"])
    #expect(correctDigits(parameters[0].estimate, certified: 6.7857756160889852) > 13)
    #expect(correctDigits(parameters[1].estimate, certified: 0.1255925865213913) > 12)
    #expect(correctDigits(parameters[0].standardError ?? 0, certified: 0.03274373519473663) > 11)
    #expect(correctDigits(parameters[1].standardError ?? 0, certified: 0.0038455566737569133) > 11)
    #expect(correctDigits(fit.summary.sigma, certified: 0.058002927898683409) > 11)
    let logLikelihood = try #require(fit.summary.logLikelihood)
    #expect(correctDigits(logLikelihood, certified: -87.112499874293674) > 12)
    let steps = try fit.forecast(6).steps
    let ahead = [
      [5823.5447209663011, 5036.870510419488, 6733.0841733848792],
      [10912.097842161739, 9228.5053655399172, 12902.834706207532],
    ]
    for (step, certified) in zip([steps[0], steps[5]], ahead) {
      #expect(correctDigits(step.median, certified: certified[0]) > 12)
      #expect(correctDigits(step.interval(0.95).lowerBound, certified: certified[1]) > 11)
      #expect(correctDigits(step.interval(0.95).upperBound, certified: certified[2]) > 11)
    }
  }

  @Test func `it is the straight line of logarithms`() throws {
    let own = try ReferenceSeries.fit(LogLinearTrend())
    let line = try ReferenceSeries.fit(PolynomialTrend(), link: .log)
    #expect(try own.forecast(4) == line.forecast(4))
    #expect(
      correctDigits(
        own.summary.logLikelihood ?? 0, certified: line.summary.logLikelihood ?? 1) > 13)
  }

  @Test func `values without a logarithm are named`() throws {
    let series = try ReferenceSeries.series([3, 2, 0, 4, -1])
    #expect(throws: FitError.outsideLink(index: 2)) { try Fit(LogLinearTrend(), to: series) }
  }

  @Test func `every forecast is positive`() throws {
    let series = try ReferenceSeries.series([900, 500, 220, 120, 50, 31, 14])
    for step in try Fit(LogLinearTrend(), to: series).forecast(10).steps {
      #expect(step.interval(0.99).lowerBound > 0)
    }
  }
}
