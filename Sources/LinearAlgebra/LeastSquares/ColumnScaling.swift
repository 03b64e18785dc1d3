/// Powers of two that bring every column of a matrix to a norm in [1, 2).
///
/// Scaling by powers of two is exact, so a solution does not depend on the units of the regressors
/// and no digit is lost on the way. Columns of zeros, and empty ones, are left alone.
struct ColumnScaling: Sendable {
  /// Column j is divided by 2 to this power.
  let exponents: [Int]

  /// The scaling that a matrix needs.
  ///
  /// - Precondition: all entries are finite.
  init(_ matrix: Matrix) {
    exponents = (0..<matrix.columns).map { j in
      let norm = matrix.withColumn(j) { BLAS.norm($0) }
      // A norm past the largest double: the columns' entries are within 2¹⁰²⁴.
      return norm.isInfinite ? 1024 : norm == 0 ? 0 : Int(norm.exponent)
    }
  }

  /// Divides every column by its power of two.
  func scale(_ matrix: inout Matrix) {
    for (j, exponent) in exponents.enumerated() where exponent != 0 {
      matrix.withMutableColumn(j) { column in
        for i in column.indices { column[i] = column[i].timesPowerOfTwo(-exponent) }
      }
    }
  }

  /// Turns coefficients of the scaled columns into those of the original ones.
  func unscale(_ coefficients: inout MutableSpan<Double>) {
    for j in coefficients.indices {
      coefficients[j] = coefficients[j].timesPowerOfTwo(-exponents[j])
    }
  }

  /// Does the same to every column of a matrix.
  func unscaleRows(of matrix: inout Matrix) {
    for j in 0..<matrix.columns {
      matrix.withMutableColumn(j) { column in unscale(&column) }
    }
  }
}

extension Double {
  /// x·2ᵏ, exact where the result is a normal number.
  @inlinable
  func timesPowerOfTwo(_ exponent: Int) -> Double {
    // In two steps, as 2ᵏ itself may be out of range.
    if exponent > -1022, exponent < 1023 {
      return self * Double(sign: .plus, exponent: exponent, significand: 1)
    }
    let half = exponent / 2
    return self * Double(sign: .plus, exponent: half, significand: 1)
      * Double(sign: .plus, exponent: exponent - half, significand: 1)
  }
}
