/// The QR factorisation with column pivoting, A·P = Q·R, which reveals the numerical rank.
///
/// The diagonal of R does not grow in absolute value.
///
/// > Source: Golub & Van Loan (2013), §5.4.2; LAPACK `dgeqp3`.
public struct PivotedQR: Sendable {
  let factors: Matrix
  let scales: [Double]
  /// For each column of R the index of the column of A that it came from.
  public let permutation: [Int]

  /// Factors a matrix.
  ///
  /// - Throws: `.notFinite`.
  /// - Complexity: O(m·n²).
  public init(_ matrix: consuming Matrix) throws(LinearAlgebraError) {
    guard matrix.isFinite else { throw .notFinite }
    var matrix = matrix
    (scales, permutation) = LAPACK.geqp3(&matrix)
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

  /// The number of diagonal entries of R above a fraction of the first.
  ///
  /// - Parameter tolerance: the fraction; max(m, n)·ε when not given.
  public func rank(tolerance: Double? = nil) -> Int {
    let diagonal = factors.diagonal
    guard let first = diagonal.first, first != 0 else { return 0 }
    let smallest = abs(first) * (tolerance ?? Double(max(rows, columns)) * Double.ulpOfOne)
    return diagonal.firstIndex { abs($0) <= smallest } ?? diagonal.count
  }

  /// Replaces b by Qᵀ·b, with Q the full m × m orthogonal matrix.
  ///
  /// - Precondition: `vector.count == rows`.
  public func applyQTransposed(to vector: inout MutableSpan<Double>) {
    Reflectors(factors, scales).apply(transposed: true, to: &vector)
  }

  /// Replaces b by Q·b, with Q the full m × m orthogonal matrix.
  ///
  /// - Precondition: `vector.count == rows`.
  public func applyQ(to vector: inout MutableSpan<Double>) {
    Reflectors(factors, scales).apply(transposed: false, to: &vector)
  }

  /// Q·R with the columns put back in place, which is A but for rounding.
  public func reconstructed() -> Matrix {
    let product = Reflectors(factors, scales).product(r)
    var result = Matrix(rows: rows, columns: columns)
    for (position, index) in permutation.enumerated() {
      for i in 0..<rows { result[i, index] = product[i, position] }
    }
    return result
  }
}
