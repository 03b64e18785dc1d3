import ExtendedPrecision
import TestSupport
import Testing

@testable import LinearAlgebra

/// Correct digits on NIST's linear sets, from data that are rounded to doubles.
///
/// What keeps Wampler2, Pontius, Norris and Filip under 15 is that rounding: solved exactly in
/// rational arithmetic, the same doubles give the same digits.
struct CertifiedLinearTests {
  /// The least digits over all coefficients and over all standard errors, and those of the residual
  /// standard deviation, R² and F.
  private static let required: [String: [Double]] = [
    "Norris": [14.0, 13.9, 14.0, 15.0, 13.6],
    "Pontius": [13.5, 13.7, 13.7, 15.0, 13.5],
    "NoInt1": [14.7, 15.0, 15.0, 15.0, 15.0],
    "NoInt2": [15.0, 14.9, 15.0, 15.0, 15.0],
    "Filip": [14.0, 14.8, 14.7, 15.0, 14.8],
    "Longley": [14.6, 14.8, 15.0, 15.0, 14.9],
    "Wampler1": [15.0, 15.0, 15.0, 15.0, 15.0],
    "Wampler2": [13.2, 15.0, 15.0, 15.0, 15.0],
    "Wampler3": [15.0, 14.4, 14.8, 15.0, 15.0],
    "Wampler4": [15.0, 14.4, 14.8, 15.0, 15.0],
    "Wampler5": [15.0, 14.4, 14.8, 15.0, 15.0],
  ]

  @Test(arguments: CertifiedLinearSet.names)
  func `every certified figure keeps its digits`(name: String) throws {
    let computed = try digits(name)
    let required = try #require(Self.required[name])
    for (digits, floor) in zip(computed, required) {
      #expect(digits >= floor)
      #expect(digits < floor + 2, "raise the floor")
    }
  }

  @Test func `the table of correct digits`() throws {
    var lines = ["set        coefficients  standard errors  residual sd     R²      F"]
    for name in CertifiedLinearSet.names {
      let cells = try zip(digits(name), [14, 17, 13, 7, 7]).map { digits, width in
        let tenths = Int(digits * 10)
        let text = "\(tenths / 10).\(tenths % 10)"
        return String(repeating: " ", count: width - text.count) + text
      }
      lines.append(name + String(repeating: " ", count: 9 - name.count) + cells.joined())
    }
    print(lines.joined(separator: "\n"))
    #expect(lines.count == 12)
  }

  /// Floors of ordinary least squares in double precision, whose powers of x are rounded.
  @Test(arguments: [
    ("Norris", 12.0), ("Pontius", 10), ("NoInt1", 13), ("NoInt2", 14), ("Filip", 7),
    ("Longley", 9), ("Wampler1", 8), ("Wampler2", 8), ("Wampler3", 7), ("Wampler4", 6),
    ("Wampler5", 5),
  ])
  func `double precision keeps what its condition number allows`(
    name: String, floor: Double
  ) throws {
    let set = try CertifiedLinearSet(name)
    let parameters = set.coefficients.keys.sorted()
    let solution = try LeastSquares(design(of: set, parameters).rounded)
      .solve(#require(set.data["y"]))
    for (j, parameter) in parameters.enumerated() {
      let certified = try #require(set.coefficients[parameter])
      #expect(correctDigits(solution.coefficients[j], certified: certified) >= floor)
    }
  }

  /// The digits of each kind of figure, in the order of ``required``.
  private func digits(_ name: String) throws -> [Double] {
    let set = try CertifiedLinearSet(name)
    let y = try #require(set.data["y"]).map { DoubleDouble($0) }
    let parameters = set.coefficients.keys.sorted()
    let refined = try RefinedLeastSquares(design(of: set, parameters))
    let solution = try refined.solve(y)
    let variance = solution.residualSumOfSquares / Double(solution.degreesOfFreedom)
    let deviation = DoubleDouble.sqrt(variance).rounded
    let total = totalSumOfSquares(y, centred: parameters.contains(0))
    let explained = total - solution.residualSumOfSquares
    let regressors = parameters.count { $0 > 0 }
    var digits = [Double](repeating: 15, count: 5)
    for (j, parameter) in parameters.enumerated() {
      let coefficient = solution.coefficients[j].rounded
      let certified = try #require(set.coefficients[parameter])
      digits[0] = min(digits[0], correctDigits(coefficient, certified: certified))
      let error = deviation * refined.unscaledVariances[j].squareRoot()
      let certifiedError = try #require(set.standardErrors[parameter])
      digits[1] = min(digits[1], correctDigits(error, certified: certifiedError))
    }
    let figures = [
      ("residual-standard-deviation", deviation), ("r-squared", (explained / total).rounded),
      ("f-statistic", (explained / Double(regressors) / variance).rounded),
    ]
    for (index, (figure, computed)) in figures.enumerated() {
      let certified = try #require(set.figures[figure])
      // An exact fit has an infinite F, or, residuals being rounded at 10⁻³², an enormous one.
      let isReached = certified == .infinity && computed > 1e30
      digits[index + 2] = isReached ? 15 : correctDigits(computed, certified: certified)
    }
    return digits
  }

  /// The powers of x, formed in double-double, or the regressors as they are.
  private func design(of set: CertifiedLinearSet, _ parameters: [Int]) throws -> ExtendedMatrix {
    try ExtendedMatrix(
      columns: parameters.map { k in
        if k == 0 { return [DoubleDouble](repeating: 1, count: set.data["y"]?.count ?? 0) }
        if let regressor = set.data["x\(k)"] { return regressor.map { DoubleDouble($0) } }
        return try #require(set.data["x"]).map { .pow(DoubleDouble($0), k) }
      })
  }

  private func totalSumOfSquares(_ y: [DoubleDouble], centred: Bool) -> DoubleDouble {
    let mean = centred ? y.reduce(0, +) / Double(y.count) : 0
    return y.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  }
}
