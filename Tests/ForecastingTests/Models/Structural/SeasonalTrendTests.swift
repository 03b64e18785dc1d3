import TestSupport
import Testing
import TimeSeries

@testable import Forecasting

struct SeasonalTrendTests {
  private let effects = [10.0, -4, 3, -9]

  private func seasonal() throws -> Series {
    let values = (0..<32).map { (t: Int) -> Double in
      100 + 2 * Double(t) + effects[t % 4] + (t * 5 % 7 == 0 ? 0.4 : -0.1)
    }
    return try ReferenceSeries.series(values, start: .quarter(1, of: 2015))
  }

  @Test(arguments: ["ets", "drift", "theta"])
  func `the forecast is the member's of the adjusted series and the last season`(
    _ member: String
  ) throws {
    let series = try seasonal()
    var settings = STL.Settings()
    settings.seasonWindow = 11
    let stl = try #require(STL(series.values, seasonLength: 4, settings: settings))
    let adjusted = zip(series.values, stl.season).map { $0 - $1 }
    let model = try ModelCatalog.configured(member).get()
    let inner = try Fit(
      model, to: ReferenceSeries.series(adjusted, start: series.start)
    ).forecast(8).steps
    let steps = try Fit(SeasonalTrend(member: member), to: series).forecast(8).steps
    for h in 0..<8 {
      let effect = stl.season[28 + h % 4]
      #expect(correctDigits(steps[h].median, certified: inner[h].median + effect) > 10)
      let width = steps[h].interval(0.95).upperBound - steps[h].median
      let innerWidth = inner[h].interval(0.95).upperBound - inner[h].median
      #expect(correctDigits(width, certified: innerWidth) > 8)
    }
  }

  @Test(arguments: [false, true])
  func `a season goes on`(_ isRobust: Bool) throws {
    let steps = try Fit(SeasonalTrend(member: "drift", isRobust: isRobust), to: seasonal())
      .forecast(8).steps
    for (h, step) in steps.enumerated() {
      #expect(abs(step.median - (164 + 2 * Double(h) + effects[h % 4])) < 2)
    }
  }

  @Test func `a yearly series is left to the member`() throws {
    let own = try ReferenceSeries.fit(SeasonalTrend(member: "drift")).forecast(5)
    let member = try ReferenceSeries.fit(Drift()).forecast(5)
    #expect(own == member)
  }

  @Test(arguments: ["stl", "box-cox-theta", "combination", "nothing"])
  func `models of another scale are not taken`(_ word: String) {
    let configured = ModelCatalog.configured("stl", [("method", .scalar(word))])
    guard case .failure = configured else {
      Issue.record("\(word) was taken")
      return
    }
  }
}
