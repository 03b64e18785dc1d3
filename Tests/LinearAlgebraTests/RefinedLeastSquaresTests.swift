import ExtendedPrecision
import TestSupport
import Testing

@testable import LinearAlgebra

struct RefinedLeastSquaresTests {
  @Test(arguments: [1, 2, 3, 5, 8, 20])
  func `it agrees with double precision on designs that are well conditioned`(_ p: Int) throws {
    let design = Matrix.seeded("refined", rows: 3 * p + 2, columns: p)
    let response = seededVector("response", count: design.rows)
    let weights = seededVector("weights", count: design.rows).map { $0 + 1.5 }
    for weights in [nil, weights] {
      let plain = try LeastSquares(design, weights: weights)
      let refined = try RefinedLeastSquares(design, weights: weights)
      let expected = try plain.solve(response)
      let solution = try refined.solve(response)
      for (a, b) in zip(solution.coefficients, expected.coefficients) {
        #expect(abs(a - b) < 1e-12 * largest(expected.coefficients))
      }
      for (a, b) in zip(refined.leverage, plain.leverage) { #expect(abs(a - b) < 1e-13) }
      for (a, b) in zip(refined.unscaledVariances, plain.unscaledVariances) {
        #expect(correctDigits(a, certified: b) > 11)
      }
      #expect(
        correctDigits(solution.residualSumOfSquares, certified: expected.residualSumOfSquares) > 12)
      let factor = refined.covarianceFactor
      for (a, b) in zip(factor.rowSumsOfSquares, refined.unscaledVariances) {
        #expect(correctDigits(a, certified: b) > 13)
      }
      #expect(solution.degreesOfFreedom == 2 * p + 2)
    }
  }

  @Test func `a Hilbert design of condition number 1e13 keeps all digits`() throws {
    // The coefficients of the double-double design hᵢⱼ = 1/(i + j + 1) are whole numbers.
    var design = ExtendedMatrix(rows: 14, columns: 10)
    for j in 0..<10 {
      for i in 0..<14 { design[i, j] = 1 / DoubleDouble(i + j + 1) }
    }
    let exact = (1...10).map { DoubleDouble($0) }
    let solution = try RefinedLeastSquares(design).solve(design * exact)
    for (computed, whole) in zip(solution.coefficients, 1...10) {
      #expect(correctDigits(computed.rounded, certified: Double(whole)) >= 15)
    }
  }

  @Test func `units at the ends of the range change nothing`() throws {
    let design = Matrix.seeded("units", rows: 12, columns: 3)
    let response = seededVector("units response", count: 12)
    let plain = try RefinedLeastSquares(design)
    let expected = try plain.solve(response)
    for exponent in [-500, 500] {
      let unit = Double(sign: .plus, exponent: exponent, significand: 1)
      let scaled = Matrix(columns: [
        design.column(0), design.column(1).map { $0 * unit }, design.column(2),
      ])
      let refined = try RefinedLeastSquares(scaled)
      let solution = try refined.solve(response.map { $0 / unit })
      #expect(solution.coefficients[0] == expected.coefficients[0] / unit)
      #expect(solution.coefficients[1] == expected.coefficients[1] / unit / unit)
      #expect(solution.residuals == expected.residuals.map { $0 / unit })
      #expect(refined.leverage == plain.leverage)
      #expect(refined.unscaledVariances[1] == plain.unscaledVariances[1] / unit / unit)
    }
  }

  @Test func `the gradient of the sum of squares vanishes to 30 digits`() throws {
    let design = ExtendedMatrix(.seeded("gradient", rows: 15, columns: 4))
    let response = seededVector("gradient response", count: 15).map { DoubleDouble($0) }
    let residuals = try RefinedLeastSquares(design).solve(response).residuals
    for j in 0..<4 {
      var product: DoubleDouble = 0
      for (i, residual) in residuals.enumerated() { product += design[i, j] * residual }
      #expect(abs(product.high) < 1e-29)
    }
  }

  @Test func `one point and one column leave nothing over`() throws {
    let solution = try RefinedLeastSquares(Matrix(columns: [[3]])).solve([1.0])
    #expect(solution.coefficients == [1.0 / 3])
    #expect(solution.residualSumOfSquares == 0)
    #expect(solution.fittedValues == [1])
    #expect(
      try RefinedLeastSquares(Matrix(rows: 2, columns: 0)).solve([3.0, 4]).residuals == [3, 4])
  }

  @Test func `dependent columns and numbers that are not finite are refused`() throws {
    let ones = [Double](repeating: 1, count: 4)
    #expect(throws: LinearAlgebraError.rankDeficient(rank: 1, columns: 2, dependent: [1])) {
      try RefinedLeastSquares(Matrix(columns: [ones, ones]))
    }
    #expect(throws: LinearAlgebraError.notFinite) {
      try RefinedLeastSquares(Matrix(columns: [[1, .nan]]))
    }
    #expect(throws: LinearAlgebraError.notFinite) {
      try RefinedLeastSquares(Matrix(columns: [ones])).solve([1, 2, 3, .infinity])
    }
  }
}
