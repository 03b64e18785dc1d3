import LinearAlgebra
import Optimization
import Statistics
import TestSupport
import Testing

@Suite struct NonNegativeLeastSquaresTests {
  /// The least sum of squares over all sets of columns whose solution is not negative.
  private func exhaustive(_ design: Matrix, _ response: [Double]) -> Double {
    var best = response.reduce(0) { $0 + $1 * $1 }
    for set in 1..<(1 << design.columns) {
      let columns = (0..<design.columns).filter { set >> $0 & 1 == 1 }
      guard let solution = try? LeastSquares(design.selecting(columns: columns)).solve(response),
        solution.coefficients.allSatisfy({ $0 >= 0 })
      else { continue }
      best = min(best, solution.residualSumOfSquares)
    }
    return best
  }

  @Test(arguments: 0..<40)
  func `no set of columns does better`(seed: Int) throws {
    var stream = RandomStream(seed: UInt64(seed), name: "nnls")
    let (n, p) = (12, 1 + seed % 7)
    var design = Matrix(rows: n, columns: p)
    for j in 0..<p {
      for i in 0..<n { design[i, j] = stream.nextNormal() + (seed.isMultiple(of: 3) ? 2 : 0) }
    }
    let response = (0..<n).map { _ in stream.nextNormal() * 3 }
    let solution = try NonNegativeLeastSquares().minimize(design, response).get()
    #expect(solution.coefficients.allSatisfy { $0 >= 0 })
    #expect(
      correctDigits(solution.sumOfSquares, certified: exhaustive(design, response)) >= 12)
  }

  @Test func `equal and empty columns do no harm`() throws {
    let x = [1.0, 2, 3, 4]
    let design = Matrix(columns: [x, x, [0, 0, 0, 0], [1, 1, 1, 1]])
    let solution = try NonNegativeLeastSquares().minimize(design, [3, 5, 7, 9]).get()
    #expect(correctDigits(solution.coefficients[0] + solution.coefficients[1], certified: 2) >= 13)
    #expect(solution.coefficients[2] == 0)
    #expect(correctDigits(solution.coefficients[3], certified: 1) >= 13)
  }

  @Test func `a response that no column points to leaves zeros`() throws {
    let solution = try NonNegativeLeastSquares().minimize(
      Matrix(columns: [[1, 1, 1], [1, 2, 3]]), [-1, -2, -3]
    ).get()
    #expect(solution.coefficients == [0, 0] && solution.residuals == [-1, -2, -3])
  }

  @Test func `more columns than rows are allowed`() throws {
    let design = Matrix(columns: [[1, 0], [0, 1], [1, 1]])
    let solution = try NonNegativeLeastSquares().minimize(design, [2, 3]).get()
    #expect(solution.sumOfSquares < 1e-28)
  }

  @Test func `data that are not finite are refused`() {
    let design = Matrix(columns: [[1, 2]])
    #expect(
      NonNegativeLeastSquares().minimize(design, [1, .nan]) == .failure(.notFiniteAtStart))
  }

  @Test(arguments: [1e-9, 1e12])
  func `units do not matter`(unit: Double) throws {
    let design = Matrix(columns: [[1, 2, 4, 3], [2, -1, 1, 0], [0.5, 0.5, 3, 1]])
    let response = [3.0, 1, -2, 4]
    let one = try NonNegativeLeastSquares().minimize(design, response).get()
    let other = try NonNegativeLeastSquares().minimize(design, response.map { $0 * unit }).get()
    for (a, b) in zip(one.coefficients, other.coefficients) {
      #expect(a == 0 ? b == 0 : correctDigits(b / unit, certified: a) >= 13)
    }
  }
}
