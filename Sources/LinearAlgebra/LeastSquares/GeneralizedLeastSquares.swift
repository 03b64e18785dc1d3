/// Least squares with correlated errors: y = X·β + L·u, the u independent with equal variances.
///
/// Minimises ‖u‖₂, which is (y − X·β)ᵀ·Σ⁻¹·(y − X·β) for Σ = L·Lᵀ; neither Σ nor its inverse is
/// formed, so L may be ill-conditioned, or even singular where the design reaches what it does not.
///
/// > Source: Paige (1979), "Fast numerically stable computations for generalized linear least
/// > squares problems"; LAPACK `dggglm`.
public struct GeneralizedLeastSquares: Sendable {
  /// X, n × p.
  public let design: Matrix
  /// L, n × q with q ≥ n − p.
  public let errorFactor: Matrix
  private let scaling: ColumnScaling

  /// States a problem.
  ///
  /// - Parameters:
  ///   - design: X, n × p with n ≥ p.
  ///   - errorFactor: L, n × q, with L·Lᵀ proportional to the covariance of the errors.
  /// - Throws: `.notFinite`; `.rankDeficient` where the columns of X are dependent.
  /// - Precondition: X and L have one number of rows, and n ≤ p + q.
  public init(_ design: Matrix, errorFactor: Matrix) throws(LinearAlgebraError) {
    precondition(design.rows == errorFactor.rows, "the error factor needs a row for each error")
    precondition(
      design.rows <= design.columns + errorFactor.columns,
      "the error factor has too few columns to make every error")
    guard errorFactor.isFinite else { throw .notFinite }
    scaling = try LeastSquares(design).scaling
    self.design = design
    self.errorFactor = errorFactor
  }

  /// The coefficients of a response.
  ///
  /// - Parameter response: y, length n.
  /// - Throws: `.notFinite`; `.singular` with the index of a combination of observations that
  ///   neither X nor L reaches.
  /// - Precondition: `response.count == design.rows`.
  /// - Complexity: O(n²·(p + q)).
  public func solve(
    _ response: [Double]
  ) throws(LinearAlgebraError) -> GeneralizedLeastSquaresSolution {
    precondition(response.count == design.rows, "least squares needs one response for each row")
    guard response.span.isFinite else { throw .notFinite }
    var scaled = design
    scaling.scale(&scaled)
    var factor = errorFactor
    var rest = response
    let (x, errors, failure) = LAPACK.ggglm(&scaled, &factor, &rest)
    guard failure == nil else { throw .singular(pivot: zeroPivot(of: factor)) }
    var coefficients = x
    var span = coefficients.mutableSpan
    scaling.unscale(&span)
    let fitted = design * coefficients
    return GeneralizedLeastSquaresSolution(
      coefficients: coefficients, fittedValues: fitted,
      residuals: zip(response, fitted).map { $0 - $1 }, whitenedErrors: errors,
      degreesOfFreedom: design.rows - design.columns,
      covarianceFactor: covarianceFactor(r: scaled, t: factor))
  }

  /// R⁻¹·T₁₁, where QᵀX = (R; 0) and QᵀLZᵀ = T: what the errors that X reaches do to β.
  private func covarianceFactor(r: Matrix, t: Matrix) -> Matrix {
    let (n, p, q) = (design.rows, design.columns, errorFactor.columns)
    // T ends in the last column of L's n × q; its leading block has the columns before the n − p
    // last ones.
    let columns = q - (n - p)
    var result = Matrix(rows: p, columns: columns)
    for j in 0..<columns {
      for i in 0..<min(p, max(0, j + n - q + 1)) { result[i, j] = t[i, j] }
    }
    BLAS.solve(.upper, of: r, &result)
    scaling.unscaleRows(of: &result)
    return result
  }

  /// The row of the first zero on the diagonal of T below the rows of R.
  private func zeroPivot(of t: Matrix) -> Int {
    let shift = errorFactor.columns - design.rows
    return (design.columns..<design.rows).first { t[$0, $0 + shift] == 0 } ?? design.columns
  }
}
