import RealModule

/// The Cholesky factorisation A = L·Lᵀ of a symmetric positive definite matrix.
///
/// > Source: Golub & Van Loan (2013), §4.2; LAPACK `dpotrf`.
public struct Cholesky: Sendable {
  /// L in the lower triangle; what is above it is not read.
  var factors: Matrix

  /// Factors a matrix, of which only the lower triangle is read.
  ///
  /// - Throws: `.notFinite`; `.notPositiveDefinite` with the order of the first leading minor that
  ///   is not.
  /// - Precondition: the matrix is square.
  /// - Complexity: O(n³/3).
  public init(_ matrix: consuming Matrix) throws(LinearAlgebraError) {
    precondition(matrix.isSquare, "only a square matrix has a Cholesky factor")
    guard matrix.isFinite else { throw .notFinite }
    var matrix = matrix
    let minor = LAPACK.potrf(&matrix)
    guard minor == 0 else { throw .notPositiveDefinite(leadingMinor: minor) }
    factors = matrix
  }

  /// The number of rows, and of columns.
  public var order: Int { factors.rows }

  /// L, zeros above its diagonal.
  public var lower: Matrix {
    var result = factors
    for j in 0..<order {
      for i in 0..<j { result[i, j] = 0 }
    }
    return result
  }

  /// log det A, from the diagonal of L; free of overflow.
  public var logDeterminant: Double {
    2 * factors.diagonal.reduce(0) { $0 + .log($1) }
  }

  /// Replaces b by A⁻¹·b.
  ///
  /// - Precondition: `vector.count == order`.
  /// - Complexity: O(n²).
  public func solve(_ vector: inout MutableSpan<Double>) {
    solveLower(&vector)
    solveLowerTransposed(&vector)
  }

  /// A⁻¹·b.
  ///
  /// - Precondition: `vector.count == order`.
  public func solve(_ vector: [Double]) -> [Double] {
    var result = vector
    var span = result.mutableSpan
    solve(&span)
    return result
  }

  /// A⁻¹·B, for all columns at once.
  ///
  /// - Precondition: `matrix.rows == order`.
  public func solve(_ matrix: Matrix) -> Matrix {
    precondition(matrix.rows == order, "a solve needs one row for each of the matrix")
    var result = matrix
    BLAS.solve(.lower, of: factors, &result)
    BLAS.solve(.lowerTransposed, of: factors, &result)
    return result
  }

  /// Replaces b by L⁻¹·b: it whitens a vector whose covariance is A.
  ///
  /// - Precondition: `vector.count == order`.
  public func solveLower(_ vector: inout MutableSpan<Double>) {
    precondition(vector.count == order, "a solve needs one entry for each row")
    BLAS.solve(.lower, of: factors, order: order, &vector, columns: 1, stride: order)
  }

  /// Replaces b by L⁻ᵀ·b.
  ///
  /// - Precondition: `vector.count == order`.
  public func solveLowerTransposed(_ vector: inout MutableSpan<Double>) {
    precondition(vector.count == order, "a solve needs one entry for each row")
    BLAS.solve(.lowerTransposed, of: factors, order: order, &vector, columns: 1, stride: order)
  }

  /// L⁻¹·B, for all columns at once: whitens the columns of a design.
  ///
  /// - Precondition: `matrix.rows == order`.
  public func solveLower(_ matrix: Matrix) -> Matrix {
    precondition(matrix.rows == order, "a solve needs one row for each of the matrix")
    var result = matrix
    BLAS.solve(.lower, of: factors, &result)
    return result
  }

  /// L·z: gives independent unit normals the covariance A.
  ///
  /// - Precondition: `vector.count == order`.
  public func lowerTimes(_ vector: [Double]) -> [Double] {
    precondition(vector.count == order, "a product needs one entry for each column")
    var result = Matrix(columns: [vector])
    BLAS.multiply(.lower, of: factors, order: order, &result)
    return result.storage
  }

  /// The entries of A⁻¹, for marginal variances and covariances; to solve, use ``solve(_:)``.
  ///
  /// - Complexity: O(n³).
  public func inverse() -> Matrix {
    var result = factors
    let info = LAPACK.potri(&result)
    precondition(info == 0, "the diagonal of a Cholesky factor is positive")
    for j in 0..<order {
      for i in 0..<j { result[i, j] = result[j, i] }
    }
    return result
  }

  /// L·Lᵀ, which is A but for rounding.
  public func reconstructed() -> Matrix {
    let lower = self.lower
    return lower.timesTransposed(lower)
  }
}
