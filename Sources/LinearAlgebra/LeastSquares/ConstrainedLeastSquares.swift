/// Least squares whose coefficients obey linear equations: minimises ‖y − X·β‖₂ over B·β = d.
///
/// > Source: Golub & Van Loan (2013), §6.2; LAPACK `dgglse`.
public struct ConstrainedLeastSquares: Sendable {
  /// X, n × p.
  public let design: Matrix
  /// B, q × p, one equation a row.
  public let constraints: Matrix
  private let scaling: ColumnScaling

  /// States a problem.
  ///
  /// - Parameters:
  ///   - design: X, n × p.
  ///   - constraints: B, q × p.
  /// - Throws: `.notFinite`; `.dependentConstraints` with the equations that those before them
  ///   imply or contradict; `.rankDeficient` where X and B together leave coefficients open.
  /// - Precondition: X and B have one number of columns.
  public init(_ design: Matrix, constraints: Matrix) throws(LinearAlgebraError) {
    precondition(
      design.columns == constraints.columns, "constraints need a column for each coefficient")
    let stacked = design.joined(rows: constraints)
    scaling = try LeastSquares(stacked).scaling
    do {
      _ = try LeastSquares(constraints.transposed())
    } catch .rankDeficient(_, _, let dependent) {
      throw .dependentConstraints(indices: dependent)
    }
    self.design = design
    self.constraints = constraints
  }

  /// The coefficients of a response.
  ///
  /// - Parameters:
  ///   - response: y, length n.
  ///   - values: d, length q.
  /// - Throws: `.notFinite`; `.rankDeficient` where X and B together leave coefficients open.
  /// - Precondition: there is one response for each row of X and one value for each row of B.
  /// - Complexity: O((n + q)·p²).
  public func solve(
    _ response: [Double], values: [Double]
  ) throws(LinearAlgebraError) -> LeastSquaresSolution {
    precondition(response.count == design.rows, "least squares needs one response for each row")
    precondition(values.count == constraints.rows, "each constraint needs a value")
    guard response.span.isFinite, values.span.isFinite else { throw .notFinite }
    var (a, b) = (design, constraints)
    scaling.scale(&a)
    scaling.scale(&b)
    var (c, d) = (response, values)
    let (x, failure) = LAPACK.gglse(&a, &b, &c, &d)
    guard failure == nil else {
      throw .rankDeficient(rank: design.columns - 1, columns: design.columns, dependent: [])
    }
    var coefficients = x
    var span = coefficients.mutableSpan
    scaling.unscale(&span)
    let fitted = design * coefficients
    let residuals = zip(response, fitted).map { $0 - $1 }
    return LeastSquaresSolution(
      coefficients: coefficients, fittedValues: fitted, residuals: residuals,
      residualSumOfSquares: residuals.reduce(0) { $0 + $1 * $1 },
      degreesOfFreedom: design.rows - design.columns + constraints.rows)
  }

  /// W, p × (p − q), with σ²·W·Wᵀ the covariance of the coefficients.
  ///
  /// The errors move β only within the null space of B: with N an orthonormal basis of it, W is
  /// N·S with S·Sᵀ = ((X·N)ᵀ·(X·N))⁻¹.
  ///
  /// - Throws: `.rankDeficient` where X leaves coefficients within the null space open.
  public func covarianceFactor() throws(LinearAlgebraError) -> Matrix {
    let free = design.columns - constraints.rows
    let rotation = try QR(constraints.transposed())
    var basis = Matrix(rows: constraints.rows, columns: free).joined(rows: .identity(free))
    rotation.applyQ(to: &basis)
    return basis * (try LeastSquares(design * basis).covarianceFactor)
  }
}
