extension Ridge {
  /// The fit under a penalty.
  ///
  /// - Parameters:
  ///   - response: y, length n.
  ///   - penalty: λ, in squared units of the penalised columns; at zero, the shortest of the
  ///     ordinary least-squares solutions.
  /// - Throws: `.notFinite`; `.negativeWeight` for a negative penalty.
  /// - Precondition: `response.count == design.rows`.
  /// - Complexity: O(n·p).
  public func solve(
    _ response: [Double], penalty: Double
  ) throws(LinearAlgebraError) -> RidgeSolution {
    precondition(response.count == rows, "least squares needs one response for each row")
    guard response.span.isFinite, penalty.isFinite else { throw .notFinite }
    guard penalty >= 0 else { throw .negativeWeight(index: 0) }
    let coefficients = coefficients(response, penalty: penalty)
    let fitted = design * coefficients
    let shrinkage = shrinkage(penalty)
    return RidgeSolution(
      penalty: penalty, coefficients: coefficients, fittedValues: fitted,
      residuals: zip(response, fitted).map { $0 - $1 },
      leverage: leverage(shrinkage),
      effectiveDegreesOfFreedom: shrinkage.reduce(Double(unpenalized.count), +))
  }

  private func coefficients(_ response: [Double], penalty: Double) -> [Double] {
    let count = unpenalized.count
    var rotated = response
    var span = rotated.mutableSpan
    free.applyQTransposed(to: &span)
    var components = outside.left.transposedTimes(Array(rotated[count...]))
    for (i, factor) in filter(penalty).enumerated() { components[i] *= factor }
    let shrunken = outside.rightTransposed.transposedTimes(components)
    var rest = zip(rotated[..<count], within * shrunken).map { $0 - $1 }
    var restSpan = rest.mutableSpan
    BLAS.solve(.upper, of: free.factors, order: count, &restSpan, columns: 1, stride: count)
    freeScaling.unscale(&restSpan)
    var result = [Double](repeating: 0, count: design.columns)
    for (position, index) in unpenalized.enumerated() { result[index] = rest[position] }
    for (position, index) in penalized.enumerated() { result[index] = shrunken[position] }
    return result
  }

  /// The diagonal of the matrix that takes y to its fit.
  private func leverage(_ shrinkage: [Double]) -> [Double] {
    let count = unpenalized.count
    var scaled = outside.left
    for j in 0..<scaled.columns {
      let root = shrinkage[j].squareRoot()
      scaled.withMutableColumn(j) { column in
        for i in column.indices { column[i] *= root }
      }
    }
    var directions = Matrix(rows: count, columns: scaled.columns).joined(rows: scaled)
    free.applyQ(to: &directions)
    let within = free.q.rowSumsOfSquares
    return zip(within, directions.rowSumsOfSquares).map { $0 + $1 }
  }

  /// W with σ²·W·Wᵀ the covariance of the coefficients under a penalty, which shrinks it.
  ///
  /// - Precondition: the penalty is not negative.
  public func covarianceFactor(penalty: Double) -> Matrix {
    precondition(penalty >= 0, "a penalty is not negative")
    let count = unpenalized.count
    var shrunken = outside.rightTransposed
    shrunken.scaleRows(by: filter(penalty))
    let lower = shrunken.transposed()
    var upper = Matrix.identity(count).joined(columns: -1 * (within * lower))
    BLAS.solve(.upper, of: free.factors, &upper)
    freeScaling.unscaleRows(of: &upper)
    var result = Matrix(rows: design.columns, columns: upper.columns)
    for j in 0..<upper.columns {
      for (position, index) in unpenalized.enumerated() { result[index, j] = upper[position, j] }
      guard j >= count else { continue }
      for (position, index) in penalized.enumerated() {
        result[index, j] = lower[position, j - count]
      }
    }
    return result
  }
}
