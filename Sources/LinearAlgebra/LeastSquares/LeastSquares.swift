/// A design factored once, for least squares with any number of responses.
///
/// Minimises ‖y − X·β‖₂, or with weights Σ wᵢ·(yᵢ − xᵢᵀ·β)², by Householder QR with column pivoting
/// of the design whose columns are scaled by powers of two; Xᵀ·X is never formed.
///
/// ```swift
/// let fit = try LeastSquares(design).solve(response)
/// ```
///
/// > Accuracy: the coefficients are those of a problem whose entries differ from the given ones by
/// > a few ulps of their column; ill-conditioned designs want ``RefinedLeastSquares``.
/// > Source: Golub & Van Loan (2013), §5.3 and §5.4.2; Higham (2002), §20.2. R's `lm` differs: it
/// > pivots only where a column is nearly dependent, at 1e-7, and leaves such columns out.
public struct LeastSquares: Sendable {
  /// X as it was given, n × p.
  public let design: Matrix
  /// w as they were given, or nil where all observations weigh the same.
  public let weights: [Double]?
  /// Square roots of the weights.
  let weightRoots: [Double]?
  let scaling: ColumnScaling
  let factorization: PivotedQR

  /// Factors a design.
  ///
  /// - Parameters:
  ///   - design: X, n × p, one regressor a column; the intercept is a column of ones.
  ///   - weights: w, length n, inverse to the variances of the errors; a zero leaves an observation
  ///     out. All one when not given.
  ///   - tolerance: the fraction of a scaled column's norm below which it counts as dependent;
  ///     max(n, p)·ε when not given.
  /// - Throws: `.notFinite`; `.negativeWeight`; `.rankDeficient` with the indices of the columns
  ///   that those before them span, as is always the case for n < p.
  /// - Precondition: there is one weight for each row.
  /// - Complexity: O(n·p²).
  public init(
    _ design: Matrix, weights: [Double]? = nil, tolerance: Double? = nil
  ) throws(LinearAlgebraError) {
    var scaled = design
    self.design = design
    self.weights = weights
    weightRoots = try weights.map { given throws(LinearAlgebraError) in
      try Self.roots(of: given, rows: design.rows)
    }
    guard design.isFinite else { throw .notFinite }
    scaling = ColumnScaling(design)
    scaling.scale(&scaled)
    if let weightRoots { scaled.scaleRows(by: weightRoots) }
    factorization = try PivotedQR(scaled)
    let fraction = tolerance ?? Double(max(design.rows, design.columns)) * .ulpOfOne
    let rank = factorization.rank(tolerance: fraction)
    guard rank == design.columns else {
      let dependent = DependentColumns.indices(of: scaled, rank: rank, tolerance: fraction)
      throw .rankDeficient(rank: rank, columns: design.columns, dependent: dependent)
    }
  }

  private static func roots(
    of weights: [Double], rows: Int
  ) throws(LinearAlgebraError) -> [Double] {
    precondition(weights.count == rows, "least squares needs one weight for each observation")
    guard weights.span.isFinite else { throw .notFinite }
    if let index = weights.firstIndex(where: { $0 < 0 }) { throw .negativeWeight(index: index) }
    return weights.map { $0.squareRoot() }
  }

  /// p, the number of coefficients.
  public var columns: Int { design.columns }

  /// The number of observations that count: n, without those of weight zero.
  public var observations: Int {
    weights.map { given in given.count { $0 > 0 } } ?? design.rows
  }

  /// Observations that count less coefficients.
  public var degreesOfFreedom: Int { observations - columns }

  /// The coefficients and residuals of a response.
  ///
  /// - Parameter response: y, length n.
  /// - Throws: `.notFinite`.
  /// - Precondition: `response.count == design.rows`.
  /// - Complexity: O(n·p).
  public func solve(_ response: [Double]) throws(LinearAlgebraError) -> LeastSquaresSolution {
    precondition(response.count == design.rows, "least squares needs one response for each row")
    guard response.span.isFinite else { throw .notFinite }
    let coefficients = coefficients(of: response)
    let fitted = design * coefficients
    var residuals = response
    var sum = 0.0
    for i in residuals.indices {
      residuals[i] -= fitted[i]
      let weighted = residuals[i] * (weightRoots?[i] ?? 1)
      sum += weighted * weighted
    }
    return LeastSquaresSolution(
      coefficients: coefficients, fittedValues: fitted, residuals: residuals,
      residualSumOfSquares: sum, degreesOfFreedom: degreesOfFreedom)
  }

  /// β alone, for a response known to be finite.
  private func coefficients(of response: [Double]) -> [Double] {
    var rotated = response
    if let weightRoots {
      for i in rotated.indices { rotated[i] *= weightRoots[i] }
    }
    var span = rotated.mutableSpan
    factorization.applyQTransposed(to: &span)
    BLAS.solve(
      .upper, of: factorization.factors, order: columns, &span, columns: 1, stride: design.rows)
    var result = [Double](repeating: 0, count: columns)
    for (position, index) in factorization.permutation.enumerated() {
      result[index] = rotated[position]
    }
    var coefficients = result.mutableSpan
    scaling.unscale(&coefficients)
    return result
  }
}

extension Matrix {
  /// Multiplies row i by the i-th factor.
  mutating func scaleRows(by factors: [Double]) {
    for j in 0..<columns {
      withMutableColumn(j) { column in
        for i in column.indices { column[i] *= factors[i] }
      }
    }
  }
}
