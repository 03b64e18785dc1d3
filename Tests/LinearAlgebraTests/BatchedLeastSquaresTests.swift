import TestSupport
import Testing

@testable import LinearAlgebra

struct BatchedLeastSquaresTests {
  @Test(arguments: [
    (rows: 1, p: 1), (2, 1), (5, 5), (6, 4), (7, 3), (8, 8), (30, 3), (32, 2), (33, 5), (61, 9),
    (200, 12), (1500, 7),
  ])
  func `each problem gets what it would get alone`(rows: Int, p: Int) throws {
    let count = 43
    let (designs, responses) = problems("batch", rows: rows, columns: p, count: count)
    let solution = BatchedLeastSquares(rows: rows, columns: p)
      .solve(designs.span, responses.span)
    #expect(solution.failures == [])
    #expect(solution.degreesOfFreedom == rows - p)
    for index in 0..<count {
      let response = Array(responses[rows * index..<rows * (index + 1)])
      let single = try LeastSquares(design(index, of: designs, rows: rows, columns: p))
      let expected = try single.solve(response)
      let unit =
        try single.conditionNumber() * largest(expected.coefficients)
      for (a, b) in zip(solution.coefficients.column(index), expected.coefficients) {
        #expect(abs(a - b) < 1e-14 * unit)
      }
      let total = response.reduce(0) { $0 + $1 * $1 }
      #expect(
        abs(solution.residualSumsOfSquares[index] - expected.residualSumOfSquares)
          < 1e-13 * total)
    }
  }

  @Test func `the residuals are orthogonal to the design`() {
    let (rows, p, count) = (50, 4, 9)
    let (designs, responses) = problems("orthogonal", rows: rows, columns: p, count: count)
    let solution = BatchedLeastSquares(rows: rows, columns: p)
      .solve(designs.span, responses.span)
    for index in 0..<count {
      let design = design(index, of: designs, rows: rows, columns: p)
      let fitted = design * solution.coefficients.column(index)
      let residuals = zip(responses[rows * index..<rows * (index + 1)], fitted).map { $0 - $1 }
      for j in 0..<p {
        let product = zip(design.column(j), residuals).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs(product) < 1e-13)
      }
    }
  }

  @Test(arguments: [-1000, -600, -400, 0, 400, 480])
  func `units do not matter`(exponent: Int) {
    let (rows, p, count) = (12, 3, 10)
    let (designs, responses) = problems("units", rows: rows, columns: p, count: count)
    let unit = Double(sign: .plus, exponent: exponent, significand: 1)
    let batch = BatchedLeastSquares(rows: rows, columns: p)
    let expected = batch.solve(designs.span, responses.span).coefficients
    let scaled = designs.map { $0 * unit }
    let results = batch.solve(scaled.span, responses.span)
    #expect(results.failures == [])
    for (a, b) in zip(results.coefficients.entries, expected.entries) {
      #expect(abs(a * unit - b) < 1e-13 * largest(expected.entries))
    }
  }

  @Test func `a dependent design spoils only its problem and is named`() {
    let (rows, p) = (10, 3)
    var (designs, responses) = problems("dependent", rows: rows, columns: p, count: 20)
    for i in 0..<rows {
      designs[5 * rows * p + 2 * rows + i] =
        designs[5 * rows * p + i] - 2 * designs[5 * rows * p + rows + i]
      designs[11 * rows * p + rows + i] = 0
    }
    designs[17 * rows * p] = .nan
    responses[18 * rows + 3] = .infinity
    let solution = BatchedLeastSquares(rows: rows, columns: p)
      .solve(designs.span, responses.span)
    #expect(
      solution.failures == [
        .init(problem: 5, reason: .rankDeficient(rank: 2, columns: 3, dependent: [2])),
        .init(problem: 11, reason: .rankDeficient(rank: 2, columns: 3, dependent: [1])),
        .init(problem: 17, reason: .notFinite),
        .init(problem: 18, reason: .notFinite),
      ])
    for index in 0..<20 {
      let hasFailed = [5, 11, 17, 18].contains(index)
      #expect(solution.residualSumsOfSquares[index].isNaN == hasFailed)
      #expect(solution.coefficients.column(index).contains { $0.isNaN } == hasFailed)
    }
  }

  @Test func `fewer observations than coefficients is a failure of each problem`() {
    let (designs, responses) = problems("wide", rows: 2, columns: 3, count: 3)
    let solution = BatchedLeastSquares(rows: 2, columns: 3).solve(designs.span, responses.span)
    #expect(solution.failures.map(\.problem) == [0, 1, 2])
    #expect(solution.degreesOfFreedom == 0)
  }

  @Test func `nearly dependent columns get the pivoted factorisation`() throws {
    let time = (0..<20).map(Double.init)
    let columns = [[Double](repeating: 1, count: 20), time, time.map { $0 + $0 * $0 * 0x1p-44 }]
    let design = Matrix(columns: columns)
    let response = seededVector("response", count: 20)
    let solution = BatchedLeastSquares(rows: 20, columns: 3)
      .solve(design.entries.span, response.span)
    let expected = try LeastSquares(design).solve(response)
    #expect(solution.coefficients.column(0) == expected.coefficients)
  }

  @Test func `no problem at all is no failure`() {
    let nothing: [Double] = []
    let solution = BatchedLeastSquares(rows: 4, columns: 2).solve(nothing.span, nothing.span)
    #expect(solution.failures == [])
    #expect(solution.residualSumsOfSquares == [])
  }

  @Test func `a problem's results do not depend on its neighbours`() {
    let (rows, p, count) = (9, 2, 21)
    let (designs, responses) = problems("neighbours", rows: rows, columns: p, count: count)
    let batch = BatchedLeastSquares(rows: rows, columns: p)
    let all = batch.solve(designs.span, responses.span)
    for index in [0, 7, 8, 20] {
      let alone = batch.solve(
        designs.span.extracting(rows * p * index..<rows * p * (index + 1)),
        responses.span.extracting(rows * index..<rows * (index + 1)))
      #expect(alone.coefficients.column(0) == all.coefficients.column(index))
      #expect(alone.residualSumsOfSquares[0] == all.residualSumsOfSquares[index])
    }
  }

  private func problems(
    _ name: String, rows: Int, columns: Int, count: Int
  ) -> (designs: [Double], responses: [Double]) {
    (
      seededVector("\(name) designs", count: rows * columns * count),
      seededVector("\(name) responses", count: rows * count)
    )
  }

  private func design(_ index: Int, of designs: [Double], rows: Int, columns: Int) -> Matrix {
    let size = rows * columns
    return Matrix(
      rows: rows, columns: columns, columnMajor: Array(designs[size * index..<size * (index + 1)]))
  }
}
