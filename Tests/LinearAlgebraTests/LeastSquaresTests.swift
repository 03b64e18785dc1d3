import TestSupport
import Testing

@testable import LinearAlgebra

struct LeastSquaresTests {
  @Test(arguments: seededSizes)
  func `residuals are orthogonal to the design`(_ p: Int) throws {
    let design = Matrix.seeded("design", rows: 3 * p + 2, columns: p)
    let response = seededVector("response", count: design.rows)
    let solution = try LeastSquares(design).solve(response)
    #expect(largest(design.transposedTimes(solution.residuals)) < 1e-13 * Double(p))
    #expect(
      zip(solution.fittedValues, solution.residuals).map(+).elementsEqual(response) {
        abs($0 - $1) < 1e-14
      })
    #expect(solution.degreesOfFreedom == 2 * p + 2)
  }

  @Test func `coefficients of a line through exact points are exact`() throws {
    let design = Matrix(columns: [[1, 1, 1, 1], [1, 2, 3, 4]])
    let solution = try LeastSquares(design).solve([3, 5, 7, 9])
    for (computed, exact) in zip(solution.coefficients, [1.0, 2.0]) {
      #expect(correctDigits(computed, certified: exact) > 14)
    }
  }

  @Test func `weights act as repetitions`() throws {
    let design = Matrix.seeded("weighted", rows: 9, columns: 3)
    let response = seededVector("weighted", count: 9)
    let weights: [Double] = [1, 2, 0, 3, 1, 1, 2, 1, 4]
    let rows = weights.indices.flatMap { i in Array(repeating: i, count: Int(weights[i])) }
    let repeated = try LeastSquares(design.selecting(rows: rows))
    let expected = try repeated.solve(rows.map { response[$0] })
    let weighted = try LeastSquares(design, weights: weights)
    let solution = try weighted.solve(response)
    for (a, b) in zip(solution.coefficients, expected.coefficients) {
      #expect(correctDigits(a, certified: b) > 12)
    }
    #expect(
      correctDigits(solution.residualSumOfSquares, certified: expected.residualSumOfSquares) > 12)
    for (a, b) in zip(weighted.unscaledVariances, repeated.unscaledVariances) {
      #expect(correctDigits(a, certified: b) > 12)
    }
    #expect(weighted.observations == 8)
  }

  @Test(arguments: seededSizes)
  func `the covariance factor is a root of the inverse cross product`(_ p: Int) throws {
    let design = Matrix.seeded("covariance", rows: 2 * p + 3, columns: p)
    let factor = try LeastSquares(design).covarianceFactor
    let whitened = design * factor
    #expect(departureFromOrthonormal(whitened) < 1000)
  }

  @Test(arguments: seededSizes)
  func `leverages lie between zero and one and add up to the rank`(_ p: Int) throws {
    let leverage = try LeastSquares(.seeded("leverage", rows: 2 * p + 3, columns: p)).leverage
    #expect(leverage.allSatisfy { $0 >= 0 && $0 <= 1 + 1e-14 })
    #expect(correctDigits(leverage.reduce(0, +), certified: Double(p)) > 13)
  }

  @Test func `a change of unit changes the coefficients by exactly that power of two`() throws {
    let design = Matrix.seeded("units", rows: 20, columns: 3)
    let response = seededVector("units", count: 20)
    let plain = try LeastSquares(design).solve(response).coefficients
    for exponent in [-990, -300, 40, 990] {
      let factor = Double(sign: .plus, exponent: exponent, significand: 1)
      var scaled = design
      scaled.withMutableColumn(1) { column in
        for i in column.indices { column[i] *= factor }
      }
      let coefficients = try LeastSquares(scaled).solve(response).coefficients
      #expect(coefficients[0] == plain[0])
      #expect(coefficients[1] == plain[1] / factor)
      #expect(coefficients[2] == plain[2])
    }
  }

  @Test func `a small residual of a Hilbert design shows backward stability`() throws {
    // κ ≈ 1.6e13: about three digits are left to the coefficients, but not to the residuals.
    let design = Matrix.hilbert(rows: 14, columns: 10)
    let response = design * [Double](repeating: 1, count: 10)
    let solution = try LeastSquares(design).solve(response)
    #expect(largest(solution.residuals) < 1e-15 * 10)
    #expect(try LeastSquares(design).conditionNumber() > 1e12)
  }

  @Test func `condition numbers are those of the singular values`() throws {
    let design = Matrix(columns: [[1, 0, 0], [0, 100, 0]])
    let factored = try LeastSquares(design)
    #expect(correctDigits(try factored.conditionNumber(), certified: 100) > 14)
    #expect(correctDigits(try factored.scaledConditionNumber(), certified: 1) > 14)
  }

  @Test func `columns that those before them span are named in their order`() {
    let free = Matrix.seeded("dependent", rows: 12, columns: 3)
    let ones = [Double](repeating: 1, count: 12)
    let sum = zip(free.column(0), free.column(1)).map { 1e6 * ($0 + $1) }
    let design = Matrix(columns: [
      ones, free.column(0), free.column(1), sum, free.column(2), ones.map { $0 * 7 },
    ])
    #expect(throws: LinearAlgebraError.rankDeficient(rank: 4, columns: 6, dependent: [3, 5])) {
      try LeastSquares(design)
    }
  }

  @Test func `a column of zeros is dependent`() {
    let design = Matrix(columns: [[0, 0, 0], [1, 2, 3]])
    #expect(throws: LinearAlgebraError.rankDeficient(rank: 1, columns: 2, dependent: [0])) {
      try LeastSquares(design)
    }
  }

  @Test func `fewer observations than coefficients are rank deficient`() {
    let design = Matrix(rows: [[1, 2, 4], [1, 3, 9]])
    #expect(throws: LinearAlgebraError.rankDeficient(rank: 2, columns: 3, dependent: [2])) {
      try LeastSquares(design)
    }
  }

  @Test func `one observation and one coefficient leave no degrees of freedom`() throws {
    let solution = try LeastSquares(Matrix(columns: [[4]])).solve([2])
    #expect(solution.coefficients == [0.5])
    #expect(solution.degreesOfFreedom == 0)
    #expect(solution.residualVariance == nil)
  }

  @Test func `without columns the response is the residual`() throws {
    let solution = try LeastSquares(Matrix(rows: 3, columns: 0)).solve([1, 2, 2])
    #expect(solution.coefficients == [])
    #expect(solution.residuals == [1, 2, 2])
    #expect(solution.residualVariance == 3)
  }

  @Test func `numbers that are not finite and negative weights are refused`() throws {
    let design = Matrix(columns: [[1, 1], [1, 2]])
    #expect(throws: LinearAlgebraError.notFinite) {
      try LeastSquares(Matrix(columns: [[1, .nan], [1, 2]]))
    }
    #expect(throws: LinearAlgebraError.notFinite) {
      try LeastSquares(design).solve([1, .infinity])
    }
    #expect(throws: LinearAlgebraError.negativeWeight(index: 1)) {
      try LeastSquares(design, weights: [1, -1])
    }
  }

  @Test func `a response of another length stops the program`() async {
    await #expect(processExitsWith: .failure) {
      _ = try? LeastSquares(Matrix(columns: [[1, 1]])).solve([1, 2, 3])
    }
  }
}
