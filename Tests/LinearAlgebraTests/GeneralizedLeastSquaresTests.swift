import TestSupport
import Testing

@testable import LinearAlgebra

struct GeneralizedLeastSquaresTests {
  @Test(arguments: seededSizes)
  func `it is ordinary least squares after whitening`(_ p: Int) throws {
    let n = 2 * p + 3
    let design = Matrix.seeded("generalised", rows: n, columns: p)
    let response = seededVector("response", count: n)
    let cholesky = try Cholesky(.seededPositiveDefinite("errors", order: n))
    let general = try GeneralizedLeastSquares(design, errorFactor: cholesky.lower)
    let solution = try general.solve(response)
    let whitened = try LeastSquares(cholesky.solveLower(design))
    let expected = try whitened.solve(
      cholesky.solveLower(Matrix(columns: [response])).column(0))
    #expect(
      largest(zip(solution.coefficients, expected.coefficients).map(-))
        < 1e-10 * largest(expected.coefficients))
    #expect(
      correctDigits(
        solution.whitenedSumOfSquares, certified: expected.residualSumOfSquares) > 10)
    for (a, b) in zip(solution.covarianceFactor.rowSumsOfSquares, whitened.unscaledVariances) {
      #expect(correctDigits(a, certified: b) > 9)
    }
    // The constraint of the problem: y = X·β + L·u.
    let made = zip(solution.fittedValues, cholesky.lower * solution.whitenedErrors).map(+)
    #expect(largest(zip(made, response).map(-)) < 1e-11)
  }

  @Test func `an observation without error is met exactly`() throws {
    let design = Matrix(columns: [[1, 1, 1], [0, 1, 2]])
    let general = try GeneralizedLeastSquares(design, errorFactor: Matrix(diagonal: [0, 1, 1]))
    let solution = try general.solve([5, 7, 8])
    #expect(abs(solution.residuals[0]) < 1e-14)
    // Through (0, 5): the slope minimises (2 − b)² + (3 − 2b)², so b = 8/5.
    #expect(correctDigits(solution.coefficients[1], certified: 1.6) > 14)
  }

  @Test func `more error sources than observations are taken`() throws {
    let design = Matrix(columns: [[1, 1, 1, 1]])
    let root = Matrix(diagonal: [1, 2, 3, 4])
    let wide = root.joined(columns: root)
    let response = [1.0, 2, 4, 8]
    let narrow = try GeneralizedLeastSquares(design, errorFactor: root).solve(response)
    let solution = try GeneralizedLeastSquares(design, errorFactor: wide).solve(response)
    #expect(
      correctDigits(solution.coefficients[0], certified: narrow.coefficients[0]) > 13)
    // Σ doubles, so the variance of β for unit errors doubles.
    #expect(
      correctDigits(
        solution.covarianceFactor.rowSumsOfSquares[0],
        certified: 2 * narrow.covarianceFactor.rowSumsOfSquares[0]) > 13)
  }

  @Test func `a combination that neither design nor errors reach is refused`() throws {
    let design = Matrix(columns: [[1, 0, 0]])
    let general = try GeneralizedLeastSquares(design, errorFactor: Matrix(diagonal: [1, 1, 0]))
    #expect(throws: LinearAlgebraError.singular(pivot: 2)) { try general.solve([1, 2, 3]) }
  }

  @Test func `dependent regressors are named`() {
    let design = Matrix(columns: [[1, 2, 3], [2, 4, 6]])
    #expect(throws: LinearAlgebraError.rankDeficient(rank: 1, columns: 2, dependent: [1])) {
      try GeneralizedLeastSquares(design, errorFactor: .identity(3))
    }
  }
}
