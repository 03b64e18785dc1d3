import LinearAlgebra

extension LeastSquaresSearch {
  /// The answer at the point reached, with its covariance by linearisation.
  func minimum() -> Result<LeastSquaresMinimum, OptimizationError> {
    var scaled = jacobian
    var norms = [Double](repeating: 0, count: p)
    for j in 0..<p {
      norms[j] = LinearizedSystem.norm(jacobian.span.extracting(j * n..<(j + 1) * n))
      if norms[j] > 0 { for i in 0..<n { scaled[j * n + i] /= norms[j] } }
    }
    guard let qr = try? PivotedQR(Matrix(rows: n, columns: p, columnMajor: scaled)) else {
      return .failure(.noConvergence(evaluations: evaluations))
    }
    let rank = qr.rank()
    if rank < p { return .failure(.unidentified(parameters: qr.permutation[rank...].sorted())) }
    // σ D⁻¹ P R⁻¹, column by column.
    let r = qr.r
    let sigma = n > p ? (sumOfSquares / Double(n - p)).squareRoot() : 0
    var root = Matrix(rows: p, columns: p)
    for k in 0..<p {
      var column = [Double](repeating: 0, count: p)
      column[k] = 1
      for i in (0...k).reversed() {
        for j in (i + 1)..<max(k + 1, i + 1) { column[i] -= r[i, j] * column[j] }
        column[i] /= r[i, i]
      }
      for i in 0...k {
        let j = qr.permutation[i]
        root[j, k] = sigma * column[i] / norms[j]
      }
    }
    return .success(
      LeastSquaresMinimum(
        parameters: point, residuals: residuals, sumOfSquares: sumOfSquares, covarianceRoot: root,
        evaluations: evaluations))
  }
}
