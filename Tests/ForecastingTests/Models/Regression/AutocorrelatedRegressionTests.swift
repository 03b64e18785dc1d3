import Foundation
import Statistics
import TestSupport
import Testing
import TimeSeries

@testable import Forecasting

/// Regressions with AR(1) errors whose likelihood mpmath maximised in 40 digits.
private struct LikelihoodOracle: Decodable {
  let cases: [Case]

  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let dataset: String
    let formula: String
    let rho: Double
    let rhoStandardError: Double
    let coefficients: [Double]
    let standardErrors: [Double]
    let sigma: Double
    let logLikelihood: Double
    /// By step: the median, and half the widths of the central 80 % and 95 %.
    let forecast: [[Double]]

    var testDescription: String { "\(dataset): \(formula)" }
  }

  static func cases() throws -> [Case] {
    let file = repositoryRoot.appending(
      path: "Datasets/Reference/autoregressive-errors/likelihood.json")
    return try JSONDecoder().decode(LikelihoodOracle.self, from: Data(contentsOf: file)).cases
  }
}

struct AutocorrelatedRegressionTests {
  @Test(arguments: try LikelihoodOracle.cases())
  fileprivate func `estimates are those of the exact likelihood`(
    _ oracle: LikelihoodOracle.Case
  ) throws {
    let reference = try ReferenceRegression(named: oracle.dataset)
    let formula = try Formula(oracle.formula)
    // The forecasts of univariate cases come after all data.
    let ahead = formula.regressors.isEmpty ? 0 : oracle.forecast.count
    let series = try reference.series(named: formula.response.nameInTerms, leavingOut: ahead)
    let fitted = try AutocorrelatedRegression(formula).fit(series, given: reference.covariates)
    let parameters = fitted.parameters
    #expect(parameters.last?.name == "rho")
    let estimates = oracle.coefficients + [oracle.rho]
    let errors = oracle.standardErrors + [oracle.rhoStandardError]
    #expect(parameters.count == estimates.count)
    for (j, parameter) in parameters.enumerated() {
      #expect(correctDigits(parameter.estimate, certified: estimates[j]) >= 10, "\(parameter)")
      let standardError = try #require(parameter.standardError)
      #expect(correctDigits(standardError, certified: errors[j]) >= 7, "\(parameter)")
    }
    let likelihood = try #require(fitted.summary.logLikelihood)
    #expect(correctDigits(likelihood, certified: oracle.logLikelihood) >= 12)
    #expect(correctDigits(fitted.summary.sigma, certified: oracle.sigma) >= 10)
    let steps = try fitted.forecast(oracle.forecast.count, given: reference.covariates)
    for (step, certified) in zip(steps, oracle.forecast) {
      let figures = [
        step.median, step.quantile(0.9) - step.median, step.quantile(0.975) - step.median,
      ]
      for (figure, certified) in zip(figures, certified) {
        #expect(correctDigits(figure, certified: certified) >= 3.5, "\(figure) for \(certified)")
      }
    }
  }

  /// A noisy line whose errors have an autocorrelation of 0.6.
  private static func line(_ count: Int, seed: UInt64) throws -> Series {
    var stream = RandomStream(seed: seed, name: "line")
    var error = 0.0
    return try Series(
      name: "line", start: .year(2000),
      values: (0..<count).map { t in
        error = 0.6 * error + stream.nextNormal()
        return 10 + 0.5 * Double(t) + error
      })
  }

  @Test func `long series give the autocorrelation and the trend back`() throws {
    let fitted = try AutocorrelatedRegression(.trend).fit(Self.line(2000, seed: 4), given: .none)
    let values = fitted.parameters.map(\.estimate)
    let errors = fitted.parameters.compactMap(\.standardError)
    for (j, truth) in [9.5, 0.5, 0.6].enumerated() {
      #expect(abs(values[j] - truth) < 4 * errors[j])
    }
    #expect(errors[2] < 0.03)
  }

  @Test func `forecasts return to the line and widen to the errors' own width`() throws {
    let fitted = try AutocorrelatedRegression(.trend).fit(Self.line(400, seed: 5), given: .none)
    let parameters = fitted.parameters.map(\.estimate)
    let steps = try fitted.forecast(60, given: .none)
    let widths = steps.map { $0.quantile(0.9) - $0.quantile(0.1) }
    #expect(widths == widths.sorted())
    let line = parameters[0] + parameters[1] * 460
    #expect(correctDigits(steps[59].median, certified: line) > 3)
    let stationary = fitted.summary.sigma / (1 - parameters[2] * parameters[2]).squareRoot()
    let normalWidth = 2 * 1.2815515655446004 * stationary
    #expect(abs(widths[59] / normalWidth - 1) < 0.05)
  }

  @Test func `intervals of short series are wider than with known parameters`() throws {
    let series = try Self.line(12, seed: 6)
    let fitted = try AutocorrelatedRegression(.trend).fit(series, given: .none)
    let steps = try fitted.forecast(5, given: .none)
    let rho = try #require(fitted.parameters.last?.estimate)
    for (h, step) in steps.enumerated() {
      let known =
        fitted.summary.sigma
        * ((1 - pow(rho, 2 * Double(h + 1))) / (1 - rho * rho)).squareRoot()
      #expect(step.quantile(0.9) - step.quantile(0.1) > 2 * 1.2815515655446004 * known)
    }
  }

  @Test func `one-step fits plus innovations are the series`() throws {
    let series = try Self.line(30, seed: 7)
    let fitted = try AutocorrelatedRegression(.trend).fit(series, given: .none)
    let parameters = fitted.parameters.map(\.estimate)
    let rho = parameters[2]
    let fits = try fitted.fittedValues.map { try #require($0) }
    let errors = series.values.enumerated().map { t, y in
      y - parameters[0] - parameters[1] * Double(t + 1)
    }
    var squares = (1 - rho * rho) * errors[0] * errors[0]
    for t in 1..<30 {
      let innovation = series.values[t] - fits[t]
      #expect(abs(innovation - (errors[t] - rho * errors[t - 1])) < 1e-12)
      squares += innovation * innovation
    }
    #expect(correctDigits((squares / 28).squareRoot(), certified: fitted.summary.sigma) > 11)
  }

  @Test func `an exact line has no autocorrelation and no width`() throws {
    let series = try Series(
      name: "exact", start: .year(2000), values: (1...9).map { 3 + 2 * Double($0) })
    let fitted = try AutocorrelatedRegression(.trend).fit(series, given: .none)
    #expect(fitted.parameters.last?.estimate == 0)
    let step = try fitted.forecast(1, given: .none)[0]
    #expect(correctDigits(step.quantile(0.01), certified: 23) > 13)
    #expect(step.quantile(0.99) == step.quantile(0.01))
  }

  @Test func `what the data lacks is said`() throws {
    let series = try Self.line(4, seed: 8)
    #expect(throws: FitError.tooShort(observations: 4, required: 5)) {
      try AutocorrelatedRegression(.trend).fit(series, given: .none)
    }
    let longer = try Self.line(14, seed: 8)
    #expect(throws: FitError.dependentTerms(["knot(1999)"])) {
      try AutocorrelatedRegression(try Formula("~ trend + knot(1999)"))
        .fit(longer, given: .none)
    }
    let rejected = ModelCatalog.configured(
      "gls", [("formula", .scalar("~ trend + lag(y, 1)"))])
    guard case .failure(let rejection) = rejected else {
      Issue.record("lags of the response were taken")
      return
    }
    #expect(rejection.problems.count == 1)
  }
}

struct StudentMixtureTests {
  @Test(arguments: [2.5, 7, 300])
  func `one component is itself`(degreesOfFreedom: Double) throws {
    let mixture = StudentMixture(
      components: [(location: 11, scale: 3, weight: 1)], degreesOfFreedom: degreesOfFreedom)
    guard case .studentT(let location, let scale, let freedom) = mixture.student else {
      Issue.record("no Student distribution")
      return
    }
    #expect(correctDigits(location, certified: 11) > 12)
    #expect(correctDigits(scale, certified: 3) > 8)
    #expect(correctDigits(freedom, certified: degreesOfFreedom) > 6)
  }

  @Test func `the median and the central 80 and 95 percent are the mixture's`() throws {
    let mixture = StudentMixture(
      components: [
        (location: -0.4, scale: 1, weight: 0.5), (location: 0.4, scale: 3, weight: 0.3),
        (location: 0.2, scale: 0.5, weight: 0.2),
      ], degreesOfFreedom: 9)
    let student = mixture.student
    let median = student.median
    #expect(correctDigits(mixture.tails(median, .infinity), certified: 0.5) > 12)
    for outside in [0.2, 0.05] {
      let upper = student.quantile(1 - outside / 2)
      let tails = mixture.tails(2 * median - upper, upper)
      #expect(correctDigits(tails, certified: outside) > 9)
    }
  }

  @Test(arguments: [3, 9, 4.5, 400]) func `quantiles undo the mixed distribution functions`(
    degreesOfFreedom: Double
  ) throws {
    let parts = [(-0.4, 1.0, 0.5), (0.4, 3, 0.3), (0.2, 0.5, 0.2)].map { location, scale, weight in
      PredictiveDistribution.Component(
        .studentT(location: location, scale: scale, degreesOfFreedom: degreesOfFreedom),
        weight: weight)
    }
    let mixture = try #require(StudentMixture(parts))
    for p in [0.001, 0.025, 0.3, 0.5, 0.9, 0.999] {
      let sum = parts.reduce(0) { $0 + $1.weight * $1.distribution.cumulative(mixture.quantile(p)) }
      #expect(abs(sum - p) < 1e-14)
      #expect(PredictiveDistribution.pooled(parts, .mixture).quantile(p) == mixture.quantile(p))
    }
  }

  @Test func `points have a point`() {
    let mixture = StudentMixture(
      components: [(location: 2, scale: 0, weight: 1)], degreesOfFreedom: 5)
    #expect(mixture.student == .point(2))
  }
}
