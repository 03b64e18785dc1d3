import TestSupport
import Testing
import TimeSeries

@testable import Forecasting

struct SeasonalChoiceTests {
  @Test(arguments: try AutoARIMAReference.shared.get().choices)
  func `differences are R's and the AICc is no higher`(
    _ oracle: AutoARIMAReference.Choice
  ) throws {
    var model = ARIMA()
    model.seasonalTest = try #require(ARIMASeasonalTest(rawValue: oracle.test))
    let fitted = try model.fit(AutoARIMAReference.series(oracle.series), given: .none)
    let order = fitted.estimate.order
    #expect(order.d == oracle.order[1] && order.seasonalD == oracle.seasonal[1], "\(order.name)")
    #expect(try #require(fitted.summary.aicc) < oracle.aicc + 2e-3, "\(order.name)")
  }

  @Test func `the full search finds no worse order than the stepwise one`() throws {
    let series = try AutoARIMAReference.series("gas")
    var model = ARIMA()
    let stepwise = try model.fit(series, given: .none)
    model.search = .full
    let full = try model.fit(series, given: .none)
    #expect(try #require(full.summary.aicc) <= #require(stepwise.summary.aicc) + 1e-6)
  }

  @Test func `without a season, and with given differences`() throws {
    let series = try AutoARIMAReference.series("gas")
    var model = ARIMA()
    model.isSeasonal = false
    #expect(try model.fit(series, given: .none).estimate.order.seasonLength == 1)
    model = ARIMA()
    model.differences = 0
    model.seasonalDifferences = 1
    let order = try model.fit(series, given: .none).estimate.order
    #expect(order.d == 0 && order.seasonalD == 1 && order.seasonLength == 4)
  }

  @Test func `gaps in a seasonal series are as if they had not been filled`() throws {
    let whole = try AutoARIMAReference.series("accidents")
    func filled(_ link: Link) throws -> ARIMA.Fitted {
      var places = whole.values
      for index in [17, 18, 19, 20, 40, 60] { places[index] = .nan }
      let gappy = try GappySeries(name: "accidents", start: whole.start, places: places)
      return try ARIMA(0, 1, 1, seasonal: [0, 1, 1]).fit(
        gappy.filled(.interpolate(link)).series, given: .none)
    }
    let (low, high) = (try filled(.log), try filled(.identity))
    #expect(low.estimate.history.values != high.estimate.history.values)
    #expect(low.summary.observations == 72 - 13 - 6)
    #expect(
      correctDigits(
        try #require(low.summary.logLikelihood), certified: try #require(high.summary.logLikelihood)
      )
        > 8)
    let steps = try zip(low.forecast(12, given: .none), high.forecast(12, given: .none))
    for (a, b) in steps { #expect(correctDigits(a.median, certified: b.median) > 5) }
  }
}
