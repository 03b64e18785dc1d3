import Statistics
import TestSupport
import Testing
import TimeSeries

@testable import Forecasting

struct CalibratedTests {
  private func calibrated(_ keyword: String) throws -> any Model {
    try ModelCatalog.configured(keyword, [("predictive", .scalar("calibrated"))]).get()
  }

  @Test(arguments: try AutoReference.entries())
  func `bounds around a median are numpy's to ten digits`(_ entry: AutoReference.Entry) throws {
    guard let reference = entry.around else { return }
    let scale = RelativeScale(positive: entry.values, seasonLength: 1)
    let members = AutoMembers(
      entry.values.map(scale.apply), filledCount: 0, horizon: 6, priorGrowth: scale.priorGrowth,
      logShares: AutoConstants.annual.logShares)
    let own = try #require(entry.learned).centre
    let constants = CalibrationConstants.annual
    let lines = IntervalFactors(outer: constants.outer, inner: constants.inner, horizon: 6)
      .lines(members, around: members.paths[2].map { 1.3 * $0 }, beside: own)
    for (step, line) in lines.enumerated() {
      #expect(correctDigits(1 + line.centre, certified: 1 + reference.centre[step]) > 10)
      for (side, expected) in [
        (line.lower.outer, reference.lower95), (line.upper.outer, reference.upper95),
        (line.lower.inner, reference.lower80), (line.upper.inner, reference.upper80),
      ] {
        #expect(correctDigits(side, certified: expected[step]) > 10)
      }
    }
  }

  @Test(arguments: ["ets", "drift", "theta", "arima", "polynomial", "combination", "logistic"])
  func `medians are the model's own, bounds are others`(_ keyword: String) throws {
    let series = ConformanceSeries.growing(20)
    let link = Link.natural(for: series)
    let own = try Fit(ModelCatalog.configured(keyword).get(), to: series, link: link).forecast(6)
    let fit = try Fit(calibrated(keyword), to: series, link: link)
    let forecast = try fit.forecast(6)
    for (mine, its) in zip(forecast.steps, own.steps) {
      #expect(correctDigits(mine.median, certified: its.median) > 12)
      #expect(mine.interval(0.95) != its.interval(0.95))
      #expect(mine.interval(0.95).lowerBound > 0)
    }
    #expect(fit.model.label.contains("predictive=calibrated"))
  }

  @Test func `the native form is the model itself`() throws {
    let model = try ModelCatalog.configured("ets", [("predictive", .scalar("native"))]).get()
    #expect(model is ETS)
  }

  @Test func `paths have the calibrated distribution`() throws {
    let series = ConformanceSeries.growing(20)
    let fit = try Fit(calibrated("drift"), to: series, link: .natural(for: series))
    let forecast = try fit.forecast(3)
    var stream = RandomStream(seed: 7, name: "calibrated")
    let paths = try fit.paths(20_000, over: 3, using: &stream)
    for (step, distribution) in forecast.steps.enumerated() {
      for p in [0.025, 0.5, 0.975] {
        let share = Double(paths.count { $0[step] <= distribution.quantile(p) }) / 20_000
        // Four standard errors of a share.
        #expect(abs(share - p) < 4 * (p * (1 - p) / 20_000).squareRoot())
      }
    }
  }

  @Test func `a saved fit forecasts the same`() throws {
    let series = ConformanceSeries.growing(20)
    let fit = try Fit(calibrated("ets"), to: series, link: .natural(for: series))
    let loaded = try Fit(saved: fit.saved())
    #expect(try loaded.forecast(5) == fit.forecast(5))
  }

  @Test(arguments: [1, 2, 3]) func `what stands in for it is calibrated too`(
    _ count: Int
  ) throws {
    let series = ConformanceSeries.growing(count)
    let outcome = try Fallback.fit(
      calibrated("holt-winters"), to: series, link: .natural(for: series))
    #expect(outcome.isFallback)
    #expect(
      outcome.fit.model.label
        == (count < 3 ? "naive" : "drift") + "(predictive=calibrated)")
  }

  @Test func `statements have no such setting, auto has its own`() throws {
    for keyword in ["latent-trend", "auto"] {
      let type = try #require(ModelCatalog.model(named: keyword))
      #expect(type.keyword == keyword)
      #expect(ObjectIdentifier(ModelCatalog.configurable(type)) == ObjectIdentifier(type))
    }
    guard
      case .failure = ModelCatalog.configured(
        "latent-trend", [("predictive", .scalar("calibrated"))])
    else {
      Issue.record("a model of statements is calibrated by its prior")
      return
    }
  }
}
