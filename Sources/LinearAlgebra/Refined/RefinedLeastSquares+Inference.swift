import ExtendedPrecision

extension RefinedLeastSquares {
  /// W, p × p, with W·Wᵀ = (Xᵀ·X)⁻¹, or (Xᵀ·diag(w)·X)⁻¹ with weights, rounded to doubles.
  ///
  /// - Complexity: O(p³).
  public var covarianceFactor: Matrix {
    var inverse = qr.triangleInverse().rounded
    factored.scaling.unscaleRows(of: &inverse)
    return inverse
  }

  /// The diagonal of (Xᵀ·X)⁻¹: the variance of each coefficient for errors of variance 1.
  ///
  /// - Complexity: O(p³).
  public var unscaledVariances: [Double] {
    let inverse = qr.triangleInverse()
    return (0..<columns).map { i in
      var sum: DoubleDouble = 0
      for j in i..<columns { sum += inverse[i, j] * inverse[i, j] }
      return sum.rounded * factored.scaling.factors[i] * factored.scaling.factors[i]
    }
  }

  /// The diagonal of the hat matrix: how much of each fitted value its own observation makes.
  ///
  /// The squared lengths of the rows of X·W, which are those of Q.
  ///
  /// - Complexity: O(n·p²).
  public var leverage: [Double] {
    let inverse = qr.triangleInverse()
    var sums = [DoubleDouble](repeating: 0, count: extended.rows)
    for j in 0..<columns {
      let column = (0..<columns).map {
        inverse[$0, j].scaled(byPowerOfTwo: factored.scaling.factors[$0])
      }
      for (i, entry) in (extended * column).enumerated() { sums[i] += entry * entry }
    }
    guard let weights else { return sums.map(\.rounded) }
    return zip(sums, weights).map { ($0 * $1).rounded }
  }

  /// The ratio of the extreme singular values of X, weighted where there are weights.
  ///
  /// - Throws: `.noConvergence`.
  public func conditionNumber() throws(LinearAlgebraError) -> Double {
    try factored.conditionNumber()
  }

  /// The condition number of X with its columns scaled to unit length: above 30, collinearity.
  ///
  /// - Throws: `.noConvergence`.
  ///
  /// > Source: Belsley, Kuh & Welsch (1980), §3.2.
  public func scaledConditionNumber() throws(LinearAlgebraError) -> Double {
    try factored.scaledConditionNumber()
  }
}
