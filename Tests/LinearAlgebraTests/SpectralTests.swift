import TestSupport
import Testing

@testable import LinearAlgebra

struct SpectralTests {
  @Test(arguments: seededSizes)
  func `singular values and vectors put the matrix together again`(_ n: Int) throws {
    for (rows, columns) in [(n, n), (2 * n + 1, n), (n, 2 * n + 1)] {
      let matrix = Matrix.seeded("svd", rows: rows, columns: columns)
      let svd = try SVD(matrix)
      #expect(scaledDistance(matrix, svd.reconstructed()) < 10)
      #expect(departureFromOrthonormal(svd.left) < 10)
      #expect(departureFromOrthonormal(svd.rightTransposed.transposed()) < 10)
      #expect(zip(svd.values, svd.values.dropFirst()).allSatisfy { $0 >= $1 })
      #expect((svd.values.last ?? 0) >= 0)
    }
  }

  @Test(arguments: seededSizes)
  func `eigenvalues and eigenvectors put the matrix together again`(_ n: Int) throws {
    let root = Matrix.seeded("eigen", rows: n, columns: n)
    let matrix = root + root.transposed()
    let eigen = try SymmetricEigen(matrix)
    #expect(scaledDistance(matrix, eigen.reconstructed()) < 10)
    #expect(departureFromOrthonormal(eigen.vectors) < 10)
    #expect(zip(eigen.values, eigen.values.dropFirst()).allSatisfy { $0 <= $1 })
    let trace = matrix.diagonal.reduce(0, +)
    #expect(abs(eigen.values.reduce(0, +) - trace) < 1e-13 * Double(n) * matrix.frobeniusNorm)
  }

  @Test func `the eigenvalues of a second difference are those of the textbook`() throws {
    // λₖ = 2 − 2·cos(kπ/(n + 1)); Golub & Van Loan (2013), §4.8.6.
    var matrix = Matrix(diagonal: [2, 2, 2])
    matrix[1, 0] = -1
    matrix[2, 1] = -1
    let expected = [2 - 2.0.squareRoot(), 2, 2 + 2.0.squareRoot()]
    for (computed, exact) in zip(try SymmetricEigen(matrix).values, expected) {
      #expect(correctDigits(computed, certified: exact) > 14)
    }
  }

  @Test func `the condition number of the Hilbert matrix of order 8 is right`() throws {
    // Condition number in the 2-norm: mpmath 1.3.0, mp.dps = 60, svd_r of the exact matrix.
    let computed = try SVD(.hilbert(rows: 8, columns: 8)).conditionNumber
    #expect(correctDigits(computed, certified: 15_257_575_741.646943) > 5)
  }

  @Test func `the shortest solution of a deficient system is orthogonal to its null space`() throws
  {
    let column = seededVector("column", count: 6)
    let solution = try SVD(Matrix(columns: [column, column])).solve(column)
    #expect(correctDigits(solution[0], certified: 0.5) > 14)
    #expect(correctDigits(solution[1], certified: 0.5) > 14)
  }

  @Test func `a singular matrix has an infinite condition number`() throws {
    #expect(try SVD(Matrix(rows: 2, columns: 2)).conditionNumber == .infinity)
    #expect(try SVD(Matrix(rows: 2, columns: 2)).rank() == 0)
    #expect(try SVD(Matrix(rows: 0, columns: 2)).values == [])
    #expect(try SymmetricEigen(Matrix(rows: 0, columns: 0)).values == [])
  }

  @Test func `entries that are not finite are refused`() {
    #expect(throws: LinearAlgebraError.notFinite) { try SVD(Matrix(diagonal: [1, .nan])) }
    #expect(throws: LinearAlgebraError.notFinite) {
      try SymmetricEigen(Matrix(diagonal: [1, .infinity]))
    }
  }
}
