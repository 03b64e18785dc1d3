import ExtendedPrecision

/// Householder QR in double-double arithmetic, for designs of a few columns.
///
/// > Source: Golub & Van Loan (2013), algorithm 5.2.1.
struct ExtendedQR: Sendable {
  /// Column k holds the k-th reflector from row k on, and above it the entries of R.
  private var factors: ExtendedMatrix
  /// The diagonal of R.
  private var diagonal: [DoubleDouble] = []
  /// 2/‖v‖² of each reflector v.
  private var scales: [DoubleDouble] = []

  /// Factors a matrix of full column rank.
  ///
  /// - Precondition: there are no more columns than rows.
  /// - Complexity: O(n·p²).
  init(_ matrix: ExtendedMatrix) {
    precondition(matrix.columns <= matrix.rows, "a factorisation of full rank is not wide")
    factors = matrix
    for k in 0..<matrix.columns {
      reflect(k)
      for j in k + 1..<matrix.columns { apply(k, toColumn: j) }
    }
  }

  private var rows: Int { factors.rows }
  private var columns: Int { factors.columns }

  /// Replaces column k from row k on by the vector that reflects it to a multiple of e₁.
  private mutating func reflect(_ k: Int) {
    let start = k * rows
    var squares: DoubleDouble = 0
    for i in k..<rows { squares += factors.storage[start + i] * factors.storage[start + i] }
    let norm = DoubleDouble.sqrt(squares)
    let first = factors.storage[start + k]
    // Away from zero, so that the difference does not cancel.
    let target = first.high > 0 ? -norm : norm
    factors.storage[start + k] = first - target
    diagonal.append(target)
    // ‖v‖² = 2·(‖x‖² − x₁·target).
    let half = squares - first * target
    scales.append(half.high == 0 ? 0 : 1 / half)
  }

  private mutating func apply(_ k: Int, toColumn j: Int) {
    let (v, a) = (k * rows, j * rows)
    var product: DoubleDouble = 0
    for i in k..<rows { product += factors.storage[v + i] * factors.storage[a + i] }
    let factor = product * scales[k]
    for i in k..<rows { factors.storage[a + i] -= factor * factors.storage[v + i] }
  }

  /// The first p entries of Qᵀ·b.
  func effects(_ vector: [DoubleDouble]) -> [DoubleDouble] {
    var result = vector
    for k in 0..<columns {
      let v = k * rows
      var product: DoubleDouble = 0
      for i in k..<rows { product += factors.storage[v + i] * result[i] }
      let factor = product * scales[k]
      for i in k..<rows { result[i] -= factor * factors.storage[v + i] }
    }
    return Array(result[..<columns])
  }

  /// R⁻¹·b.
  func solveTriangle(_ vector: [DoubleDouble]) -> [DoubleDouble] {
    var result = vector
    for i in stride(from: columns - 1, through: 0, by: -1) {
      for j in i + 1..<columns { result[i] -= factors[i, j] * result[j] }
      result[i] /= diagonal[i]
    }
    return result
  }

  /// R⁻¹, upper triangular, column by column by back substitution.
  func triangleInverse() -> ExtendedMatrix {
    ExtendedMatrix(
      columns: (0..<columns).map { k in
        var unit = [DoubleDouble](repeating: 0, count: columns)
        unit[k] = 1
        return solveTriangle(unit)
      })
  }
}
