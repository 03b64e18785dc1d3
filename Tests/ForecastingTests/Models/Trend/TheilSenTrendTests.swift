import Forecasting
import RealModule
import Statistics
import TestSupport
import Testing
import TimeSeries

struct TheilSenTrendTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let values: [Double]
    let slope: Double
    let intercept: Double
    /// Both ends of the interval of the slope, nil where scipy has only the extreme slope to give.
    let interval: [Double?]
  }

  // scipy 1.17.1, theilslopes(y, range(1, n + 1), alpha=0.95, method="joint").
  static let cases = [
    Case(
      testDescription: "N0001", values: ReferenceSeries.values,
      slope: 284.7388888888889, intercept: 357.2838888888888,
      interval: [256.30999999999995, 311.17499999999995]),
    Case(
      testDescription: "ties", values: [0, 3, 1, 0, 0, 2, 5, 1, 0, 4, 2, 2],
      slope: 0.125, intercept: 0.5625, interval: [-0.16666666666666666, 0.4]),
    Case(
      testDescription: "N0001 with two outliers",
      values: [
        940.66, 1084.86, 1244.98, 1e6, 1683.17, 2038.15, 2342.52, 2602.45, 2927.87, 0, 3360.27,
        3807.63, 4387.88, 4936.99,
      ],
      slope: 279.51666666666665, intercept: 409.32500000000016,
      interval: [237.39857142857142, 321.0108333333333]),
    Case(
      testDescription: "four values", values: Array(ReferenceSeries.values[..<4]),
      slope: 164.12000000000006, intercept: 766.5799999999999, interval: [nil, nil]),
  ]

  @Test(arguments: cases)
  func `line and interval are those of scipy`(_ example: Case) throws {
    let fit = try Fit(TheilSenTrend(), to: ReferenceSeries.series(example.values))
    #expect(fit.parameters.map(\.name) == ["intercept", "trend"])
    #expect(correctDigits(fit.parameters[0].estimate, certified: example.intercept) > 12)
    #expect(correctDigits(fit.parameters[1].estimate, certified: example.slope) > 13)
    let interval = fit.summary.intervals[0]
    #expect(interval.name == "trend" && interval.level == 0.95)
    for (end, certified) in zip([interval.lower, interval.upper], example.interval) {
      #expect((end == nil) == (certified == nil))
      if let end, let certified { #expect(correctDigits(end, certified: certified) > 13) }
    }
    let isOpen = example.interval.contains(nil)
    #expect(interval.finding == (isOpen ? "trend not identified by the data" : nil))
  }

  @Test func `outliers move a least-squares line and not this one`() throws {
    let line: [Double] = (1...15).map { t in
      let wiggle = Double(t * t % 3)
      return 20 + 3 * Double(t) + 0.25 * wiggle
    }
    var spiked = line
    for index in [2, 7, 11, 14] { spiked[index] = 1e4 }
    let clean = try Fit(TheilSenTrend(), to: ReferenceSeries.series(line)).parameters[1].estimate
    let series = try ReferenceSeries.series(spiked)
    let robust = try Fit(TheilSenTrend(), to: series).parameters[1].estimate
    #expect(abs(robust - clean) < 0.2)
    let leastSquares = try Fit(PolynomialTrend(), to: series).parameters[1].estimate
    #expect(abs(leastSquares - clean) > 100)
  }

  @Test func `a straight line is exact, and so is its forecast`() throws {
    let values = (0..<9).map { 4 + 0.25 * Double($0) }
    let fit = try Fit(TheilSenTrend(), to: ReferenceSeries.series(values))
    #expect(fit.parameters.map(\.estimate) == [3.75, 0.25])
    #expect(try fit.forecast(3).steps == [.point(6.25), .point(6.5), .point(6.75)])
  }

  @Test func `filled values have no say`() throws {
    let gaps = [2, 5, 6]
    let places = ReferenceSeries.values.indices.map {
      gaps.contains($0) ? .nan : ReferenceSeries.values[$0]
    }
    let series = try GappySeries(name: "gaps", start: .year(1975), places: places)
      .filled(.interpolate(.identity)).series
    let fit = try Fit(TheilSenTrend(), to: series)
    // scipy 1.17.1, theilslopes(y[keep], t[keep], method="joint").
    #expect(fit.summary.observations == 11)
    #expect(correctDigits(fit.parameters[1].estimate, certified: 293.2533333333334) > 13)
    #expect(correctDigits(fit.parameters[0].estimate, certified: 288.58999999999924) > 12)
  }

  @Test func `beyond 2,048 observations pairs half the series apart are taken`() throws {
    var stream = RandomStream(seed: 4, name: "long")
    let values = (1...3001).map { 7 + 0.125 * Double($0) + stream.nextNormal() }
    let start = Period.month(1, of: 1700)
    let fit = try Fit(TheilSenTrend(), to: ReferenceSeries.series(values, start: start))
    let slopes = (0..<1500).map { (values[$0 + 1501] - values[$0]) / 1501 }.sorted()
    let median = (slopes[749] + slopes[750]) / 2
    #expect(correctDigits(fit.parameters[1].estimate, certified: median) > 12)
    // Four standard errors of the method, 1/√1500 · √(π/2) · √2/1501.
    #expect(abs(fit.parameters[1].estimate - 0.125) < 4 * 3.1e-5)
  }

  @Test(arguments: [6, 12, 30])
  func `standard error, interval and forecast cover what comes from a line`(_ n: Int) throws {
    var stream = RandomStream(seed: 17, name: "line \(n)")
    var (slope, sen, future) = (0, 0, 0)
    let trials = 600
    for _ in 0..<trials {
      let values = (1...n + 3).map { 50 - 0.75 * Double($0) + 2 * stream.nextNormal() }
      let fit = try Fit(TheilSenTrend(), to: ReferenceSeries.series(Array(values[..<n])))
      let trend = fit.parameters[1]
      let reach = StudentT(degreesOfFreedom: Double(n - 2)).upperQuantile(0.025)
      if abs(trend.estimate + 0.75) < reach * (trend.standardError ?? 0) { slope += 1 }
      let interval = fit.summary.intervals[0]
      if interval.lower ?? -.infinity <= -0.75, -0.75 <= interval.upper ?? .infinity { sen += 1 }
      if try fit.forecast(3).steps[2].interval(0.95).contains(values[n + 2]) { future += 1 }
    }
    let share = { (hits: Int) in Double(hits) / Double(trials) }
    // Three binomial deviations are 2.7 %; the scale of six residuals is short of exact.
    #expect(share(slope) > 0.95 - 0.06 && share(slope) < 0.995)
    #expect(share(sen) > 0.95 - 0.035 && share(sen) < 0.995)
    #expect(abs(share(future) - 0.95) < 0.027)
  }
}
