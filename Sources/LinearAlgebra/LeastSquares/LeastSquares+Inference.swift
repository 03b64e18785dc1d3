extension LeastSquares {
  /// W, p × p, with W·Wᵀ = (Xᵀ·X)⁻¹, or (Xᵀ·diag(w)·X)⁻¹ with weights.
  ///
  /// The covariance of the coefficients is σ²·W·Wᵀ; a linear combination cᵀ·β has the standard
  /// error σ·‖Wᵀ·c‖, without cancellation. It is R⁻¹ by a triangular solve, its rows put back in
  /// the order of the regressors.
  ///
  /// - Complexity: O(p³).
  public var covarianceFactor: Matrix {
    let order = columns
    var inverse = Matrix.identity(order)
    BLAS.solve(.upper, of: factorization.factors, &inverse)
    var result = Matrix(rows: order, columns: order)
    for j in 0..<order {
      for (position, index) in factorization.permutation.enumerated() {
        result[index, j] = inverse[position, j] * scaling.factors[index]
      }
    }
    return result
  }

  /// The diagonal of (Xᵀ·X)⁻¹: the variance of each coefficient for errors of variance 1.
  ///
  /// - Complexity: O(p³).
  public var unscaledVariances: [Double] { covarianceFactor.rowSumsOfSquares }

  /// The diagonal of the hat matrix: how much of each fitted value its own observation makes.
  ///
  /// Between 0 and 1, with sum p: the squared lengths of the rows of Q.
  ///
  /// - Complexity: O(n·p²).
  public var leverage: [Double] { factorization.q.rowSumsOfSquares }

  /// The ratio of the extreme singular values of X, weighted where there are weights.
  ///
  /// - Throws: `.noConvergence`.
  /// - Complexity: O(p³).
  public func conditionNumber() throws(LinearAlgebraError) -> Double {
    try SVD(unscaledR).conditionNumber
  }

  /// The triangular factor of X itself, its columns in the order of the pivots.
  var unscaledR: Matrix {
    var unscaled = factorization.r
    for (position, index) in factorization.permutation.enumerated() {
      unscaled.withMutableColumn(position) { column in
        for i in column.indices {
          column[i] /= scaling.factors[index]
        }
      }
    }
    return unscaled
  }

  /// The condition number of X with its columns scaled to unit length: above 30, collinearity.
  ///
  /// - Throws: `.noConvergence`.
  /// - Complexity: O(p³).
  ///
  /// > Source: Belsley, Kuh & Welsch (1980), §3.2.
  public func scaledConditionNumber() throws(LinearAlgebraError) -> Double {
    var r = factorization.r
    for j in 0..<r.columns {
      r.withMutableColumn(j) { column in
        let norm = BLAS.norm(column.span)
        for i in column.indices { column[i] /= norm }
      }
    }
    return try SVD(r).conditionNumber
  }
}

extension Matrix {
  /// For each row the sum of its squared entries.
  var rowSumsOfSquares: [Double] {
    var sums = [Double](repeating: 0, count: rows)
    for j in 0..<columns {
      withColumn(j) { column in
        for i in column.indices { sums[i] += column[i] * column[i] }
      }
    }
    return sums
  }
}
