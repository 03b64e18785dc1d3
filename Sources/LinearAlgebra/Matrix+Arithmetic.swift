extension Matrix {
  /// The sum, entry by entry.
  ///
  /// - Precondition: both have the same shape.
  public static func + (left: Matrix, right: Matrix) -> Matrix {
    var result = left
    result += right
    return result
  }

  /// Adds another matrix, entry by entry.
  ///
  /// - Precondition: both have the same shape.
  public static func += (left: inout Matrix, right: Matrix) {
    requireSameShape(left, right)
    for i in left.storage.indices { left.storage[i] += right.storage[i] }
  }

  /// The difference, entry by entry.
  ///
  /// - Precondition: both have the same shape.
  public static func - (left: Matrix, right: Matrix) -> Matrix {
    var result = left
    result -= right
    return result
  }

  /// Subtracts another matrix, entry by entry.
  ///
  /// - Precondition: both have the same shape.
  public static func -= (left: inout Matrix, right: Matrix) {
    requireSameShape(left, right)
    for i in left.storage.indices { left.storage[i] -= right.storage[i] }
  }

  /// The matrix with every entry multiplied by a number.
  public static func * (factor: Double, matrix: Matrix) -> Matrix {
    var result = matrix
    for i in result.storage.indices { result.storage[i] *= factor }
    return result
  }

  /// The matrix product.
  ///
  /// - Precondition: `left` has as many columns as `right` has rows.
  /// - Complexity: O(m·k·n), by `dgemm`.
  public static func * (left: Matrix, right: Matrix) -> Matrix {
    precondition(left.columns == right.rows, "inner dimensions of a product must agree")
    return BLAS.product(left, right)
  }

  /// The product of a matrix and a column.
  ///
  /// - Precondition: `vector` has as many entries as the matrix has columns.
  /// - Complexity: O(m·n), by `dgemv`.
  public static func * (matrix: Matrix, vector: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: matrix.rows)
    var target = result.mutableSpan
    matrix.multiply(vector.span, into: &target)
    return result
  }

  /// Writes the product with a column into a buffer: y = A·x.
  ///
  /// - Precondition: `vector` has one entry a column, `result` one a row.
  public func multiply(_ vector: Span<Double>, into result: inout MutableSpan<Double>) {
    precondition(vector.count == columns, "a product needs one entry for each column")
    precondition(result.count == rows, "a product gives one entry for each row")
    BLAS.multiply(self, transposed: false, vector, into: &result)
  }

  /// The product of the transpose with a column: Aᵀ·x.
  ///
  /// - Precondition: `vector` has as many entries as the matrix has rows.
  public func transposedTimes(_ vector: [Double]) -> [Double] {
    precondition(vector.count == rows, "a transposed product needs one entry for each row")
    var result = [Double](repeating: 0, count: columns)
    var target = result.mutableSpan
    BLAS.multiply(self, transposed: true, vector.span, into: &target)
    return result
  }

  /// The product of the transpose with a matrix: Aᵀ·B, without forming Aᵀ.
  ///
  /// - Precondition: both have the same number of rows.
  public func transposedTimes(_ other: Matrix) -> Matrix {
    precondition(rows == other.rows, "a transposed product needs one number of rows")
    return BLAS.product(self, other, transposingLeft: true)
  }

  /// The product with the transpose of a matrix: A·Bᵀ, without forming Bᵀ.
  ///
  /// - Precondition: both have the same number of columns.
  public func timesTransposed(_ other: Matrix) -> Matrix {
    precondition(columns == other.columns, "a product with a transpose needs one number of columns")
    return BLAS.product(self, other, transposingRight: true)
  }

  /// Adds a multiple of an outer product: A + α·x·yᵀ.
  ///
  /// - Precondition: `x` has one entry a row, `y` one a column.
  /// - Complexity: O(m·n), by `dger`.
  public mutating func add(_ factor: Double, timesOuterProductOf x: [Double], _ y: [Double]) {
    precondition(x.count == rows && y.count == columns, "an outer product of another shape")
    BLAS.add(factor, x, y, to: &self)
  }

  private static func requireSameShape(_ left: Matrix, _ right: Matrix) {
    precondition(
      left.rows == right.rows && left.columns == right.columns,
      "a sum needs matrices of one shape")
  }
}
