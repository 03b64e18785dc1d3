public import ExtendedPrecision

/// A dense matrix of double-doubles, stored by columns.
///
/// For designs whose columns are computed: a power or product of regressors that is rounded to a
/// double loses digits that an ill-conditioned design needs. Filip's polynomial keeps 7.6 digits of
/// its coefficients when the powers of x are rounded, 14 when they are not.
public struct ExtendedMatrix: Sendable, Hashable {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  var storage: [DoubleDouble]

  /// A matrix of zeros.
  ///
  /// - Precondition: neither dimension is negative.
  public init(rows: Int, columns: Int) {
    precondition(rows >= 0 && columns >= 0, "a matrix cannot have a negative dimension")
    self.rows = rows
    self.columns = columns
    storage = [DoubleDouble](repeating: 0, count: rows * columns)
  }

  /// A matrix from its columns.
  ///
  /// - Precondition: all columns have the same length.
  public init(columns: [[DoubleDouble]]) {
    rows = columns.first?.count ?? 0
    self.columns = columns.count
    let rows = rows
    precondition(columns.allSatisfy { $0.count == rows }, "columns must have one length")
    storage = columns.flatMap { $0 }
  }

  /// The entries of a matrix of doubles.
  public init(_ matrix: Matrix) {
    rows = matrix.rows
    columns = matrix.columns
    storage = matrix.storage.map { DoubleDouble($0) }
  }

  /// One entry; indices count from 0.
  ///
  /// - Precondition: both indices are within the matrix.
  public subscript(row: Int, column: Int) -> DoubleDouble {
    get {
      precondition(row >= 0 && row < rows, "row out of range")
      return storage[column * rows + row]
    }
    set {
      precondition(row >= 0 && row < rows, "row out of range")
      storage[column * rows + row] = newValue
    }
  }

  /// Each entry as the nearest double.
  public var rounded: Matrix {
    Matrix(rows: rows, columns: columns, columnMajor: storage.map(\.rounded))
  }

  /// The product with a column.
  ///
  /// - Precondition: `vector` has as many entries as the matrix has columns.
  public static func * (matrix: ExtendedMatrix, vector: [DoubleDouble]) -> [DoubleDouble] {
    precondition(vector.count == matrix.columns, "a product needs one entry for each column")
    var result = [DoubleDouble](repeating: 0, count: matrix.rows)
    for (j, factor) in vector.enumerated() {
      for i in 0..<matrix.rows { result[i] += matrix.storage[j * matrix.rows + i] * factor }
    }
    return result
  }
}
