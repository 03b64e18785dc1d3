import Foundation
import LinearAlgebra
import RealModule
import Statistics
import TestSupport
import Testing
import TimeSeries

@testable import Forecasting

/// Quantile regressions by R's quantreg 5.94.
private struct QuantileOracle: Decodable {
  let cases: [Case]

  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let dataset: String
    let formula: String
    let tau: Double
    let coefficients: [Double]
    let powell: [Double]
    let nid: [Double]
    let loss: Double
    var testDescription: String { "\(formula), \(tau)" }
  }

  static func cases() throws -> [Case] {
    let file = repositoryRoot.appending(path: "Datasets/Reference/quantile/quantile.json")
    return try JSONDecoder().decode(QuantileOracle.self, from: Data(contentsOf: file)).cases
  }
}

struct QuantileRegressionTests {
  @Test(arguments: try QuantileOracle.cases(), QuantileStandardErrors.allCases)
  fileprivate func `estimates are those of quantreg`(
    _ oracle: QuantileOracle.Case, _ errors: QuantileStandardErrors
  ) throws {
    let reference = try ReferenceRegression(named: oracle.dataset)
    let formula = try Formula(oracle.formula)
    let series = try reference.series(named: formula.response.nameInTerms, leavingOut: 0)
    var model = QuantileRegression(formula, tau: oracle.tau)
    model.standardErrors = errors
    let data = try RegressionData(formula, explaining: series, by: reference.covariates)
    let estimate = try QuantileEstimate(data, data.factored(), tau: oracle.tau)
    #expect(correctDigits(estimate.loss * data.unit, certified: oracle.loss) > 12)
    let parameters = try model.fit(series, given: reference.covariates).parameters
    // The nid errors of quantreg take 1.5e-8 off the distance of two lines.
    let (expected, digits) = errors == .powell ? (oracle.powell, 10.0) : (oracle.nid, 6.0)
    for (j, certified) in oracle.coefficients.enumerated() {
      if abs(certified) < 1e-12 {
        #expect(abs(parameters[j].estimate) < 1e-14)
      } else {
        #expect(correctDigits(parameters[j].estimate, certified: certified) > 11)
      }
      let error = try #require(parameters[j].standardError)
      #expect(
        correctDigits(error, certified: expected[j]) > digits, "\(errors) \(error) \(expected[j])")
    }
  }

  /// statsmodels 0.15.0: `QuantReg(food, add_constant(income)).fit(q=tau, p_tol=1e-13, max_iter=5000)`,
  /// whose iterations end some 1e-8 before the vertex.
  @Test(arguments: [
    (0.05, [124.88004181, 0.34336106]), (0.25, [95.48353902, 0.47410321]),
    (0.5, [81.48224784, 0.56018055]), (0.75, [62.39658368, 0.64401414]),
    (0.95, [64.10396385, 0.70906852]),
  ])
  func `Engel's lines are those of statsmodels`(tau: Double, line: [Double]) throws {
    let reference = try ReferenceRegression(named: "engel")
    let series = try reference.series(named: "food", leavingOut: 0)
    let parameters = try QuantileRegression(Formula("food ~ income"), tau: tau)
      .fit(series, given: reference.covariates).parameters
    for (parameter, expected) in zip(parameters, line) {
      #expect(correctDigits(parameter.estimate, certified: expected) > 7)
    }
  }

  /// A design of whole numbers, full of ties, or of random ones.
  private static func problem(
    _ seed: UInt64, _ n: Int, isWhole: Bool
  ) -> (design: [[Double]], response: [Double]) {
    var stream = RandomStream(seed: seed, name: "vertices")
    func draw() -> Double {
      let z = stream.nextNormal()
      return isWhole ? (2 * z).rounded() : z
    }
    let x = (0..<n).map { _ in draw() }
    let z = (0..<n).map { _ in draw() }
    return ([[Double](repeating: 1, count: n), x, z], (0..<n).map { x[$0] - z[$0] + draw() })
  }

  @Test(arguments: [UInt64](1...12), [0.1, 0.25, 0.5, 0.7])
  func `no vertex has a smaller loss`(seed: UInt64, tau: Double) throws {
    let n = 11
    for isWhole in [false, true] {
      let (columns, y) = Self.problem(seed, n, isWhole: isWhole)
      let design = Matrix(columns: columns)
      guard let factor = try? LeastSquares(design).covarianceFactor else { continue }
      let plain = try LeastSquares(design).solve(y).residuals
      let vertex = try CheckLossVertex(design * factor, plain, tau: tau)
      func loss(_ rows: [Int]) -> Double? {
        guard let lu = try? LU(design.selecting(rows: rows)), lu.logAbsoluteDeterminant > -25
        else { return nil }
        let fitted = design * lu.solve(rows.map { y[$0] })
        return QuantileEstimate.loss(zip(y, fitted).map { $0 - $1 }, tau: tau)
      }
      var least = Double.infinity
      for i in 0..<n {
        for j in (i + 1)..<n {
          for k in (j + 1)..<n { least = min(least, loss([i, j, k]) ?? .infinity) }
        }
      }
      let own = try #require(loss(vertex.rows))
      #expect(own <= least * (1 + 1e-12), "\(own) for \(least)")
    }
  }

  @Test(arguments: [0.05, 0.3, 0.5, 0.9])
  func `a share of tau lies below the line, and p residuals are zero`(tau: Double) throws {
    let (columns, y) = Self.problem(40, 300, isWhole: false)
    let design = Matrix(columns: columns)
    let solver = try LeastSquares(design)
    let vertex = try CheckLossVertex(
      design * solver.covarianceFactor, try solver.solve(y).residuals, tau: tau)
    let lu = try LU(design.selecting(rows: vertex.rows))
    let fitted = design * lu.solve(vertex.rows.map { y[$0] })
    let residuals = zip(y, fitted).map { $0 - $1 }
    let below = residuals.count { $0 < -1e-10 }
    let above = residuals.count { $0 > 1e-10 }
    // Koenker & Bassett (1978), theorem 3.4.
    #expect(Double(below) <= 300 * tau && 300 * tau <= Double(300 - above))
    #expect(300 - below - above == 3)
  }

  @Test func `a constant alone is the sample's quantile`() throws {
    let values = [9.0, 2, 7, 4, 5, 8, 1, 3, 6]
    let series = try Series(name: "y", start: .year(2001), values: values)
    for (tau, quantile) in [(0.5, 5.0), (0.2, 2), (0.9, 9)] {
      let fitted = try QuantileRegression(Formula("~ 1"), tau: tau).fit(series, given: .none)
      #expect(fitted.parameters[0].estimate == quantile)
    }
  }

  @Test func `an outlier however far does not move the median line`() throws {
    var values = (0..<25).map { t -> Double in 4 + 2 * Double(t) + 0.3 * Double(t * t % 7) }
    func line(_ outlier: Double) throws -> [Double] {
      values[20] = outlier
      let series = try Series(name: "y", start: .year(2001), values: values)
      return try QuantileRegression(.trend).fit(series, given: .none).parameters.prefix(2)
        .map(\.estimate)
    }
    let near = try line(1e3)
    for (a, b) in zip(near, try line(1e9)) { #expect(correctDigits(a, certified: b) > 13) }
  }

  @Test func `forecasts of an upper quantile have the median of the data`() throws {
    var stream = RandomStream(seed: 8, name: "upper")
    let values = (0..<400).map { t -> Double in 50 + 0.1 * Double(t) + stream.nextNormal() }
    let series = try Series(name: "y", start: .year(1600), values: values)
    let fitted = try QuantileRegression(.trend, tau: 0.9).fit(series, given: .none)
    let step = try fitted.forecast(1, given: .none)[0]
    #expect(abs(step.median - 90) < 0.5)
    // The line itself is 1.28 standard deviations above.
    let line = fitted.parameters[0].estimate + 401 * fitted.parameters[1].estimate
    #expect(abs(line - 91.28) < 0.5)
    #expect(abs(step.cumulative(line) - 0.9) < 0.06)
  }

  @Test func `units of a short response with ties change units alone`() throws {
    func errors(_ unit: Double) throws -> [Double] {
      let values = [1, 2, 2.5, 4, 5.5].map { unit * $0 }
      let series = try Series(name: "y", start: .year(2001), values: values)
      let parameters = try QuantileRegression(.trend).fit(series, given: .none).parameters
      return try parameters.prefix(2).map { try #require($0.standardError) / unit }
    }
    let plain = try errors(1)
    for unit in [1e-300, 0.1, 1e12, 1e300] {
      for (a, b) in zip(try errors(unit), plain) { #expect(correctDigits(a, certified: b) > 11) }
    }
  }

  @Test func `a line without error has no standard error`() throws {
    let values = (0..<12).map { 3 + 0.5 * Double($0) }
    let series = try Series(name: "y", start: .year(2001), values: values)
    for errors in QuantileStandardErrors.allCases {
      var model = QuantileRegression(.trend)
      model.standardErrors = errors
      let fitted = try model.fit(series, given: .none)
      #expect(fitted.parameters.prefix(2).allSatisfy { $0.standardError == 0 })
      #expect(correctDigits(fitted.parameters[1].estimate, certified: 0.5) > 13)
    }
  }
}
