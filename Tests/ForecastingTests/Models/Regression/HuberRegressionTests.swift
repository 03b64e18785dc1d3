import Foundation
import Statistics
import TestSupport
import Testing
import TimeSeries

@testable import Forecasting

/// Robust regressions by statsmodels 0.15.0.
private struct HuberOracle: Decodable {
  let cases: [Case]

  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let dataset: String
    let formula: String
    let response: String
    let coefficients: [Double]
    let standardErrors: [Double]
    let scale: Double
    var testDescription: String { formula }
  }

  static func cases() throws -> [Case] {
    let file = repositoryRoot.appending(path: "Datasets/Reference/huber/huber.json")
    return try JSONDecoder().decode(HuberOracle.self, from: Data(contentsOf: file)).cases
  }
}

struct HuberRegressionTests {
  @Test(arguments: try HuberOracle.cases())
  fileprivate func `estimates are those of statsmodels`(_ oracle: HuberOracle.Case) throws {
    let reference = try ReferenceRegression(named: oracle.dataset)
    let series = try reference.series(named: oracle.response, leavingOut: 0)
    let fitted = try HuberRegression(Formula(oracle.formula))
      .fit(series, given: reference.covariates)
    for (j, certified) in oracle.coefficients.enumerated() {
      let parameter = fitted.parameters[j]
      #expect(correctDigits(parameter.estimate, certified: certified) > 9)
      let error = parameter.standardError ?? .nan
      #expect(correctDigits(error, certified: oracle.standardErrors[j]) > 9)
    }
    let scale = try #require(fitted.parameters.last)
    #expect(scale.name == "robust-scale")
    #expect(correctDigits(scale.estimate, certified: oracle.scale) > 9)
  }

  @Test func `an outlier moves the line by little, however far out it is`() throws {
    var stream = RandomStream(seed: 21, name: "outlier")
    var values = (0..<25).map { t -> Double in 4 + 2 * Double(t) + stream.nextNormal() }
    func slope(_ outlier: Double) throws -> Double {
      values[20] = outlier
      let series = try Series(name: "y", start: .year(2001), values: values)
      return try HuberRegression(.trend).fit(series, given: .none).parameters[1].estimate
    }
    let far = try slope(1e4)
    #expect(abs(far - 2) < 0.15)
    #expect(correctDigits(try slope(1e9), certified: far) > 6)
  }

  @Test func `with a threshold beyond all residuals it is least squares`() throws {
    let reference = try ReferenceRegression(named: "grunfeld")
    let series = try reference.series(named: "invest", leavingOut: 0)
    var model = HuberRegression(try Formula("invest ~ value + capital"))
    model.threshold = 100
    let huber = try model.fit(series, given: reference.covariates)
    let plain = try Regression(model.formula).fit(series, given: reference.covariates)
    for (a, b) in zip(huber.parameters, plain.parameters) {
      #expect(correctDigits(a.estimate, certified: b.estimate) > 11)
      #expect(correctDigits(a.standardError ?? 0, certified: b.standardError ?? .nan) > 11)
    }
  }

  @Test func `where most observations fit exactly, the rest does not matter`() throws {
    var values = (1...12).map { 3 + 2 * Double($0) }
    values[5] = 900
    let series = try Series(name: "y", start: .year(2001), values: values)
    let fitted = try HuberRegression(.trend).fit(series, given: .none)
    #expect(correctDigits(fitted.parameters[1].estimate, certified: 2) > 3)
    #expect(try fitted.forecast(1, given: .none)[0].quantile(0.9) > 29)
  }
}
