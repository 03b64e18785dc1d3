import Foundation
import LinearAlgebra
import Statistics
import TestSupport
import Testing
import TimeSeries

@testable import Forecasting

/// Ridge regressions by scikit-learn 1.9.1, with leave-one-out errors by refitting.
private struct RidgeOracle: Decodable {
  let cases: [Case]

  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let dataset: String
    let formula: String
    let response: String
    let fits: [Fit]
    var testDescription: String { formula }
  }

  struct Fit: Decodable, Sendable {
    let penalty: Double
    let coefficients: [Double]
    let leaveOneOut: Double
  }

  static func cases() throws -> [Case] {
    let file = repositoryRoot.appending(path: "Datasets/Reference/ridge/ridge.json")
    return try JSONDecoder().decode(RidgeOracle.self, from: Data(contentsOf: file)).cases
  }
}

struct RidgeRegressionTests {
  @Test(arguments: try RidgeOracle.cases())
  fileprivate func `coefficients are those of scikit-learn on standardised columns`(
    _ oracle: RidgeOracle.Case
  ) throws {
    let reference = try ReferenceRegression(named: oracle.dataset)
    let series = try reference.series(named: oracle.response, leavingOut: 0)
    for expected in oracle.fits {
      let model = RidgeRegression(try Formula(oracle.formula), penalty: expected.penalty)
      let fitted = try model.fit(series, given: reference.covariates)
      for (parameter, certified) in zip(fitted.parameters, expected.coefficients) {
        #expect(correctDigits(parameter.estimate, certified: certified) > 10)
      }
      #expect(fitted.parameters.first { $0.name == "penalty" }?.estimate == expected.penalty)
      let data = try RegressionData(
        model.formula, explaining: series, by: reference.covariates)
      let estimate = try RidgeEstimate(data, penalty: expected.penalty, criterion: .leaveOneOut)
      let squares = estimate.solution.leaveOneOutErrors.reduce(0) { $0 + $1 * $1 }
      #expect(
        correctDigits(squares * data.unit * data.unit, certified: expected.leaveOneOut) > 10)
    }
  }

  @Test(arguments: PenaltyCriterion.allCases)
  func `no other penalty has a smaller criterion`(criterion: PenaltyCriterion) throws {
    let reference = try ReferenceRegression(named: "stackloss")
    let series = try reference.series(named: "loss", leavingOut: 0)
    let data = try RegressionData(
      Formula("loss ~ air + water + acid"), explaining: series, by: reference.covariates)
    let best = try RidgeEstimate(data, penalty: nil, criterion: criterion)
    func loss(_ estimate: RidgeEstimate) -> Double {
      switch criterion {
      case .leaveOneOut:
        estimate.solution.leaveOneOutErrors.reduce(0) { $0 + $1 * $1 }
      case .generalized:
        estimate.solution.residualSumOfSquares
          / pow(21 - estimate.solution.effectiveDegreesOfFreedom, 2)
      }
    }
    let lowest = loss(best)
    for factor in [0.01, 0.5, 0.9, 1.1, 2, 100] {
      let other = try RidgeEstimate(
        data, penalty: factor * best.solution.penalty, criterion: criterion)
      #expect(loss(other) >= lowest)
    }
  }

  @Test func `without a penalty it is least squares`() throws {
    let reference = try ReferenceRegression(named: "grunfeld")
    let series = try reference.series(named: "invest", leavingOut: 4)
    let formula = try Formula("invest ~ value + capital")
    let covariates = try reference.covariates
    let ridge = try RidgeRegression(formula, penalty: 0).fit(series, given: covariates)
    let plain = try Regression(formula).fit(series, given: covariates)
    for (a, b) in zip(ridge.parameters, plain.parameters) {
      #expect(correctDigits(a.estimate, certified: b.estimate) > 11)
      let error = try #require(b.standardError)
      #expect(correctDigits(a.standardError ?? 0, certified: error) > 10)
    }
    let steps = try ridge.forecast(4, given: covariates)
    for (a, b) in zip(steps, try plain.forecast(4, given: covariates)) {
      #expect(correctDigits(a.quantile(0.975), certified: b.quantile(0.975)) > 10)
    }
  }

  @Test func `dependent terms and more terms than observations have an answer`() throws {
    var stream = RandomStream(seed: 3, name: "ridge")
    let series = try Series(
      name: "y", start: .year(2001), values: (0..<8).map { Double($0) + stream.nextNormal() })
    let many =
      "~ trend + I(2 * trend) + trend^2 + trend^3 + trend^4 + trend^5 + trend^6 + trend^7"
      + " + trend^8"
    let fitted = try RidgeRegression(Formula(many)).fit(series, given: .none)
    let steps = try fitted.forecast(1, given: .none)
    #expect(steps[0].median.isFinite && steps[0].quantile(0.9) > steps[0].median)
    #expect(throws: FitError.self) {
      try RidgeRegression(Formula("~ trend + I(2 * trend)"), penalty: 0).fit(series, given: .none)
    }
  }

  @Test func `units of regressors do not matter`() throws {
    let reference = try ReferenceRegression(named: "stackloss")
    let series = try reference.series(named: "loss", leavingOut: 0)
    let covariates = try reference.covariates
    let a = try RidgeRegression(Formula("~ air + water")).fit(series, given: covariates)
    let b = try RidgeRegression(Formula("~ I(1000 * air) + I(water / 7)"))
      .fit(series, given: covariates)
    #expect(correctDigits(1000 * b.parameters[1].estimate, certified: a.parameters[1].estimate) > 6)
    for (x, y) in zip(a.fittedValues, b.fittedValues) {
      #expect(correctDigits(x ?? 0, certified: y ?? .nan) > 7)
    }
  }
}
