import RealModule

/// The Cholesky factorisation A = L·Lᵀ of a banded symmetric positive definite matrix.
///
/// L has the bandwidth of A. Precision matrices of state-space models are of this kind.
///
/// > Source: Golub & Van Loan (2013), §4.3.5; LAPACK `dpbtrf`.
public struct BandedCholesky: Sendable {
  let factor: SymmetricBandMatrix

  /// Factors a matrix.
  ///
  /// - Throws: `.notFinite`; `.notPositiveDefinite` with the order of the first leading minor that
  ///   is not.
  /// - Complexity: O(n·k²) for bandwidth k.
  public init(_ matrix: consuming SymmetricBandMatrix) throws(LinearAlgebraError) {
    var matrix = matrix
    guard matrix.storage.span.isFinite else { throw .notFinite }
    let minor = LAPACK.pbtrf(&matrix)
    guard minor == 0 else { throw .notPositiveDefinite(leadingMinor: minor) }
    factor = matrix
  }

  /// The number of rows, and of columns.
  public var order: Int { factor.order }

  /// log det A.
  public var logDeterminant: Double {
    (0..<order).reduce(0) { $0 + 2 * .log(factor.storage[$1 * (factor.bandwidth + 1)]) }
  }

  /// Replaces b by A⁻¹·b.
  ///
  /// - Precondition: `vector.count == order`.
  /// - Complexity: O(n·k).
  public func solve(_ vector: inout MutableSpan<Double>) {
    precondition(vector.count == order, "a solve needs one entry for each row")
    LAPACK.pbtrs(factor, &vector, columns: 1)
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

  /// Replaces b by L⁻¹·b.
  ///
  /// - Precondition: `vector.count == order`.
  public func solveLower(_ vector: inout MutableSpan<Double>) {
    precondition(vector.count == order, "a solve needs one entry for each row")
    LAPACK.tbtrs(factor, transposed: false, &vector)
  }

  /// Replaces b by L⁻ᵀ·b: gives independent unit normals the precision A.
  ///
  /// - Precondition: `vector.count == order`.
  public func solveLowerTransposed(_ vector: inout MutableSpan<Double>) {
    precondition(vector.count == order, "a solve needs one entry for each row")
    LAPACK.tbtrs(factor, transposed: true, &vector)
  }

  /// L·Lᵀ as a dense matrix, which is A but for rounding.
  public func reconstructed() -> Matrix {
    var lower = Matrix(rows: order, columns: order)
    for j in 0..<order {
      for i in j..<order { lower[i, j] = factor[i, j] }
    }
    return lower.timesTransposed(lower)
  }
}
