import TestSupport
import Testing
import TimeSeries

@testable import Forecasting

/// R 4.2.2, forecast 8.20 and urca 1.3-3: `ur.kpss(x, "mu", use.lag = trunc(3 * sqrt(n) / 13))`,
/// `ndiffs(x)` and the AICc of `auto.arima(x, approximation = FALSE)`.
private let choicesOfR: [(series: String, kpss: Double, differences: Int, aicc: Double)] = [
  ("lake", 1.22121856939499, 1, 220.2578647), ("lh", 0.367889110815209, 0, 65.30377932),
  ("nile", 1.31522646317767, 1, 1267.507395), ("discoveries", 0.547606433547093, 1, 437.2109221),
]

struct ARIMASelectionTests {
  private func series(_ name: String) throws -> Series {
    let values = try #require(ARIMAReference.shared.get().series[name])
    return try Series(name: name, start: .year(1900), values: values)
  }

  @Test(arguments: choicesOfR.indices)
  func `the KPSS statistic and the number of differences are those of R`(_ index: Int) throws {
    let oracle = choicesOfR[index]
    let values = try series(oracle.series).values
    #expect(correctDigits(KPSSTest(values).statistic, certified: oracle.kpss) > 12)
    let history = try ARIMAHistory(series(oracle.series), names: [], given: .none)
    let chosen = ARIMADifferences(history, seasonLength: 1, observed: values.count, ARIMA())
    #expect(chosen.ordinary == oracle.differences)
  }

  @Test(arguments: choicesOfR.indices, [ARIMASearchKind.stepwise, .full])
  func `the chosen order has no higher AICc than R's`(
    _ index: Int, _ search: ARIMASearchKind
  ) throws {
    let oracle = choicesOfR[index]
    var model = ARIMA()
    model.search = search
    let fitted = try model.fit(series(oracle.series), given: .none)
    #expect(try #require(fitted.summary.aicc) < oracle.aicc + 2e-3)
  }

  @Test func `differences that are given are taken`() throws {
    var model = ARIMA()
    model.differences = 2
    let fitted = try model.fit(series("lake"), given: .none)
    #expect(fitted.orderName.split(separator: ",")[1] == "2")
  }

  @Test func `roots a hundredth from the unit circle are passed over`() throws {
    let history = try ARIMAHistory(series("lake"), names: [], given: .none)
    let order = ARIMAOrder(d: 2, q: 1)
    let estimate = ARIMAEstimate(order, history, history.data(for: order), from: [[0.5]])
    #expect(estimate.isNearUnitRoot)
    let other = ARIMAOrder(p: 1, hasConstant: true)
    #expect(
      !ARIMAEstimate(other, history, history.data(for: other), from: [[0.5]]).isNearUnitRoot)
  }
}
