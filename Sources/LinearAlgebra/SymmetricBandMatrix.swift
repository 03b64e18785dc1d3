/// A symmetric matrix whose entries further than a bandwidth from the diagonal are zero.
///
/// Only the diagonal and the sub-diagonals are kept: O(n·k) entries for n rows.
public struct SymmetricBandMatrix: Sendable, Hashable {
  /// The number of rows, and of columns.
  public let order: Int
  /// How many sub-diagonals there are.
  public let bandwidth: Int
  /// Column j holds the diagonal entry and the `bandwidth` entries below it.
  var storage: [Double]

  /// A band of zeros.
  ///
  /// - Precondition: neither number is negative.
  public init(order: Int, bandwidth: Int) {
    precondition(order >= 0 && bandwidth >= 0, "a band cannot have a negative dimension")
    self.order = order
    self.bandwidth = bandwidth
    storage = [Double](repeating: 0, count: order * (bandwidth + 1))
  }

  /// One entry; (i, j) and (j, i) are the same.
  ///
  /// - Precondition: both indices are within the matrix; an entry that is written lies within the
  ///   band.
  public subscript(row: Int, column: Int) -> Double {
    get {
      precondition((0..<order).contains(row) && (0..<order).contains(column), "out of range")
      let distance = abs(row - column)
      return distance > bandwidth ? 0 : storage[min(row, column) * (bandwidth + 1) + distance]
    }
    set {
      precondition((0..<order).contains(row) && (0..<order).contains(column), "out of range")
      let distance = abs(row - column)
      precondition(distance <= bandwidth, "an entry outside the band is zero")
      storage[min(row, column) * (bandwidth + 1) + distance] = newValue
    }
  }

  /// The product with a column.
  ///
  /// - Precondition: `vector.count == order`.
  /// - Complexity: O(n·k).
  public static func * (matrix: SymmetricBandMatrix, vector: [Double]) -> [Double] {
    precondition(vector.count == matrix.order, "a product needs one entry for each column")
    var result = [Double](repeating: 0, count: matrix.order)
    for j in 0..<matrix.order {
      let start = j * (matrix.bandwidth + 1)
      result[j] += matrix.storage[start] * vector[j]
      for i in j + 1..<max(j + 1, min(matrix.order, j + matrix.bandwidth + 1)) {
        let entry = matrix.storage[start + i - j]
        result[i] += entry * vector[j]
        result[j] += entry * vector[i]
      }
    }
    return result
  }

  /// The matrix with its zeros.
  public var dense: Matrix {
    var result = Matrix(rows: order, columns: order)
    for j in 0..<order {
      for i in 0..<order { result[i, j] = self[i, j] }
    }
    return result
  }
}
