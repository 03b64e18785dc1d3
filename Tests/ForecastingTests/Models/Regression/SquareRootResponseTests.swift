import RealModule
import Statistics
import TestSupport
import Testing
import TimeSeries

@testable import Forecasting

/// `sqrt(y)` as the response of a formula.
struct SquareRootResponseTests {
  private static func series() throws -> Series {
    var stream = RandomStream(seed: 21, name: "roots")
    let values = (0..<30).map { t -> Double in
      let root = 6 + 0.3 * Double(t) + 0.4 * stream.nextNormal()
      return root * root
    }
    return try Series(name: "y", start: .year(1990), values: values)
  }

  @Test(arguments: ["sqrt(y) ~ trend", "sqrt ~ trend + lag(sqrt(y), 1)"])
  func `the formula reads back as it is written`(text: String) throws {
    #expect(try Formula(text).description == text)
    #expect(try Formula(text).response.link == .squareRoot)
  }

  @Test(arguments: ["sqrt(y, 0, 1) ~ trend", "sqrt(2) ~ trend", "sqrt( ~ trend"])
  func `a square root has no bounds`(text: String) {
    #expect(throws: FormulaError.self) { try Formula(text) }
  }

  @Test func `forecasts are the squares of those of the roots`() throws {
    let series = try Self.series()
    let roots = try Series(
      name: "y", start: series.start, values: series.values.map { $0.squareRoot() })
    let own = try Regression(Formula("sqrt(y) ~ trend")).fit(series, given: .none)
    let plain = try Regression(Formula("y ~ trend")).fit(roots, given: .none)
    #expect(own.parameters.map(\.estimate) == plain.parameters.map(\.estimate))
    for (step, other) in zip(
      try own.forecast(5, given: .none), try plain.forecast(5, given: .none))
    {
      for p in [0.025, 0.3, 0.5, 0.975] {
        let root = other.quantile(p)
        #expect(correctDigits(step.quantile(p), certified: root * root) > 14)
        #expect(abs(step.cumulative(root * root) - p) < 1e-12)
      }
      // E X² = location² + variance for a Student's t, but for the tails that are left out.
      let deviation = try #require(other.standardDeviation)
      let mean = other.mean * other.mean + deviation * deviation
      #expect(abs(step.mean / mean - 1) < 1e-3)
    }
    for (fit, root) in zip(own.fittedValues, plain.fittedValues) {
      let (fit, root) = (try #require(fit), try #require(root))
      #expect(correctDigits(fit, certified: root * root) > 14)
    }
  }

  @Test func `the likelihood is that of the values themselves`() throws {
    let series = try Self.series()
    let model = Regression(try Formula("sqrt(y) ~ trend"))
    let own = try #require(model.summarize(series).goodness.logLikelihood)
    let slopes = series.values.reduce(0) { $0 - Double.log(2 * $1.squareRoot()) }
    let natural = try #require(model.fit(series, given: .none).summary.logLikelihood)
    #expect(correctDigits(natural, certified: own + slopes) > 12)
  }

  @Test func `zeros are roots of zero, negative values have none`() throws {
    let counts = try Series(name: "n", start: .year(2001), values: [0, 1, 0, 3, 2, 5])
    let fitted = try Regression(Formula("sqrt ~ trend")).fit(counts, given: .none)
    #expect(fitted.summary.logLikelihood == nil)
    #expect(try fitted.forecast(3, given: .none).allSatisfy { $0.quantile(0.001) >= 0 })
    let debts = try Series(name: "n", start: .year(2001), values: [0, 1, -1, 3, 2, 5])
    #expect(throws: FitError.outsideLink(index: 2)) {
      try Regression(Formula("sqrt ~ trend")).fit(debts, given: .none)
    }
  }

  @Test func `a path through its own lags keeps to the median where nothing is random`() throws {
    let series = try Self.series()
    let fitted = try Regression(Formula("sqrt ~ lag(sqrt(y), 1)")).fit(series, given: .none)
    let steps = try fitted.forecast(4, given: .none)
    var root = series.last.squareRoot()
    let (a, b) = (fitted.parameters[0].estimate, fitted.parameters[1].estimate)
    for step in steps {
      root = a + b * root
      #expect(correctDigits(step.median, certified: root * root) > 13)
    }
    // σ² grows by b² each step, and coefficients add to it.
    let first = steps[0].quantile(0.9).squareRoot() - steps[0].median.squareRoot()
    let second = steps[1].quantile(0.9).squareRoot() - steps[1].median.squareRoot()
    #expect(second / first > (1 + b * b).squareRoot() * 0.999)
  }
}
