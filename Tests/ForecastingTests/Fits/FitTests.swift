import Forecasting
import Foundation
import RealModule
import Statistics
import TestSupport
import Testing
import TimeSeries

struct FitTests {
  private let shares = [12.0, 15, 14, 19, 23, 22, 27]

  @Test func `forecasts start after the last period`() throws {
    let series = try ReferenceSeries.series([1, 2, 4, 3], start: .quarter(3, of: 2024))
    let forecast = try Fit(Naive(), to: series).forecast(3)
    #expect(forecast.start == .quarter(3, of: 2025))
    #expect(forecast.period(at: 2) == .quarter(1, of: 2026))
    #expect(forecast[.quarter(4, of: 2025)] == forecast.steps[1])
    #expect(forecast[.quarter(2, of: 2026)] == nil)
    #expect(forecast[.year(2025)] == nil)
  }

  @Test func `values that the link does not admit are named`() throws {
    let series = try ReferenceSeries.series([3, 2, -1, 0])
    #expect(throws: FitError.outsideLink(index: 2)) { try Fit(Naive(), to: series, link: .log) }
    #expect(throws: FitError.outsideLink(index: 2)) {
      try Fit(Naive(), to: series, link: .positive(knee: 1))
    }
    let over = try ReferenceSeries.series([30, 101])
    #expect(throws: FitError.outsideLink(index: 1)) {
      try Fit(Naive(), to: over, link: .logit(lower: 0, upper: 100))
    }
  }

  @Test func `shares stay inside their bounds, ranks are whole numbers`() throws {
    let share = try Fit(
      Drift(), to: ReferenceSeries.series([93, 95, 96, 97.5, 98]),
      link: .logit(lower: 0, upper: 100))
    #expect(try share.forecast(10).steps.allSatisfy { $0.interval(0.95).upperBound < 100 })
    let rank = try Fit(
      Drift(), to: ReferenceSeries.series([22, 17, 14, 12, 11, 12, 10]), link: .rank)
    for step in try rank.forecast(8).steps {
      let interval = step.interval(0.8)
      #expect(interval.lowerBound >= 1)
      #expect(interval.lowerBound == interval.lowerBound.rounded())
      #expect(interval.upperBound == interval.upperBound.rounded())
    }
    var stream = RandomStream(seed: 1, name: "rank")
    let path = try rank.simulate(8, using: &stream)
    #expect(path.allSatisfy { $0 >= 1 && $0 == $0.rounded() })
  }

  @Test(arguments: [
    Link.identity, .log, .logit(lower: 0, upper: 100), .positive(knee: 16), .rank,
  ])
  func `the log-likelihood is that of the observations in their own unit`(_ link: Link) throws {
    // The density of y: Gaussian on the link's scale, times dx/dy, by a difference quotient.
    let fit = try Fit(PolynomialTrend(), to: ReferenceSeries.series(shares), link: link)
    let fitted = fit.fittedValues.compactMap { $0 }
    var dense = 0.0
    var squares = 0.0
    for (y, median) in zip(shares, fitted) {
      let x = link == .rank ? Double.log(y - 0.5) : link.apply(y)
      let h = 1e-5
      let slope =
        link == .rank ? 1 / (y - 0.5) : (link.apply(y + h) - link.apply(y - h)) / (2 * h)
      dense += Double.log(slope)
      if link != .rank {
        let residual = x - link.apply(median)
        squares += residual * residual
      }
    }
    let n = Double(shares.count)
    if link == .rank { squares = fit.summary.sigma * fit.summary.sigma * (n - 2) }
    dense -= n / 2 * (Double.log(2 * .pi * squares / n) + 1)
    let logLikelihood = try #require(fit.summary.logLikelihood)
    #expect(correctDigits(logLikelihood, certified: dense) > 8)
  }

  @Test func `residuals are observations less medians`() throws {
    let fit = try Fit(PolynomialTrend(), to: ReferenceSeries.series(shares), link: .log)
    for ((value, median), residual) in zip(zip(shares, fit.fittedValues), fit.residuals) {
      #expect(residual == value - (median ?? 0))
    }
  }

  @Test func `numbers at the end of double precision are forecast or refused, never infinite`()
    throws
  {
    let large = try ReferenceSeries.series([1e308, 1.2e308, 1.1e308, 1.5e308])
    let fit = try Fit(Naive(), to: large)
    #expect(throws: ForecastError.notRepresentable(step: 1)) { try fit.forecast(3) }
    let growth = try Fit(
      LogLinearTrend(), to: ReferenceSeries.series([1e300, 1e302, 1.1e304, 1e306]))
    #expect(throws: ForecastError.self) { try growth.forecast(3) }
    let small = try Fit(Naive(), to: ReferenceSeries.series([3e-300, 1e-300, 2e-300]))
    #expect(try small.forecast(1).steps[0].interval(0.95).upperBound < 2e-299)
  }
}
