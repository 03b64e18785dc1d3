import Forecasting
import RealModule
import TestSupport
import Testing
import TimeSeries

struct BoxCoxThetaTests {
  private func medians(_ model: any Model, link: Link = .identity) throws -> [Double] {
    try ReferenceSeries.fit(model, link: link).forecast(6).steps.map(\.median)
  }

  private func lambda(_ fit: Fit) throws -> Double {
    try #require(fit.parameters.first { $0.name == "lambda" }).estimate
  }

  @Test func `lambda has the greatest likelihood of the grid`() throws {
    let best = try ReferenceSeries.fit(BoxCoxTheta())
    let found = try #require(best.summary.logLikelihood)
    var likelihoods: [Double] = []
    for step in 0...16 {
      let fit = try ReferenceSeries.fit(BoxCoxTheta(lambda: Double(step) / 16))
      likelihoods.append(try #require(fit.summary.logLikelihood))
    }
    #expect(found == likelihoods.max())
    #expect(try lambda(best) == Double(likelihoods.firstIndex(of: found) ?? -1) / 16)
  }

  @Test(arguments: [0.25, 0.5, 1])
  func `the likelihood is that of Box and Cox`(_ lambda: Double) throws {
    let fit = try ReferenceSeries.fit(BoxCoxTheta(lambda: lambda))
    func transformed(_ y: Double) -> Double { (Double.pow(y, lambda) - 1) / lambda }
    let n = Double(ReferenceSeries.values.count)
    var squares = 0.0
    var logs = 0.0
    for (y, fitted) in zip(ReferenceSeries.values, fit.fittedValues) {
      let error = transformed(y) - transformed(try #require(fitted))
      squares += error * error
      logs += Double.log(y)
    }
    let expected = -n / 2 * (Double.log(2 * .pi * squares / n) + 1) + (lambda - 1) * logs
    #expect(correctDigits(try #require(fit.summary.logLikelihood), certified: expected) > 10)
  }

  @Test func `one is Theta on the values, and zero Theta on logarithms`() throws {
    for (a, b) in zip(try medians(BoxCoxTheta(lambda: 1)), try medians(Theta())) {
      #expect(correctDigits(a, certified: b) > 12)
    }
    for (a, b) in zip(try medians(BoxCoxTheta(lambda: 0)), try medians(Theta(), link: .log)) {
      #expect(correctDigits(a, certified: b) > 10)
    }
  }

  @Test func `percentage noise asks for logarithms`() throws {
    var level = 1.0
    let values = (0..<40).map { t in
      level *= t % 2 == 0 ? 1.4 : 0.8
      return level
    }
    #expect(try lambda(Fit(BoxCoxTheta(), to: ReferenceSeries.series(values))) <= 0.125)
  }

  @Test func `values that are not all positive are fitted as they are`() throws {
    let series = try ReferenceSeries.series([3, -1, 4, 1, -5, 9, 2, 6])
    let fit = try Fit(BoxCoxTheta(), to: series)
    let theta = try Fit(Theta(), to: series)
    #expect(try fit.forecast(4).steps.map(\.median) == theta.forecast(4).steps.map(\.median))
    #expect(fit.parameters.allSatisfy { $0.name != "lambda" })
  }

  @Test func `shares stay within their bounds`() throws {
    let series = try ReferenceSeries.series([71, 80, 84, 90, 93, 95, 96.5, 97.5])
    let steps = try Fit(BoxCoxTheta(), to: series, link: .logit(lower: 0, upper: 100))
      .forecast(10).steps
    for step in steps {
      #expect(step.interval(0.95).lowerBound > 0 && step.interval(0.95).upperBound < 100)
    }
  }

  @Test(arguments: ConformanceSeries.ordinary.filter { $0.series.values.allSatisfy { $0 > 0 } })
  func `positive data have positive bounds`(_ data: ConformanceSeries) throws {
    guard data.series.count >= 3 else { return }
    for step in try Fit(BoxCoxTheta(), to: data.series).forecast(12).steps {
      #expect(step.interval(0.998).lowerBound >= 0)
    }
  }
}
