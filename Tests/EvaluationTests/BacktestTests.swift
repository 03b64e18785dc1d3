import Forecasting
import TestSupport
import Testing
import TimeSeries

@testable import Evaluation

struct BacktestTests {
  private func series(_ values: [Double], name: String = "s") throws -> Series {
    try Series(name: name, start: .year(2000), values: values)
  }

  @Test func `origins go back from the last possible one`() {
    let origins = RollingOrigins(horizon: 2, windows: 3, step: 2)
    #expect(origins.trainingParts(of: 12) == [0..<6, 0..<8, 0..<10])
    #expect(origins.trainingParts(of: 8) == [0..<4, 0..<6])
    #expect(origins.trainingParts(of: 4) == [])
    #expect(origins.requiredObservations == 5)
    let sliding = RollingOrigins(horizon: 1, windows: 2, training: .sliding(4))
    #expect(sliding.trainingParts(of: 9) == [3..<7, 4..<8])
    #expect(
      RollingOrigins(horizon: 1, windows: 2, training: .sliding(2)).trainingParts(of: 9) == [])
  }

  @Test func `the naive forecast by hand`() throws {
    let backtest = Backtest(
      origins: RollingOrigins(horizon: 2, windows: 2), models: [Naive()],
      scoring: Scoring(levels: [95]))
    let result = try #require(backtest.run(on: series([1, 3, 2, 6, 5, 9])))
    // Training parts 1 3 2 (scale 1.5) and 1 3 2 6 (scale 7/3).
    #expect(result.forecasts.map(\.actual) == [6, 5, 5, 9])
    #expect(result.forecasts.map(\.step) == [1, 2, 1, 2])
    #expect(result.forecasts.map(\.origin.year) == [2002, 2002, 2003, 2003])
    let mase = (4 / 1.5 + 3 / 1.5 + 1 / (7.0 / 3) + 3 / (7.0 / 3)) / 4
    #expect(correctDigits(result.scores(ofModel: 0)[.mase], certified: mase) > 12)
    let first = (4 / 1.5 + 1 / (7.0 / 3)) / 2
    #expect(correctDigits(result.scores(ofModel: 0, step: 1)[.mase], certified: first) > 12)
  }

  @Test func `models see nothing after the origin`() throws {
    let values = [5.0, 7, 6, 8, 9, 11, 10, 13]
    let backtest = Backtest(
      origins: RollingOrigins(horizon: 2, windows: 1), models: [Drift()],
      scoring: Scoring(levels: [80, 95]))
    let known = try #require(backtest.run(on: series(values)))
    let other = try #require(backtest.run(on: series(Array(values.prefix(6)) + [1000, -1000])))
    #expect(known.forecasts.map(\.distribution) == other.forecasts.map(\.distribution))
  }

  @Test func `a fallback is counted, filled places are not scored`() throws {
    let gappy = try GappySeries(
      name: "g", start: .year(2000), places: [1, 2, 4, 3, 5, .nan, 7])
    let filled = try gappy.filled(.interpolate(.identity)).series
    let backtest = Backtest(
      origins: RollingOrigins(horizon: 2, windows: 2, minimumObservations: 1),
      models: [PolynomialTrend(degree: 9), Naive()], scoring: Scoring(levels: [95]))
    let result = try #require(backtest.run(on: filled))
    #expect(result.fallbacks == [2, 0])
    #expect(result.forecasts.filter { $0.model == 1 }.map(\.period.year) == [2004, 2006])
  }

  @Test func `a panel counts every series alike and ranks`() throws {
    let backtest = Backtest(
      origins: RollingOrigins(horizon: 1, windows: 4), models: [Naive(), Drift()],
      scoring: Scoring(levels: [95]))
    var panel = PanelBacktest(models: ["naive", "drift"], horizon: 1, levels: 1)
    // A straight line with a little noise: drift has to win; a second series with fewer origins.
    let noise = [0.1, -0.1, 0.05, 0.02, -0.04, 0.08, -0.02, 0.1, -0.07, 0.03]
    for count in [5, 10] {
      let values = (0..<count).map { 10 + 2 * Double($0) + noise[$0] }
      panel.add(try #require(backtest.run(on: series(values, name: "s\(count)"))))
    }
    #expect(panel.seriesCount == 2)
    #expect(panel.originCount == 2 + 4)
    #expect(panel.ranks(by: .mase).means == [2, 1])
    #expect(panel.scores(ofModel: 1)[.mase] < panel.scores(ofModel: 0)[.mase])
    #expect(panel.scores(ofModel: 1) == panel.scores(ofModel: 1, step: 1))
  }
}
