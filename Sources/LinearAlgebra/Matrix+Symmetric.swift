extension Matrix {
  /// The products of all columns with one another: AᵀA, symmetric to the bit.
  ///
  /// - Complexity: O(m·n²/2), by `dsyrk`.
  public func gram() -> Matrix {
    var result = Matrix(rows: columns, columns: columns)
    BLAS.add(1, gramOf: self, to: &result, times: 0)
    result.mirrorLower()
    return result
  }

  /// Subtracts BᵀB from a symmetric matrix, of which only the lower triangle is read; the result is
  /// symmetric to the bit.
  ///
  /// - Precondition: the matrix is square, with one row for each column of `other`.
  /// - Complexity: O(m·n²/2), by `dsyrk`.
  public mutating func subtract(gramOf other: Matrix) {
    precondition(isSquare && rows == other.columns, "a Gram matrix of another shape")
    BLAS.add(-1, gramOf: other, to: &self, times: 1)
    mirrorLower()
  }

  /// Adds α·x·xᵀ to the lower triangle; the upper one is left as it is.
  ///
  /// - Precondition: the matrix is square, with one row for each entry of `x`.
  /// - Complexity: O(n²/2), by `dsyr`.
  public mutating func addToLower(_ factor: Double, timesSquareOf x: [Double]) {
    precondition(isSquare && rows == x.count, "a square of another shape")
    BLAS.add(factor, squareOf: x, to: &self)
  }

  /// A column of a symmetric matrix, read from the lower triangle alone.
  ///
  /// - Precondition: the matrix is square.
  public func symmetricColumn(_ j: Int) -> [Double] {
    precondition(isSquare, "only a square matrix is symmetric")
    var column = storage[j * rows..<(j + 1) * rows].map { $0 }
    for i in 0..<j { column[i] = storage[i * rows + j] }
    return column
  }

  /// Copies what is below the diagonal above it.
  private mutating func mirrorLower() {
    for j in 1..<max(rows, 1) {
      for i in 0..<j { storage[j * rows + i] = storage[i * rows + j] }
    }
  }
}
