/// Eigenvalues and eigenvectors of a symmetric matrix, A = V·diag(λ)·Vᵀ.
///
/// > Source: Golub & Van Loan (2013), §8.3; LAPACK `dsyevd`.
public struct SymmetricEigen: Sendable {
  /// λ, ascending.
  public let values: [Double]
  /// V, orthonormal; column j belongs to the j-th value.
  public let vectors: Matrix

  /// Factors a matrix, of which only the lower triangle is read.
  ///
  /// - Throws: `.notFinite`; `.noConvergence`.
  /// - Precondition: the matrix is square.
  /// - Complexity: O(n³).
  public init(_ matrix: consuming Matrix) throws(LinearAlgebraError) {
    precondition(matrix.isSquare, "only a square matrix has eigenvalues")
    guard matrix.isFinite else { throw .notFinite }
    var matrix = matrix
    guard let values = LAPACK.syevd(&matrix) else { throw .noConvergence(routine: "dsyevd") }
    self.values = values
    vectors = matrix
  }

  /// V·diag(λ)·Vᵀ, which is A but for rounding.
  public func reconstructed() -> Matrix {
    var scaled = vectors
    for j in 0..<scaled.columns {
      scaled.withMutableColumn(j) { column in
        for i in column.indices { column[i] *= values[j] }
      }
    }
    return scaled.timesTransposed(vectors)
  }
}
