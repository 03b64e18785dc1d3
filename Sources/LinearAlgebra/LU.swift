import RealModule

/// The factorisation P·A = L·U of a square matrix, with row interchanges.
///
/// > Source: Golub & Van Loan (2013), §3.4; LAPACK `dgetrf`.
public struct LU: Sendable {
  let factors: Matrix
  private let pivots: [Int32]

  /// Factors a matrix.
  ///
  /// - Throws: `.notFinite`; `.singular` with the index of the first pivot that is exactly zero.
  /// - Precondition: the matrix is square.
  /// - Complexity: O(2·n³/3).
  public init(_ matrix: consuming Matrix) throws(LinearAlgebraError) {
    precondition(matrix.isSquare, "only a square system has one solution")
    guard matrix.isFinite else { throw .notFinite }
    var matrix = matrix
    let (pivots, info) = LAPACK.getrf(&matrix)
    guard info == 0 else { throw .singular(pivot: info - 1) }
    self.pivots = pivots
    factors = matrix
  }

  /// The number of rows, and of columns.
  public var order: Int { factors.rows }

  /// Replaces b by A⁻¹·b.
  ///
  /// - Precondition: `vector.count == order`.
  /// - Complexity: O(n²).
  public func solve(_ vector: inout MutableSpan<Double>) {
    precondition(vector.count == order, "a solve needs one entry for each row")
    LAPACK.getrs(factors, pivots, &vector, columns: 1)
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
    var span = result.storage.mutableSpan
    LAPACK.getrs(factors, pivots, &span, columns: matrix.columns)
    return result
  }

  /// log|det A|.
  public var logAbsoluteDeterminant: Double {
    factors.diagonal.reduce(0) { $0 + .log(abs($1)) }
  }

  /// The product of the factors with its rows put back in place, which is A but for rounding.
  public func reconstructed() -> Matrix {
    var lower = Matrix.identity(order)
    for j in 0..<order {
      for i in j + 1..<order { lower[i, j] = factors[i, j] }
    }
    let product = lower * factors.upperTriangle
    var order = Array(0..<self.order)
    for (i, pivot) in pivots.enumerated() { order.swapAt(i, Int(pivot) - 1) }
    var result = product
    for (position, row) in order.enumerated() {
      for j in 0..<self.order { result[row, j] = product[position, j] }
    }
    return result
  }
}
