import ExtendedPrecision
import LinearAlgebra
import RealModule
import TestSupport
import Testing
import TimeSeries

@testable import Forecasting

struct FormulaDesignTests {
  private static let y = [3, 1, 4, 1.5, 9, 2.5, 6, 5]
  private static let x = [0.1, 0.7, 0.3, 1.9, 2.2, 0.4, 5.1, 3.3, 1.2, 0.9]

  /// y from 2003 to 2010, x from 2001 to 2010.
  private static func data(_ formula: String) throws -> RegressionData {
    let series = try Series(name: "target", start: .year(2003), values: y)
    let regressor = try Series(name: "x", start: .year(2001), values: x)
    return try RegressionData(Formula(formula), explaining: series, by: Covariates([regressor]))
  }

  private static let columns: [(String, [Double])] = [
    ("~ 0 + trend", [1, 2, 3, 4, 5, 6, 7, 8]),
    ("~ 0 + x", Array(x[2...])),
    ("~ 0 + lag(x, 1)", Array(x[1..<9])),
    ("~ 0 + lag(x, 2)", Array(x[..<8])),
    ("~ 0 + diff(x)", (2..<10).map { x[$0] - x[$0 - 1] }),
    ("~ 0 + diff(x, 2)", (2..<10).map { x[$0] - x[$0 - 2] }),
    ("~ 0 + log(x)", x[2...].map { Double.log($0) }),
    ("~ 0 + sqrt(x)", x[2...].map { $0.squareRoot() }),
    ("~ 0 + exp(x)", x[2...].map { Double.exp($0) }),
    ("~ 0 + x^0.5", x[2...].map { Double.pow($0, 0.5) }),
    ("~ 0 + x^-1", x[2...].map { 1 / $0 }),
    ("~ 0 + lag(log(x))", x[1..<9].map { Double.log($0) }),
    ("~ 0 + step(2006)", [0, 0, 0, 1, 1, 1, 1, 1]),
    ("~ 0 + pulse(2006)", [0, 0, 0, 1, 0, 0, 0, 0]),
    ("~ 0 + knot(2006)", [0, 0, 0, 0, 1, 2, 3, 4]),
    ("~ 0 + trend:step(2006)", [0, 0, 0, 4, 5, 6, 7, 8]),
    ("~ 0 + I(2 * trend - 1)", [1, 3, 5, 7, 9, 11, 13, 15]),
    ("~ 0 + I((trend - 4)^2)", [9, 4, 1, 0, 1, 4, 9, 16]),
    ("~ 0 + I(-trend / 2)", [-0.5, -1, -1.5, -2, -2.5, -3, -3.5, -4]),
    ("~ 0 + lag(trend, 2)", [-1, 0, 1, 2, 3, 4, 5, 6]),
    ("~ 0 + lag(y, 1)", Array(y.dropLast())),
    ("~ 0 + diff(lag(y, 1))", (2..<8).map { y[$0 - 1] - y[$0 - 2] }),
    ("~ 0 + x:trend", (0..<8).map { x[$0 + 2] * Double($0 + 1) }),
  ]

  @Test(arguments: columns)
  func `a term gives its column`(formula: String, expected: [Double]) throws {
    let data = try Self.data(formula)
    #expect(data.design.columns == 1)
    #expect(data.design.column(0) == expected)
    #expect(data.lost == 8 - expected.count)
    #expect(data.response == Array(Self.y.dropFirst(data.lost)))
  }

  @Test func `powers and products of columns are exact`() throws {
    let data = try Self.data("~ 0 + x^2 + x^3 + x:trend + I(0.1 * trend)")
    for (i, x) in Self.x[2...].enumerated() {
      let exact = DoubleDouble(x)
      #expect(data.extendedDesign[i, 0] == DoubleDouble(product: x, x))
      #expect(data.extendedDesign[i, 1] == exact * exact * exact)
      #expect(data.extendedDesign[i, 2] == exact * Double(i + 1))
      let tenths = data.extendedDesign[i, 3] - DoubleDouble(i + 1) / 10
      #expect(abs(tenths.high) < 1e-31)
    }
  }

  @Test func `quarters have dummies, without the first where there is an intercept`() throws {
    let start = Period.quarter(3, of: 2019)
    let series = try Series(name: "q", start: start, values: (0..<24).map { Double($0 * $0 % 7) })
    func names(_ formula: String) throws -> [String] {
      try Formula(formula).columns(for: .quarterly).map(\.name)
    }
    #expect(try names("~ season") == ["(Intercept)", "season2", "season3", "season4"])
    #expect(try names("~ 0 + season") == ["season1", "season2", "season3", "season4"])
    #expect(
      try names("~ trend + season:trend")
        == ["(Intercept)", "trend", "season2:trend", "season3:trend", "season4:trend"])
    #expect(
      try names("~ season:trend") == [
        "(Intercept)", "season1:trend", "season2:trend", "season3:trend", "season4:trend",
      ])
    let data = try RegressionData(Formula("~ season"), explaining: series, by: .none)
    for t in 0..<24 {
      let position = start.advanced(by: t).position
      #expect(data.design.row(t) == [1] + (2...4).map { $0 == position ? 1 : 0 })
    }
    #expect(throws: FitError.unidentified(parameter: "season")) {
      try Formula("~ season").columns(for: .annual)
    }
  }

  @Test func `steps, pulses and knots take years in quarterly series`() throws {
    let start = Period.quarter(3, of: 2019)
    let series = try Series(name: "q", start: start, values: (0..<9).map { Double($0 * $0) })
    func column(_ term: String) throws -> [Double] {
      try RegressionData(Formula("~ 0 + \(term)"), explaining: series, by: .none).design.column(0)
    }
    #expect(try column("step(2020)") == [0, 0, 1, 1, 1, 1, 1, 1, 1])
    #expect(try column("step(2020-Q2)") == [0, 0, 0, 1, 1, 1, 1, 1, 1])
    #expect(try column("pulse(2020)") == [0, 0, 1, 1, 1, 1, 0, 0, 0])
    #expect(try column("pulse(2020-Q2)") == [0, 0, 0, 1, 0, 0, 0, 0, 0])
    #expect(try column("knot(2020)") == [0, 0, 0, 1, 2, 3, 4, 5, 6])
    #expect(throws: FitError.undefinedTerm("step(2020-03)", period: "2020-03")) {
      try column("step(2020-03)")
    }
  }

  @Test func `what is missing or has no logarithm is named with its period`() throws {
    #expect(throws: FitError.unknownRegressor("z")) { try Self.data("~ x + z") }
    #expect(throws: FitError.undefinedTerm("log(I(x - 0.3))", period: "2003")) {
      try Self.data("~ log(I(x - 0.3))")
    }
    #expect(throws: FitError.undefinedTerm("I(1 / (trend - 4))", period: "2006")) {
      try Self.data("~ I(1 / (trend - 4))")
    }
    #expect(throws: FitError.outsideLink(index: 4)) {
      try Self.data("logit(0, 9) ~ trend")
    }
    let series = try Series(name: "y", start: .year(2003), values: Self.y)
    let late = Covariates([try Series(name: "x", start: .year(2004), values: Self.x)])
    #expect(throws: FitError.missingRegressor("x", period: "2003")) {
      try RegressionData(Formula("~ x + lag(y, 1) + lag(x, 1)"), explaining: series, by: late)
    }
    let early = Covariates([try Series(name: "x", start: .year(1999), values: Self.x)])
    #expect(throws: FitError.missingRegressor("x", period: "2009")) {
      try RegressionData(Formula("~ x"), explaining: series, by: early)
    }
  }

  @Test func `lags that reach before their series cost rows, no more`() throws {
    #expect(try Self.data("~ lag(x, 3)").lost == 1)
    #expect(try Self.data("~ lag(x, 2) + lag(y, 2)").lost == 2)
    #expect(throws: FitError.tooShort(observations: 8, required: 10)) {
      try Self.data("~ lag(y, 4) + lag(x, 1) + x + trend")
    }
  }

  @Test func `weights have to be positive and there`() throws {
    let series = try Series(name: "y", start: .year(2003), values: Self.y)
    var weights = [1.0, 2, 3, 4, 0, 6, 7, 8]
    func fit() throws -> RegressionData {
      let given = Covariates([try Series(name: "w", start: .year(2003), values: weights)])
      return try RegressionData(.trend, explaining: series, by: given, weights: "w")
    }
    #expect(throws: FitError.undefinedTerm("w", period: "2007")) { try fit() }
    weights[4] = 5
    #expect(try fit().weights == weights)
    weights.removeLast()
    #expect(throws: FitError.missingRegressor("w", period: "2010")) { try fit() }
    #expect(throws: FitError.unknownRegressor("w")) {
      try RegressionData(.trend, explaining: series, by: .none, weights: "w")
    }
  }
}
