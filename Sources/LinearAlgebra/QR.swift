import RealModule

/// The QR factorisation A = Q·R by Householder reflections.
///
/// For an m × n matrix with k = min(m, n), Q is kept as k reflectors, never as a matrix, unless it
/// is asked for. For least squares use ``LeastSquares``, which pivots and finds the rank.
///
/// > Source: Golub & Van Loan (2013), §5.2; LAPACK `dgeqrf`, `dormqr`.
public struct QR: Sendable {
  let factors: Matrix
  let scales: [Double]

  /// Factors a matrix.
  ///
  /// - Throws: `.notFinite`.
  /// - Complexity: O(m·n²) time; the matrix is overwritten when the caller gives it up.
  public init(_ matrix: consuming Matrix) throws(LinearAlgebraError) {
    guard matrix.isFinite else { throw .notFinite }
    var matrix = matrix
    scales = LAPACK.geqrf(&matrix)
    factors = matrix
  }

  /// The number of rows of A.
  public var rows: Int { factors.rows }
  /// The number of columns of A.
  public var columns: Int { factors.columns }

  /// The upper triangular factor, min(m, n) × n.
  public var r: Matrix { factors.upperTriangle }

  /// The orthonormal factor, m × min(m, n).
  public var q: Matrix { Reflectors(factors, scales).thinQ }

  /// Replaces b by Q·b, with Q the full m × m orthogonal matrix.
  ///
  /// - Precondition: `vector.count == rows`.
  public func applyQ(to vector: inout MutableSpan<Double>) {
    Reflectors(factors, scales).apply(transposed: false, to: &vector)
  }

  /// Replaces b by Qᵀ·b, with Q the full m × m orthogonal matrix.
  ///
  /// - Precondition: `vector.count == rows`.
  public func applyQTransposed(to vector: inout MutableSpan<Double>) {
    Reflectors(factors, scales).apply(transposed: true, to: &vector)
  }

  /// Replaces B by Qᵀ·B.
  ///
  /// - Precondition: `matrix.rows == rows`.
  public func applyQTransposed(to matrix: inout Matrix) {
    Reflectors(factors, scales).apply(transposed: true, to: &matrix)
  }

  /// Replaces B by Q·B.
  ///
  /// - Precondition: `matrix.rows == rows`.
  public func applyQ(to matrix: inout Matrix) {
    Reflectors(factors, scales).apply(transposed: false, to: &matrix)
  }

  /// log|det A| of a square matrix: the sum of log|rᵢᵢ|; −∞ for a singular one.
  ///
  /// - Precondition: the matrix is square.
  public var logAbsoluteDeterminant: Double {
    precondition(factors.isSquare, "only a square matrix has a determinant")
    return factors.diagonal.reduce(0) { $0 + .log(abs($1)) }
  }

  /// Q·R, which is A but for rounding.
  public func reconstructed() -> Matrix {
    Reflectors(factors, scales).product(r)
  }
}
