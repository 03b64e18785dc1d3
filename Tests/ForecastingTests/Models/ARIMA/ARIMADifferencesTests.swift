import TestSupport
import Testing
import TimeSeries

@testable import Forecasting

struct ARIMADifferencesTests {
  @Test(arguments: try AutoARIMAReference.shared.get().tests)
  func `statistics and numbers of differences are those of R`(
    _ oracle: AutoARIMAReference.Tests
  ) throws {
    let series = try AutoARIMAReference.series(oracle.series)
    let values = series.values
    #expect(
      correctDigits(try #require(DickeyFullerTest(values).statistic), certified: oracle.adf) > 9)
    let history = try ARIMAHistory(series, names: [], given: .none)
    func ordinary(_ test: ARIMAUnitRootTest) -> Int {
      var model = ARIMA()
      model.unitRootTest = test
      return ARIMADifferences(history, seasonLength: 1, observed: values.count, model).ordinary
    }
    #expect(ordinary(.kpss) == oracle.kpssDifferences)
    #expect(ordinary(.adf) == oracle.adfDifferences)
    let m = series.frequency.seasonLength
    guard let ocsb = oracle.ocsb, let critical = oracle.ocsbCritical, let strength = oracle.strength
    else { return }
    let test = OCSBTest(values, seasonLength: m)
    #expect(correctDigits(try #require(test.statistic), certified: ocsb) > 8)
    #expect(correctDigits(test.critical, certified: critical) > 12)
    // R's STL smooths every tenth of a window and interpolates between.
    let found = try #require(SeasonalStrength(values, seasonLength: m).value)
    #expect(correctDigits(1 - found, certified: 1 - strength) > 1)
    #expect((found > SeasonalStrength.threshold) == (strength > SeasonalStrength.threshold))
  }

  @Test func `what differencing would leave constant is not differenced away`() throws {
    let values = (0..<30).map { Double($0) + ($0 % 3 == 0 ? 0.3 : -0.2) }
    let line = try Series(name: "t", start: .year(1990), values: (0..<30).map(Double.init))
    let series = try Series(name: "y", start: .year(1990), values: values)
    let covariates = Covariates([line])
    let with = try ARIMAHistory(series, names: ["t"], given: covariates)
    let without = try ARIMAHistory(series, names: [], given: .none)
    #expect(ARIMADifferences(with, seasonLength: 1, observed: 30, ARIMA()).ordinary == 0)
    #expect(ARIMADifferences(without, seasonLength: 1, observed: 30, ARIMA()).ordinary == 1)
  }

  @Test func `a unit moves no test and a constant has no difference`() throws {
    let series = try AutoARIMAReference.series("gas").values
    for unit in [0x1p-30, 0x1p40] {
      let scaled = series.map { $0 * unit }
      #expect(DickeyFullerTest(scaled).statistic == DickeyFullerTest(series).statistic)
      #expect(
        OCSBTest(scaled, seasonLength: 4).statistic == OCSBTest(series, seasonLength: 4).statistic)
      #expect(
        SeasonalStrength(scaled, seasonLength: 4).value
          == SeasonalStrength(series, seasonLength: 4).value)
    }
    let constant = try Series(
      name: "c", start: .quarter(1, of: 1990), values: Array(repeating: 7.1, count: 40))
    for test in ARIMASeasonalTest.allCases {
      var model = ARIMA()
      model.seasonalTest = test
      let history = try ARIMAHistory(constant, names: [], given: .none)
      let found = ARIMADifferences(history, seasonLength: 4, observed: 40, model)
      #expect(found.seasonal == 0 && found.ordinary == 0)
    }
  }
}
