public import LinearAlgebra

/// The covariance of forecast errors in factored form, with figures that may not move held in place.
///
/// A held figure is one without an error: its row and column of the covariance are zero, and
/// reconciliation leaves it as it is to the last bit.
///
/// > Source: Zhang, Kang, Panagiotelis & Li (2023), "Optimal reconciliation with immutable forecasts".
public struct ErrorWeights: Sendable {
  /// Figures in all.
  public let count: Int
  /// The figures that may move, ascending.
  public let free: [Int]
  /// L of the covariance L·Lᵀ of the free ones.
  let lower: Matrix

  /// Factors a covariance.
  ///
  /// - Parameters:
  ///   - covariance: one row and column a figure, of which the lower triangle is read.
  ///   - held: the figures that may not move.
  /// - Throws: `.notFinite`; `.notPositiveDefinite`.
  /// - Precondition: the matrix is square.
  public init(_ covariance: Matrix, held: Set<Int> = []) throws(LinearAlgebraError) {
    count = covariance.rows
    free = (0..<covariance.rows).filter { !held.contains($0) }
    lower =
      free.isEmpty
      ? Matrix(rows: 0, columns: 0)
      : try Cholesky(covariance.selecting(rows: free).selecting(columns: free)).lower
  }

  /// The standard deviation of each figure's error; 0 for held ones.
  public var deviations: [Double] {
    var deviations = [Double](repeating: 0, count: count)
    for (place, index) in free.enumerated() {
      let squares = lower.row(place).reduce(0) { $0 + $1 * $1 }
      deviations[index] = squares.squareRoot()
    }
    return deviations
  }
}
