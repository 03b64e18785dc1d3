import TestSupport
import Testing

@testable import LinearAlgebra

struct ConstrainedLeastSquaresTests {
  @Test(arguments: [2, 3, 5, 8, 20, 50])
  func `the conditions of the optimum hold`(_ p: Int) throws {
    let q = p / 2
    let design = Matrix.seeded("constrained", rows: 2 * p + 1, columns: p)
    let constraints = Matrix.seeded("constraints", rows: q, columns: p)
    let response = seededVector("response", count: design.rows)
    let values = seededVector("values", count: q)
    let problem = try ConstrainedLeastSquares(design, constraints: constraints)
    let solution = try problem.solve(response, values: values)
    #expect(largest(zip(constraints * solution.coefficients, values).map(-)) < 1e-12)
    // The gradient is a combination of the constraints: nothing is left of it in their null space.
    let gradient = design.transposedTimes(solution.residuals)
    let multipliers = try LeastSquares(constraints.transposed()).solve(gradient)
    #expect(largest(multipliers.residuals) < 1e-12)
    #expect(solution.degreesOfFreedom == design.rows - p + q)
  }

  @Test func `coefficients that must be equal are those of the summed regressors`() throws {
    let design = Matrix.seeded("equal", rows: 12, columns: 3)
    let response = seededVector("equal", count: 12)
    let problem = try ConstrainedLeastSquares(
      design, constraints: Matrix(rows: [[0, 1, -1]]))
    let solution = try problem.solve(response, values: [0])
    let sum = zip(design.column(1), design.column(2)).map(+)
    let reduced = try LeastSquares(Matrix(columns: [design.column(0), sum]))
    let expected = try reduced.solve(response)
    #expect(correctDigits(solution.coefficients[0], certified: expected.coefficients[0]) > 13)
    #expect(correctDigits(solution.coefficients[1], certified: expected.coefficients[1]) > 13)
    #expect(correctDigits(solution.coefficients[2], certified: expected.coefficients[1]) > 13)
    let variances = try problem.covarianceFactor().rowSumsOfSquares
    #expect(correctDigits(variances[0], certified: reduced.unscaledVariances[0]) > 13)
    #expect(correctDigits(variances[2], certified: reduced.unscaledVariances[1]) > 13)
  }

  @Test func `constraints may determine what the design does not`() throws {
    let design = Matrix(columns: [[1, 1, 1], [2, 2, 2]])
    let problem = try ConstrainedLeastSquares(design, constraints: Matrix(rows: [[0, 1]]))
    let solution = try problem.solve([7, 7, 7], values: [3])
    #expect(correctDigits(solution.coefficients[0], certified: 1) > 14)
    #expect(correctDigits(solution.coefficients[1], certified: 3) > 14)
  }

  @Test func `equations that repeat others are named`() {
    let design = Matrix.seeded("repeated", rows: 6, columns: 3)
    let constraints = Matrix(rows: [[1, 1, 1], [2, 2, 2]])
    #expect(throws: LinearAlgebraError.dependentConstraints(indices: [1])) {
      try ConstrainedLeastSquares(design, constraints: constraints)
    }
  }

  @Test func `coefficients that stay open are named`() {
    let design = Matrix(columns: [[1, 1, 1], [2, 2, 2], [1, 2, 3]])
    #expect(throws: LinearAlgebraError.rankDeficient(rank: 2, columns: 3, dependent: [1])) {
      try ConstrainedLeastSquares(design, constraints: Matrix(rows: [[0, 0, 1]]))
    }
  }
}
