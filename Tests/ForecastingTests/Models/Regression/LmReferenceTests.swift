import Foundation
import RealModule
import TestSupport
import Testing
import TimeSeries

@testable import Forecasting

/// Regressions of data sets that ship with R, by `lm`, sandwich and lmtest.
private struct LmOracle: Decodable {
  let data: [String: [String: [Double?]]]
  let fits: [Fit]

  struct Fit: Decodable, Sendable, CustomTestStringConvertible {
    let dataset, formula, call: String
    let observations: Int
    let estimates: [Double]
    let standardErrors: [String: [Double]]
    let t, p, lower90, upper90: [Double]
    let sigma, rSquared, adjustedRSquared, f, fP, logLikelihood, aic, aicc, bic: Double
    let durbinWatson, breuschPagan, breuschPaganP, jarqueBera, conditionNumber: Double
    let varianceInflation, residualQuartiles: [Double]
    let leverage, cooksDistance, standardized, studentized, standardErrorOfFit: [Double]
    var testDescription: String { call }
  }

  static let all: LmOracle? = {
    let file = repositoryRoot.appending(path: "Datasets/Reference/lm/lm.json")
    return (try? Data(contentsOf: file)).flatMap { try? JSONDecoder().decode(Self.self, from: $0) }
  }()
}

struct LmReferenceTests {
  private func design(_ fit: LmOracle.Fit) throws -> TableDesign {
    let columns = try #require(LmOracle.all?.data[fit.dataset])
    let count = try #require(columns.values.first).count
    let table = ObservationTable(
      periods: (1...count).map(Period.year),
      columns: columns.keys.sorted().map { name in
        (name: name, values: (columns[name] ?? []).map { $0 ?? .nan })
      })
    return try TableDesign(Formula(fit.formula), over: table)
  }

  private func summary(
    _ fit: LmOracle.Fit, _ errors: StandardErrors = .classical
  ) throws -> RegressionSummary {
    var model = Regression()
    model.standardErrors = errors
    model.bandwidth = errors == .neweyWest ? 3 : nil
    return try model.summarize(try design(fit), level: 0.9)
  }

  private func agree(
    _ what: String, _ computed: [Double?], _ certified: [Double], digits: Double = 9
  ) {
    #expect(computed.count == certified.count, "\(what)")
    for (value, expected) in zip(computed, certified) {
      let reached = value.map { correctDigits($0, certified: expected) } ?? 0
      #expect(reached >= digits, "\(what): \(value ?? .nan) for \(expected)")
    }
  }

  @Test(arguments: try #require(LmOracle.all).fits)
  fileprivate func `coefficients, fit and tests are those of lm`(_ fit: LmOracle.Fit) throws {
    let summary = try summary(fit)
    #expect(summary.observations == fit.observations)
    agree("estimates", summary.coefficients.map(\.estimate), fit.estimates)
    agree("t", summary.coefficients.map(\.t), fit.t)
    agree("p", summary.coefficients.map(\.p), fit.p)
    agree("lower", summary.coefficients.map(\.lower), fit.lower90)
    agree("upper", summary.coefficients.map(\.upper), fit.upper90)
    let (goodness, tests) = (summary.goodness, summary.tests)
    agree("sigma", [goodness.sigma], [fit.sigma])
    agree("R²", [goodness.rSquared], [fit.rSquared])
    agree("adjusted R²", [goodness.adjustedRSquared], [fit.adjustedRSquared])
    agree("F", [goodness.fTest?.value], [fit.f])
    agree("p of F", [goodness.fTest?.p], [fit.fP])
    agree("log-likelihood", [goodness.logLikelihood], [fit.logLikelihood])
    agree("AIC", [goodness.aic], [fit.aic])
    agree("AICc", [goodness.aicc], [fit.aicc])
    agree("BIC", [goodness.bic], [fit.bic])
    agree("Durbin-Watson", [tests.durbinWatson], [fit.durbinWatson])
    agree("Breusch-Pagan", [tests.breuschPagan?.value], [fit.breuschPagan])
    agree("p of Breusch-Pagan", [tests.breuschPagan?.p], [fit.breuschPaganP])
    agree("Jarque-Bera", [tests.jarqueBera?.value], [fit.jarqueBera])
    agree("condition number", [summary.conditionNumber], [fit.conditionNumber])
    agree(
      "variance inflation", summary.coefficients.compactMap(\.varianceInflation),
      fit.varianceInflation)
  }

  @Test(arguments: try #require(LmOracle.all).fits, StandardErrors.allCases)
  fileprivate func `standard errors are those of sandwich`(
    _ fit: LmOracle.Fit, _ errors: StandardErrors
  ) throws {
    let certified = try #require(fit.standardErrors[errors.rawValue])
    let computed = try summary(fit, errors).coefficients.map(\.standardError)
    agree(errors.rawValue, computed, certified)
  }

  @Test(arguments: try #require(LmOracle.all).fits)
  fileprivate func `influence of observations is that of R`(_ fit: LmOracle.Fit) throws {
    let summary = try summary(fit)
    let rows = summary.rows
    agree("leverage", rows.map(\.leverage), fit.leverage)
    agree("Cook's distance", rows.map(\.cooksDistance), fit.cooksDistance, digits: 8)
    agree("standardized", rows.map(\.standardizedResidual), fit.standardized, digits: 8)
    agree("studentized", rows.map(\.studentizedResidual), fit.studentized, digits: 8)
    agree("standard error of fit", rows.map(\.standardErrorOfFit), fit.standardErrorOfFit)
    let five = summary.residuals
    agree(
      "residuals",
      [five.minimum, five.lowerQuartile, five.median, five.upperQuartile, five.maximum],
      fit.residualQuartiles, digits: 8)
  }
}
