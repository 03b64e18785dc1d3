import Statistics
import TestSupport
import Testing
import TimeSeries

@testable import Forecasting

/// A table gives what the same numbers give as series.
struct TableDesignTests {
  private static func example() throws -> (table: ObservationTable, Series, Covariates) {
    var stream = RandomStream(seed: 5, name: "table")
    var x: [Double] = []
    var y: [Double] = []
    for t in 0..<24 {
      x.append(10 + 2 * stream.nextNormal() + 0.5 * Double(t))
      y.append(20 + 3 * x[t] + stream.nextNormal())
    }
    let start = Period.year(2001)
    return (
      ObservationTable(
        periods: (0..<24).map(start.advanced), columns: [(name: "y", values: y), ("x", x)]),
      try Series(name: "y", start: start, values: y),
      Covariates([try Series(name: "x", start: start, values: x)])
    )
  }

  @Test(arguments: ["y ~ x", "y ~ x + trend + step(2010)", "log(y) ~ log(x) + lag(y, 1)"])
  func `least squares of a table is that of its series`(formula: String) throws {
    let (table, series, covariates) = try Self.example()
    var model = Regression(try Formula(formula))
    model.standardErrors = .hc3
    let own = try model.summarize(TableDesign(model.formula, over: table), level: 0.9)
    let other = try model.summarize(series, given: covariates, level: 0.9)
    #expect(own.coefficients == other.coefficients)
    #expect(own.goodness == other.goodness && own.tests == other.tests)
    #expect(own.rows == other.rows)
    #expect(own.observationsLeftOut == other.observationsLost)
  }

  private func agree(_ model: some FormulaModel) throws {
    let (table, series, covariates) = try Self.example()
    let summary = try model.summarize(TableDesign(model.formula, over: table), level: 0.95)
    let fitted = try model.fit(series, given: covariates)
    let own =
      summary.coefficients.map { Parameter($0.name, $0.estimate, standardError: $0.standardError) }
      + summary.tuning
    for parameter in fitted.parameters {
      let match = try #require(own.first { $0.name == parameter.name }, "\(parameter.name)")
      #expect(correctDigits(match.estimate, certified: parameter.estimate) > 13)
      if let error = parameter.standardError {
        let found = try #require(match.standardError)
        #expect(correctDigits(found, certified: error) > 12)
      }
    }
    #expect(summary.rows.allSatisfy { abs($0.fitted + $0.residual - $0.response) < 1e-12 * 100 })
  }

  @Test func `other estimators give the coefficients of their fits`() throws {
    let formula = try Formula("y ~ x")
    try agree(Regression(formula))
    try agree(HuberRegression(formula))
    try agree(RidgeRegression(formula))
    try agree(AutocorrelatedRegression(formula))
    try agree(QuantileRegression(formula, tau: 0.3))
  }

  @Test func `autocorrelated errors do not step over a row that is missing`() throws {
    let y = [1.0, 3, 2, .nan, 5, 4, 7, 6, 8]
    let table = ObservationTable(
      periods: y.indices.map { .year(2001 + $0) }, columns: [(name: "y", values: y)])
    let formula = try Formula("y ~ trend")
    #expect(throws: FitError.missingRegressor("y", period: "2004")) {
      try AutocorrelatedRegression(formula).summarize(
        TableDesign(formula, over: table), level: 0.95)
    }
  }

  @Test func `missing values leave rows out, impossible ones are faults`() throws {
    let table = ObservationTable(
      periods: [2001, 2002, 2003, 2005].map(Period.year),
      columns: [(name: "y", values: [1, -2, .nan, 4]), (name: "x", values: [0, 1, 2, .nan])])
    let design = try TableDesign(Formula("log(y) ~ log(x)"), over: table)
    #expect(
      design.omissions.map(\.row) == [2, 3] && design.omissions.map(\.name) == ["y", "x"])
    #expect(design.faults.map(\.row) == [0, 1])
    #expect(design.faults.map(\.term) == ["log(x)", "log(y)"])
  }
}
