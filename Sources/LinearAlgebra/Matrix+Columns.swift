extension Matrix {
  /// Lends one column to a kernel, without copying it.
  ///
  /// - Precondition: `index` is within the matrix.
  @inlinable
  public func withColumn<Result, Failure: Error>(
    _ index: Int, _ body: (Span<Double>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    precondition(index >= 0 && index < columns, "column out of range")
    return try body(storage.span.extracting(index * rows..<(index + 1) * rows))
  }

  /// Lends one column to a kernel that writes to it.
  ///
  /// - Precondition: `index` is within the matrix.
  @inlinable
  public mutating func withMutableColumn<Result, Failure: Error>(
    _ index: Int, _ body: (inout MutableSpan<Double>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    precondition(index >= 0 && index < columns, "column out of range")
    let range = index * rows..<(index + 1) * rows
    var all = storage.mutableSpan
    var column = all._mutatingExtracting(range)
    return try body(&column)
  }

  /// A copy of one column.
  ///
  /// - Precondition: `index` is within the matrix.
  public func column(_ index: Int) -> [Double] {
    precondition(index >= 0 && index < columns, "column out of range")
    return Array(storage[index * rows..<(index + 1) * rows])
  }

  /// A copy of one row.
  ///
  /// - Precondition: `index` is within the matrix.
  public func row(_ index: Int) -> [Double] {
    (0..<columns).map { self[index, $0] }
  }

  /// The entries on the diagonal.
  public var diagonal: [Double] { (0..<min(rows, columns)).map { self[$0, $0] } }

  /// The matrix of some of the columns, in the order given.
  ///
  /// - Precondition: all indices are within the matrix.
  public func selecting(columns indices: [Int]) -> Matrix {
    var entries: [Double] = []
    entries.reserveCapacity(rows * indices.count)
    for index in indices {
      precondition(index >= 0 && index < columns, "column out of range")
      entries += storage[index * rows..<(index + 1) * rows]
    }
    return Matrix(rows: rows, columns: indices.count, columnMajor: entries)
  }

  /// The matrix of some of the rows, in the order given.
  ///
  /// - Precondition: all indices are within the matrix.
  public func selecting(rows indices: [Int]) -> Matrix {
    var result = Matrix(rows: indices.count, columns: columns)
    for j in 0..<columns {
      for (i, index) in indices.enumerated() { result[i, j] = self[index, j] }
    }
    return result
  }

  /// This matrix with another to its right.
  ///
  /// - Precondition: both have the same number of rows.
  public func joined(columns other: Matrix) -> Matrix {
    precondition(rows == other.rows, "matrices side by side must have one number of rows")
    return Matrix(
      rows: rows, columns: columns + other.columns, columnMajor: storage + other.storage)
  }

  /// This matrix with another below it.
  ///
  /// - Precondition: both have the same number of columns.
  public func joined(rows other: Matrix) -> Matrix {
    precondition(columns == other.columns, "stacked matrices must have one number of columns")
    var entries: [Double] = []
    entries.reserveCapacity(storage.count + other.storage.count)
    for j in 0..<columns {
      entries += storage[j * rows..<(j + 1) * rows]
      entries += other.storage[j * other.rows..<(j + 1) * other.rows]
    }
    return Matrix(rows: rows + other.rows, columns: columns, columnMajor: entries)
  }

  /// The matrix with rows and columns exchanged.
  public func transposed() -> Matrix {
    var result = Matrix(rows: columns, columns: rows)
    for j in 0..<columns {
      for i in 0..<rows { result.storage[i * columns + j] = storage[j * rows + i] }
    }
    return result
  }
}
