/// A dense matrix of doubles, stored by columns, with value semantics.
///
/// Columns are contiguous: a loop that runs down a column, or a kernel over ``withColumn(_:_:)``, is
/// fast; a loop along a row strides.
///
/// ```swift
/// var design = Matrix(rows: 30, columns: 2, repeating: 1)
/// for t in 0..<30 { design[t, 1] = Double(t) }
/// ```
///
/// - Complexity: copies share storage until one of them is written to.
public struct Matrix: Sendable, Hashable {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// The entries, column after column.
  @usableFromInline var storage: [Double]

  /// A matrix whose entries are all equal.
  ///
  /// - Precondition: neither dimension is negative.
  public init(rows: Int, columns: Int, repeating value: Double = 0) {
    precondition(rows >= 0 && columns >= 0, "a matrix cannot have a negative dimension")
    self.rows = rows
    self.columns = columns
    storage = [Double](repeating: value, count: rows * columns)
  }

  /// A matrix from its entries, column after column.
  ///
  /// - Precondition: there are rows × columns entries.
  public init(rows: Int, columns: Int, columnMajor entries: [Double]) {
    precondition(rows >= 0 && columns >= 0, "a matrix cannot have a negative dimension")
    precondition(entries.count == rows * columns, "a matrix needs rows × columns entries")
    self.rows = rows
    self.columns = columns
    storage = entries
  }

  /// A matrix from its columns.
  ///
  /// - Precondition: all columns have the same length.
  public init(columns: [[Double]]) {
    let rows = columns.first?.count ?? 0
    precondition(columns.allSatisfy { $0.count == rows }, "columns must have one length")
    self.init(rows: rows, columns: columns.count, columnMajor: columns.flatMap { $0 })
  }

  /// A matrix from its rows.
  ///
  /// - Precondition: all rows have the same length.
  public init(rows: [[Double]]) {
    let columns = rows.first?.count ?? 0
    precondition(rows.allSatisfy { $0.count == columns }, "rows must have one length")
    self.init(rows: rows.count, columns: columns)
    for (i, row) in rows.enumerated() {
      for (j, value) in row.enumerated() { self[i, j] = value }
    }
  }

  /// A square matrix with these entries on its diagonal and zeros elsewhere.
  public init(diagonal: [Double]) {
    self.init(rows: diagonal.count, columns: diagonal.count)
    for (i, value) in diagonal.enumerated() { self[i, i] = value }
  }

  /// The identity of an order.
  public static func identity(_ order: Int) -> Matrix {
    Matrix(diagonal: [Double](repeating: 1, count: order))
  }

  /// One entry; indices count from 0.
  ///
  /// - Precondition: both indices are within the matrix.
  @inlinable public subscript(row: Int, column: Int) -> Double {
    get {
      precondition(row >= 0 && row < rows, "row out of range")
      return storage[column * rows + row]
    }
    set {
      precondition(row >= 0 && row < rows, "row out of range")
      storage[column * rows + row] = newValue
    }
  }

  /// All entries, column after column.
  @inlinable public var entries: [Double] { storage }

  /// Whether rows and columns are equally many.
  public var isSquare: Bool { rows == columns }
}
