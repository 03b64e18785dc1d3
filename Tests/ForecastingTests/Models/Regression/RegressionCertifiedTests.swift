import Foundation
import TestSupport
import Testing
import TimeSeries

@testable import Forecasting

/// NIST's linear sets through the formula language and the `regression` model.
struct RegressionCertifiedTests {
  /// The least digits over coefficients and over standard errors, then of σ̂, R² and F.
  ///
  /// What keeps Norris, Pontius, Filip and Wampler2 under 14 is that the data are rounded to doubles.
  private static let required: [String: [Double]] = [
    "Norris": [13.9, 13.9, 13.9, 15.0, 13.5], "Pontius": [13.5, 13.7, 13.7, 15.0, 13.5],
    "NoInt1": [14.7, 14.7, 14.7, 15.0, 14.7], "NoInt2": [14.9, 14.8, 14.8, 15.0, 14.8],
    "Filip": [14.0, 14.7, 14.7, 15.0, 14.7], "Longley": [14.4, 14.6, 14.8, 15.0, 14.6],
    "Wampler1": [15.0, 15.0, 15.0, 15.0, 15.0], "Wampler2": [13.2, 15.0, 15.0, 15.0, 15.0],
    "Wampler3": [15.0, 14.4, 14.8, 15.0, 14.9], "Wampler4": [15.0, 14.4, 14.8, 15.0, 14.9],
    "Wampler5": [15.0, 14.4, 14.8, 15.0, 14.9],
  ]

  @Test(arguments: CertifiedLinearSet.names)
  func `the regression model has NIST's certified figures`(name: String) throws {
    let set = try CertifiedLinearSet(name)
    let series = try Series(name: "y", start: .year(1), values: #require(set.data["y"]))
    let covariates = Covariates(
      try set.data.keys.sorted().map {
        try Series(name: $0, start: .year(1), values: #require(set.data[$0]))
      })
    let summary = try Regression(Formula(set.formula)).summarize(series, given: covariates)
    var digits = [Double](repeating: 15, count: 5)
    let parameters = set.coefficients.keys.sorted()
    #expect(summary.coefficients.count == parameters.count)
    for (row, parameter) in zip(summary.coefficients, parameters) {
      let estimate = try #require(set.coefficients[parameter])
      let error = try #require(set.standardErrors[parameter])
      digits[0] = min(digits[0], correctDigits(row.estimate, certified: estimate))
      digits[1] = min(digits[1], correctDigits(row.standardError, certified: error))
    }
    let figures = [
      ("residual-standard-deviation", summary.goodness.sigma),
      ("r-squared", summary.goodness.rSquared), ("f-statistic", summary.goodness.fTest?.value),
    ]
    for (index, (figure, computed)) in figures.enumerated() {
      let certified = try #require(set.figures[figure])
      let value = try #require(computed)
      // An exact fit has an infinite F, or, residuals being rounded at 10⁻³², an enormous one.
      let isReached = certified == .infinity && value > 1e30
      digits[index + 2] = isReached ? 15 : correctDigits(value, certified: certified)
    }
    let floors = try #require(Self.required[name])
    for (reached, floor) in zip(digits, floors) {
      #expect(reached >= floor, "\(name): \(digits)")
    }
  }
}
