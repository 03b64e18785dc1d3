import TestSupport
import Testing

@testable import LinearAlgebra

struct RidgeTests {
  private let design = Matrix(columns: [[Double](repeating: 1, count: 15)])
    .joined(columns: .seeded("ridge", rows: 15, columns: 4))
  private let response = seededVector("ridge", count: 15)

  /// √λ rows below the design turn the penalty into observations of zero.
  private func augmented(_ penalty: Double, unpenalized: [Int]) -> Matrix {
    let weights = (0..<5).map { unpenalized.contains($0) ? 0 : penalty.squareRoot() }
    return design.joined(rows: Matrix(diagonal: weights))
  }

  @Test(arguments: [1e-8, 0.01, 1, 100, 1e8], [[], [0], [0, 3]])
  func `it is least squares with the penalty as observations`(
    penalty: Double, unpenalized: [Int]
  ) throws {
    let solution = try Ridge(design, unpenalized: unpenalized).solve(response, penalty: penalty)
    let augmented = try LeastSquares(augmented(penalty, unpenalized: unpenalized))
    let expected = try augmented.solve(response + [0, 0, 0, 0, 0])
    for (a, b) in zip(solution.coefficients, expected.coefficients) {
      #expect(abs(a - b) < 1e-13 * max(1, largest(expected.coefficients)))
    }
    for (a, b) in zip(solution.leverage, augmented.leverage) { #expect(abs(a - b) < 1e-13) }
    #expect(
      abs(solution.effectiveDegreesOfFreedom - augmented.leverage[..<15].reduce(0, +)) < 1e-12)
    #expect(abs(solution.leverage.reduce(0, +) - solution.effectiveDegreesOfFreedom) < 1e-12)
  }

  @Test func `the gradient of the penalised sum of squares is zero`() throws {
    let penalty = 0.7
    let solution = try Ridge(design, unpenalized: [0]).solve(response, penalty: penalty)
    let gradient = design.transposedTimes(solution.residuals)
    #expect(abs(gradient[0]) < 1e-14)
    for j in 1..<5 { #expect(abs(gradient[j] - penalty * solution.coefficients[j]) < 1e-14) }
  }

  @Test func `without a penalty it is ordinary least squares`() throws {
    let ridge = try Ridge(design, unpenalized: [0])
    let ordinary = try LeastSquares(design)
    let expected = try ordinary.solve(response).coefficients
    for (a, b) in zip(try ridge.solve(response, penalty: 0).coefficients, expected) {
      #expect(correctDigits(a, certified: b) > 12)
    }
    let variances = ridge.covarianceFactor(penalty: 0).rowSumsOfSquares
    for (a, b) in zip(variances, ordinary.unscaledVariances) {
      #expect(correctDigits(a, certified: b) > 12)
    }
  }

  @Test func `errors of prediction agree with refitting without the observation`() throws {
    let ridge = try Ridge(design, unpenalized: [0])
    let errors = try ridge.solve(response, penalty: 0.3).leaveOneOutErrors
    for left in [0, 7, 14] {
      let kept = (0..<15).filter { $0 != left }
      let rest = try Ridge(design.selecting(rows: kept), unpenalized: [0])
      let coefficients = try rest.solve(kept.map { response[$0] }, penalty: 0.3).coefficients
      let predicted = zip(design.row(left), coefficients).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(correctDigits(errors[left], certified: response[left] - predicted) > 11)
    }
  }

  @Test func `the covariance factor is the linear map's`() throws {
    // Cov β = M·Mᵀ, where column i of M is what a response of 1 in observation i gives.
    let ridge = try Ridge(design, unpenalized: [0, 2])
    let map = try (0..<15).map { i in
      try ridge.solve((0..<15).map { $0 == i ? 1 : 0 }, penalty: 0.9).coefficients
    }
    let factor = ridge.covarianceFactor(penalty: 0.9)
    let expected = Matrix(columns: map).timesTransposed(Matrix(columns: map))
    #expect(scaledDistance(expected, factor.timesTransposed(factor)) < 20)
  }

  @Test func `dependent columns are no obstacle to a penalty`() throws {
    let column = design.column(1)
    let ridge = try Ridge(Matrix(columns: [column, column]))
    for penalty in [0, 1e-3] {
      let coefficients = try ridge.solve(column, penalty: penalty).coefficients
      #expect(correctDigits(coefficients[0], certified: coefficients[1]) > 13)
    }
    #expect(throws: LinearAlgebraError.rankDeficient(rank: 1, columns: 2, dependent: [1])) {
      try Ridge(Matrix(columns: [column, column]), unpenalized: [0, 1])
    }
  }

  @Test func `a negative penalty is refused`() throws {
    let ridge = try Ridge(design)
    #expect(throws: LinearAlgebraError.negativeWeight(index: 0)) {
      try ridge.solve(response, penalty: -1)
    }
  }
}
