/// Powers of two that bring every column of a matrix to a norm in [1, 2).
///
/// Scaling by powers of two is exact, so a solution does not depend on the units of the regressors
/// and no digit is lost on the way. Columns of zeros are left alone; columns whose norm is beyond
/// 2^±1000 are brought as near as a normal number does.
struct ColumnScaling: Sendable {
  /// Column j is multiplied by this power of two.
  let factors: [Double]

  /// The scaling that a matrix needs.
  ///
  /// - Precondition: all entries are finite.
  init(_ matrix: Matrix) {
    factors = (0..<matrix.columns).map { j in
      let norm = matrix.withColumn(j) { BLAS.norm($0) }
      let exponent = norm == 0 ? 0 : norm.isInfinite ? 1000 : Int(norm.exponent)
      return Double(sign: .plus, exponent: -min(1000, max(-1000, exponent)), significand: 1)
    }
  }

  /// Multiplies every column by its power of two.
  func scale(_ matrix: inout Matrix) {
    for (j, factor) in factors.enumerated() where factor != 1 {
      matrix.withMutableColumn(j) { column in
        for i in column.indices { column[i] *= factor }
      }
    }
  }

  /// Turns coefficients of the scaled columns into those of the original ones.
  func unscale(_ coefficients: inout MutableSpan<Double>) {
    for j in coefficients.indices { coefficients[j] *= factors[j] }
  }

  /// Does the same to every column of a matrix.
  func unscaleRows(of matrix: inout Matrix) {
    for j in 0..<matrix.columns {
      matrix.withMutableColumn(j) { column in unscale(&column) }
    }
  }
}
