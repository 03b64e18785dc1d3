import RealModule
import TestSupport
import Testing
import TimeSeries

@testable import Forecasting

struct ARIMATests {
  @Test(arguments: try ARIMAReference.shared.get().cases)
  func `estimates are those of R at the maximum of the likelihood`(
    _ oracle: ARIMAReference.Case
  ) throws {
    let fitted = try oracle.fitted()
    let likelihood = try #require(fitted.summary.logLikelihood)
    #expect(likelihood > oracle.logLikelihood - 1e-6)
    // R leaves moving averages short of the unit circle.
    let isAtBound = oracle.coefficients.contains { abs($0) > 0.999 && abs($0) < 1 }
    #expect(abs(likelihood - oracle.logLikelihood) < (isAtBound ? 1e-3 : 1e-5))
    #expect(abs(try #require(fitted.summary.aicc) - oracle.aicc) < (isAtBound ? 2e-3 : 2e-5))
    #expect(correctDigits(fitted.summary.sigma, certified: oracle.sigma) > (isAtBound ? 3 : 4.5))
    for (name, coefficient) in zip(oracle.names, oracle.coefficients) {
      let name = name == "intercept" ? "mean" : name
      let found = try #require(fitted.parameters.first { $0.name == name })
      #expect(abs(found.estimate - coefficient) < 2e-4 * max(1, abs(coefficient)), "\(name)")
    }
  }

  @Test(arguments: try ARIMAReference.shared.get().cases)
  func `forecasts are those of R, wider by the uncertainty of the estimates`(
    _ oracle: ARIMAReference.Case
  ) throws {
    let fitted = try oracle.fitted()
    let steps = try fitted.forecast(oracle.mean.count, given: .none)
    let path = ARIMAPath(fitted.state, Array(repeating: [], count: oracle.mean.count))
    for h in oracle.mean.indices {
      #expect(abs(steps[h].median - oracle.mean[h]) < 1e-3 * oracle.deviation[h])
      let deviation =
        fitted.summary.sigma * path.responses[h].reduce(0) { $0 + $1 * $1 }.squareRoot()
      #expect(correctDigits(deviation, certified: oracle.deviation[h]) > 3)
      guard case .studentT(_, let scale, _) = steps[h] else {
        Issue.record("no Student distribution")
        continue
      }
      // At a moving average's bound its uncertainty is of second order.
      #expect(scale > deviation * (1 - 1e-12))
    }
  }

  @Test func `a first-order autoregression of three is solved by hand`() throws {
    // d = 0, no constant: S(φ) = y₁²(1 − φ²) + (y₂ − φy₁)² + …, one cubic in φ.
    let y = [1.0, 0.5, 0.75, 0.25, 0.5]
    let series = try Series(name: "hand", start: .year(2000), values: y)
    let fitted = try ARIMA(1, 0, 0, constant: .excluded).fit(series, given: .none)
    let phi = try #require(fitted.parameters.first?.estimate)
    let squares = y.reduce(0) { $0 + $1 * $1 }
    let inner = y[1...3].reduce(0) { $0 + $1 * $1 }
    let products = zip(y, y.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
    let sum = squares - 2 * phi * products + phi * phi * inner
    // d/dφ of n ln S − ln(1 − φ²).
    let slope = 5 * (2 * phi * inner - 2 * products) / sum + 2 * phi / (1 - phi * phi)
    #expect(abs(slope) < 1e-3)
    let step = try fitted.forecast(1, given: .none)[0]
    #expect(correctDigits(step.median, certified: phi * 0.5) > 12)
  }

  @Test func `a straight line is followed without doubt`() throws {
    let series = try Series(
      name: "line", start: .year(2000), values: (0..<12).map { 3 + 2 * Double($0) })
    let fitted = try ARIMA().fit(series, given: .none)
    #expect(fitted.orderName == "ARIMA(0,1,0) with drift" || fitted.orderName == "ARIMA(0,2,0)")
    #expect(try fitted.forecast(3, given: .none) == [.point(27), .point(29), .point(31)])
  }

  @Test func `orders that ask for too much say how much`() throws {
    let series = try ReferenceSeries.series([1, 3, 2, 5])
    #expect(throws: FitError.tooShort(observations: 4, required: 6)) {
      try ARIMA(1, 1, 2, constant: .included).fit(series, given: .none)
    }
    #expect(throws: FitError.unknownRegressor("x")) {
      var model = ARIMA(0, 1, 0)
      model.regressors = ["x"]
      _ = try model.fit(series, given: .none)
    }
  }
}
