import TestSupport
import Testing
import TimeSeries

@testable import Forecasting

struct ARIMARegressorTests {
  private func fitted(_ oracle: AutoARIMAReference.Regression) throws -> ARIMA.Fitted {
    let series = try AutoARIMAReference.series(oracle.series)
    let names = oracle.names.filter { oracle.regressors[$0] != nil }
    var model = ARIMA(
      oracle.order[0], oracle.order[1], oracle.order[2],
      seasonal: series.frequency.seasonLength > 1 ? oracle.seasonal : nil,
      constant: oracle.constant ? .included : .excluded)
    model.regressors = names
    let columns = try names.map { name in
      try Series(name: name, start: series.start, values: #require(oracle.regressors[name]))
    }
    return try model.fit(series, given: Covariates(columns))
  }

  @Test(arguments: try AutoARIMAReference.shared.get().regressions)
  func `likelihood, coefficients and standard errors are those of R`(
    _ oracle: AutoARIMAReference.Regression
  ) throws {
    let fitted = try fitted(oracle)
    let likelihood = try #require(fitted.summary.logLikelihood)
    #expect(likelihood > oracle.logLikelihood - 1e-7)
    #expect(correctDigits(likelihood, certified: oracle.logLikelihood) > 8)
    for (index, name) in oracle.names.enumerated() {
      let found = try #require(fitted.parameters.first { $0.name == name })
      let (value, error) = (oracle.coefficients[index], oracle.errors[index])
      // R's optimum is by numerical derivatives.
      #expect(
        abs(found.estimate - value) < max(3e-6 * abs(value), 3e-5 * error),
        "\(name) \(found.estimate)")
      // Ours are of the expected curvature, R's of the observed one: .040 and .072 where the roots
      // of both polynomials are near.
      let ratio = try #require(found.standardError) / error
      #expect(ratio > 0.5 && ratio < 1.3, "\(name) \(ratio)")
    }
  }

  @Test func `a forecast follows the regressor's future`() throws {
    let x = (0..<40).map { Double($0 % 7) }
    let y = x.enumerated().map { 5 + 3 * $1 + [0.4, -0.3, 0.1, -0.2][$0 % 4] }
    let series = try Series(name: "y", start: .year(1980), values: y)
    var model = ARIMA(1, 0, 0)
    model.regressors = ["x"]
    func covariates(_ last: Double) throws -> Covariates {
      Covariates([try Series(name: "x", start: .year(1980), values: x + [last])])
    }
    let fitted = try model.fit(series, given: covariates(0))
    let slope = try #require(fitted.parameters.first { $0.name == "x" }).estimate
    let low = try fitted.forecast(1, given: covariates(0))[0]
    let high = try fitted.forecast(1, given: covariates(10))[0]
    #expect(correctDigits(high.median - low.median, certified: 10 * slope) > 9)
    #expect(abs(slope - 3) < 0.1)
    // Far from what was seen the coefficient's uncertainty counts.
    guard case .studentT(_, let narrow, _) = low, case .studentT(_, let wide, _) = high else {
      Issue.record("no Student distribution")
      return
    }
    #expect(wide > narrow)
    #expect(throws: ForecastError.missingRegressor("x", period: "2021")) {
      try fitted.forecast(2, given: covariates(0))
    }
  }

  @Test func `orders are chosen for what regressors leave`() throws {
    let series = try AutoARIMAReference.series("nile")
    let dam = try Series(
      name: "dam", start: series.start, values: series.values.indices.map { $0 < 28 ? 0 : 1 })
    var model = ARIMA()
    model.regressors = ["dam"]
    // R: auto.arima(Nile, xreg = dam) has errors ARIMA(0,0,1) and an AICc of 1257.440; without the dam
    // it is ARIMA(1,1,1).
    let fitted = try model.fit(series, given: Covariates([dam]))
    #expect(fitted.orderName == "ARIMA(0,0,1) with mean")
    #expect(abs(try #require(fitted.summary.aicc) - 1257.440) < 2e-3)
  }
}
