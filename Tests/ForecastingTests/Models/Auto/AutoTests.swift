import Forecasting
import RealModule
import TestSupport
import Testing
import TimeSeries

struct AutoTests {
  private func forecast(_ values: [Double], _ horizon: Int = 6) throws -> Forecast {
    let series = try ReferenceSeries.series(values)
    return try Fit(Auto(), to: series, link: .natural(for: series)).forecast(horizon)
  }

  @Test(arguments: try AutoReference.entries())
  func `medians are the learned centre`(_ entry: AutoReference.Entry) throws {
    guard let last = entry.values.last, let centre = entry.learned?.centre else { return }
    for (step, z) in zip(try forecast(entry.values).steps, centre) {
      let expected = last * Double.pow(1 + 0.4 * z, 2.5)
      #expect(correctDigits(step.median, certified: expected) > 9)
    }
  }

  @Test(
    arguments: [
      [5.0], [3, 4], [100, 60, 30], [9, 8, 7, 5, 4, 3, 2, 1], [1, 1, 1, 1], ReferenceSeries.values,
    ])
  func `widths never shrink, and bounds of positive data are positive`(_ values: [Double]) throws {
    for level in [0.8, 0.95] {
      var width = 0.0
      for step in try forecast(values, 12).steps {
        let interval = step.interval(level)
        #expect(interval.lowerBound > 0)
        #expect(interval.upperBound - interval.lowerBound >= width * (1 - 1e-12))
        width = interval.upperBound - interval.lowerBound
      }
    }
  }

  @Test(arguments: ConformanceSeries.ordinary)
  func `a power of two changes no digit`(_ data: ConformanceSeries) throws {
    for factor in [0x1p-30, 2, 0x1p40] {
      let scaled = data.series.replacingValues(data.series.values.map { factor * $0 })
      let one = try Fit(Auto(), to: data.series, link: .natural(for: data.series)).forecast(6)
      let other = try Fit(Auto(), to: scaled, link: .natural(for: scaled)).forecast(6)
      for (a, b) in zip(one.figures.joined(), other.figures.joined()) {
        #expect(b == factor * a)
      }
    }
  }

  @Test func `one spike does not widen all that follows, and a crash stays positive`() throws {
    let spiked = try forecast([100, 104, 103, 108, 110, 50_000, 112, 115, 118, 121])
    #expect(spiked.steps[5].interval(0.95).upperBound < 1000)
    #expect(spiked.steps[5].interval(0.95).lowerBound > 10)
    let crash = try forecast([1000, 900, 500, 200, 80, 20, 5, 1])
    #expect(crash.steps.allSatisfy { $0.median > 0 && $0.interval(0.95).lowerBound > 0 })
  }

  @Test func `one observation has an answer, and zeros stay zeros`() throws {
    let one = try forecast([40], 3).steps
    #expect(one[0].median > 40 && one[0].interval(0.95).lowerBound > 20)
    let zeros = try forecast([0, 0, 0, 0], 3).steps
    #expect(zeros.allSatisfy { $0 == .point(0) })
  }

  @Test func `shares keep their bounds`() throws {
    let series = try ReferenceSeries.series([80, 88, 93, 95, 97, 98])
    let link = Link.logit(lower: 0, upper: 100)
    let steps = try Fit(Auto(), to: series, link: link).forecast(8).steps
    for step in steps {
      let interval = step.interval(0.95)
      #expect(interval.lowerBound > 0 && interval.upperBound < 100)
      #expect(step.median > 97)
    }
    let outside = try ReferenceSeries.series([80, 100])
    #expect(throws: FitError.outsideLink(index: 1)) { try Fit(Auto(), to: outside, link: link) }
  }

  @Test func `native bounds are symmetric on the scale of logits, learned ones are not`() throws {
    let series = try ReferenceSeries.series([40, 44, 43, 47, 49, 48, 52])
    let link = Link.logit(lower: 0, upper: 100)
    func skew(_ form: PredictiveForm) throws -> Double {
      let fit = try Fit(Auto(predictive: form), to: series, link: link)
      let step = try fit.forecast(1).steps[0]
      let interval = step.interval(0.95)
      let centre = link.apply(step.median)
      return (link.apply(interval.upperBound) - centre)
        / (centre - link.apply(interval.lowerBound))
    }
    #expect(correctDigits(try skew(.native), certified: 1) > 12)
    #expect(abs(try skew(.calibrated) - 1) > 0.01)
  }

  @Test(arguments: [Period.quarter(2, of: 2001), .month(3, of: 2001)])
  func `a season of factors comes back`(_ start: Period) throws {
    let length = start.frequency.seasonLength
    let values = (0..<6 * length).map { t in
      (100 + 40 * Double(t) / Double(length)) * (t % length == 1 ? 2 : 1 - 1 / Double(length - 1))
    }
    let series = try ReferenceSeries.series(values, start: start)
    let fit = try Fit(Auto(), to: series, link: .natural(for: series))
    let steps = try fit.forecast(2 * length).steps
    for year in 0..<2 {
      let high = steps[year * length + 1].median
      let low = steps[year * length + 2].median
      #expect(abs(high / low / (2 / (1 - 1 / Double(length - 1))) - 1) < 0.1)
    }
    for (value, fitted) in zip(values, fit.fittedValues).suffix(length) {
      #expect(abs(try #require(fitted) / value - 1) < 0.1)
    }
  }

  @Test func `differences by season come back where values are negative`() throws {
    let values = (0..<24).map { t in Double(t) / 8 + (t % 4 == 2 ? -30 : 10) }
    let series = try ReferenceSeries.series(values, start: .quarter(1, of: 2001))
    let steps = try Fit(Auto(), to: series, link: .identity).forecast(4).steps
    #expect(abs(steps[2].median - steps[1].median + 40) < 2)
  }

  @Test func `only the last sixty observations are looked back on`() throws {
    let recent = ConformanceSeries.growing(60).values
    let whole = (0..<40).map { Double(1 + $0 % 3) } + recent
    let (short, long) = (try forecast(recent), try forecast(whole))
    #expect(short.steps.map(\.median) == long.steps.map(\.median))
  }
}
