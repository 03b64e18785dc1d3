import TestSupport
import Testing

@testable import LinearAlgebra

struct CholeskyTests {
  @Test(arguments: seededSizes)
  func `positive definite matrices are put together again and solved`(_ n: Int) throws {
    let matrix = Matrix.seededPositiveDefinite("cholesky", order: n)
    let cholesky = try Cholesky(matrix)
    #expect(scaledDistance(matrix, cholesky.reconstructed()) < 10)
    let right = Matrix.seeded("right", rows: n, columns: 3)
    #expect(scaledDistance(right, matrix * cholesky.solve(right)) < 1000)
    let single = cholesky.solve(right.column(1))
    #expect(largest(zip(matrix * single, right.column(1)).map(-)) < 1e-11)
  }

  @Test(arguments: seededSizes)
  func `the log determinant is that of the eigenvalues`(_ n: Int) throws {
    let matrix = Matrix.seededPositiveDefinite("determinant", order: n)
    let expected = try QR(matrix).logAbsoluteDeterminant
    #expect(correctDigits(try Cholesky(matrix).logDeterminant, certified: expected) > 12)
  }

  @Test func `the log determinant does not overflow where the determinant does`() throws {
    let matrix = Matrix(diagonal: [Double](repeating: 1e300, count: 4))
    let log = 2763.1021115928548
    #expect(correctDigits(try Cholesky(matrix).logDeterminant, certified: log) > 14)
  }

  @Test(arguments: seededSizes)
  func `updates by a vector are factorisations of the changed matrix`(_ n: Int) throws {
    let matrix = Matrix.seededPositiveDefinite("update", order: n)
    let vector = seededVector("direction", count: n)
    let outer = Matrix(columns: [vector]).timesTransposed(Matrix(columns: [vector]))
    var cholesky = try Cholesky(matrix)
    try cholesky.update(adding: vector)
    #expect(scaledDistance(matrix + outer, cholesky.reconstructed()) < 10)
    try cholesky.update(subtracting: vector)
    #expect(scaledDistance(matrix, cholesky.reconstructed()) < 10)
  }

  @Test func `subtracting too much is refused and leaves the factor as it was`() throws {
    let matrix = Matrix.seededPositiveDefinite("downdate", order: 4)
    var cholesky = try Cholesky(matrix)
    let before = cholesky.lower
    #expect(throws: LinearAlgebraError.notPositiveDefinite(leadingMinor: 4)) {
      try cholesky.update(subtracting: [9, 9, 9, 9])
    }
    #expect(throws: LinearAlgebraError.notFinite) {
      try cholesky.update(adding: [.nan, 0, 0, 0])
    }
    #expect(cholesky.lower == before)
  }

  @Test func `whitening and its inverse undo each other`() throws {
    let cholesky = try Cholesky(.seededPositiveDefinite("whiten", order: 6))
    let vector = seededVector("white", count: 6)
    var coloured = cholesky.lowerTimes(vector)
    var span = coloured.mutableSpan
    cholesky.solveLower(&span)
    #expect(largest(zip(coloured, vector).map(-)) < 1e-14)
    let whitened = cholesky.solveLower(cholesky.reconstructed())
    #expect(scaledDistance(cholesky.lower.transposed(), whitened) < 20)
  }

  @Test(arguments: seededSizes)
  func `the inverse times the matrix is the identity`(_ n: Int) throws {
    let matrix = Matrix.seededPositiveDefinite("inverse", order: n)
    let inverse = try Cholesky(matrix).inverse()
    #expect(scaledDistance(.identity(n), matrix * inverse) < 100)
    #expect(inverse == inverse.transposed())
  }

  @Test func `only the lower triangle is read`() throws {
    let matrix = Matrix(rows: [[4, 777], [2, 5]])
    #expect(try Cholesky(matrix).reconstructed() == Matrix(rows: [[4, 2], [2, 5]]))
  }

  @Test func `the first minor that is not positive definite is named`() {
    let matrix = Matrix(rows: [[1, 0, 0], [0, -1, 0], [0, 0, 1]])
    #expect(throws: LinearAlgebraError.notPositiveDefinite(leadingMinor: 2)) {
      try Cholesky(matrix)
    }
    #expect(throws: LinearAlgebraError.notFinite) { try Cholesky(Matrix(diagonal: [1, .nan])) }
  }

  @Test func `an empty matrix has an empty factor`() throws {
    let cholesky = try Cholesky(Matrix(rows: 0, columns: 0))
    #expect(cholesky.logDeterminant == 0)
    #expect(cholesky.solve([Double]()) == [])
  }

  @Test func `a matrix that is not square stops the program`() async {
    await #expect(processExitsWith: .failure) {
      _ = try? Cholesky(Matrix(rows: 2, columns: 3))
    }
  }
}
