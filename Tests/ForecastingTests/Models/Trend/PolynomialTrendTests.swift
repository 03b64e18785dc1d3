import Forecasting
import TestSupport
import Testing
import TimeSeries

struct PolynomialTrendTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let degree: Int
    let coefficients: [Double]
    let standardErrors: [Double]
    let sigma: Double
    let logLikelihood: Double
    /// Mean, lower and upper 95 % bound one step and six steps ahead.
    let ahead: [[Double]]
    var testDescription: String { "degree \(degree)" }
  }

  // mpmath 1.3, 40 digits, normal equations on powers of t.
  static let cases = [
    Case(
      degree: 1, coefficients: [342.9443956043956, 296.23989010989011],
      standardErrors: [116.97025891147912, 13.737460222938094], sigma: 207.20352927308802,
      logLikelihood: -93.457906313836162,
      ahead: [
        [4786.5427472527473, 4268.1164785200301, 5304.9690159854644],
        [6267.7421978021978, 5669.1151061865828, 6866.3692894178128],
      ]),
    Case(
      degree: 2, coefficients: [808.76087912087912, 121.55870879120879, 11.645412087912088],
      standardErrors: [97.432924957860349, 29.882926779922718, 1.9378368292193271],
      sigma: 104.5713924134546, logLikelihood: -83.275185335008689,
      ahead: [
        [5252.3592307692308, 4937.7773027778193, 5566.9411587606423],
        [7898.0998901098901, 7227.5076043784934, 8568.6921758412868],
      ]),
    Case(
      degree: 3,
      coefficients: [
        633.39584415584416, 241.64937244128421, -7.6963197097020626, 0.85963252433840669,
      ],
      standardErrors: [
        139.36036679726425, 77.684408454669072, 11.823146051945771, 0.51934316545933924,
      ], sigma: 97.169092378682283, logLikelihood: -81.580171346114377,
      ahead: [
        [5427.7242657342657, 5049.1822659236549, 5806.2662655448765],
        [9264.9156038079567, 7319.884148466695, 11209.947059149218],
      ]),
  ]

  @Test(arguments: cases)
  func `figures of N0001`(_ example: Case) throws {
    let fit = try ReferenceSeries.fit(PolynomialTrend(degree: example.degree))
    for (parameter, certified) in zip(fit.parameters, example.coefficients) {
      #expect(correctDigits(parameter.estimate, certified: certified) > 11)
    }
    for (parameter, certified) in zip(fit.parameters, example.standardErrors) {
      #expect(correctDigits(parameter.standardError ?? 0, certified: certified) > 11)
    }
    #expect(
      fit.parameters.map(\.name)
        == Array(["intercept", "trend", "trend^2", "trend^3"].prefix(example.degree + 1)))
    #expect(correctDigits(fit.summary.sigma, certified: example.sigma) > 12)
    let logLikelihood = try #require(fit.summary.logLikelihood)
    #expect(correctDigits(logLikelihood, certified: example.logLikelihood) > 13)
    let steps = try fit.forecast(6).steps
    for (step, certified) in zip([steps[0], steps[5]], example.ahead) {
      #expect(correctDigits(step.mean, certified: certified[0]) > 13)
      #expect(correctDigits(step.interval(0.95).lowerBound, certified: certified[1]) > 12)
      #expect(correctDigits(step.interval(0.95).upperBound, certified: certified[2]) > 12)
    }
  }

  @Test func `degree 0 is the mean model`() throws {
    let constant = try ReferenceSeries.fit(PolynomialTrend(degree: 0)).forecast(3)
    let mean = try ReferenceSeries.fit(Mean()).forecast(3)
    for (a, b) in zip(constant.steps, mean.steps) {
      #expect(correctDigits(a.mean, certified: b.mean) > 14)
      #expect(correctDigits(a.quantile(0.1), certified: b.quantile(0.1)) > 13)
    }
  }

  @Test func `a cubic is found again to the last digits, after 2000 periods`() throws {
    let values = (1...2000).map { t in
      let x = Double(t)
      return 5 - 0.25 * x + 0.0625 * x * x - 0x1p-12 * x * x * x
    }
    let fit = try Fit(PolynomialTrend(degree: 3), to: ReferenceSeries.series(values))
    let expected = [5, -0.25, 0.0625, -0x1p-12]
    for (parameter, certified) in zip(fit.parameters, expected).dropFirst() {
      #expect(correctDigits(parameter.estimate, certified: certified) > 7)
    }
    let next = try fit.forecast(1).steps[0].mean
    let x = 2001.0
    let certified = 5 - 0.25 * x + 0.0625 * x * x - 0x1p-12 * x * x * x
    #expect(correctDigits(next, certified: certified) > 12)
  }
}
