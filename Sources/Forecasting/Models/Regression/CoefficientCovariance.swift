import LinearAlgebra
import RealModule

/// A square root of the covariance of coefficients, in several estimates.
///
/// Everything is a product of factors, never a difference, so that no variance comes out negative.
enum CoefficientCovariance {
  /// F, p × p, with F·Fᵀ the covariance of the coefficients.
  ///
  /// - Parameters:
  ///   - kind: the estimate.
  ///   - leastSquares: the factored design.
  ///   - residuals: y − Xβ, not weighted.
  ///   - sigma: the residual standard deviation, for ``StandardErrors/classical``.
  ///   - bandwidth: the lags of ``StandardErrors/neweyWest``; ``bandwidth(for:)`` where nil.
  /// - Throws: `.notRepresentable` where the scores overflow.
  /// - Complexity: O(n·p²), times the bandwidth for Newey-West.
  ///
  /// > Source: MacKinnon & White (1985); Newey & West (1987). statsmodels' `HC0` to `HC3` are equal,
  /// > its `HAC` with `use_correction=True` is equal to `neweyWest`.
  static func factor(
    _ kind: StandardErrors, of leastSquares: any FactoredDesign, residuals: [Double], sigma: Double,
    bandwidth: Int?
  ) throws(FitError) -> Matrix {
    let root = leastSquares.covarianceFactor
    if kind == .classical { return sigma * root }
    let design = leastSquares.design
    let n = design.rows
    let freedom = Double(n) / Double(n - design.columns)
    let leverage = kind == .hc2 || kind == .hc3 ? leastSquares.leverage : []
    // Rows of scores in the coordinates of an orthonormal basis: e·w·xᵀ·W, with W·Wᵀ = (XᵀwX)⁻¹.
    var scores = design * root
    var factors = [Double](repeating: 0, count: n)
    for i in 0..<n {
      let base = residuals[i] * (leastSquares.weights?[i] ?? 1)
      factors[i] =
        switch kind {
        case .classical, .hc0: base
        case .hc1, .neweyWest: base * freedom.squareRoot()
        case .hc2: base / max(1 - leverage[i], .ulpOfOne).squareRoot()
        case .hc3: base / max(1 - leverage[i], .ulpOfOne)
        }
    }
    for j in 0..<scores.columns {
      for i in 0..<n { scores[i, j] *= factors[i] }
    }
    if kind == .neweyWest {
      scores = movingSums(of: scores, lags: bandwidth ?? Self.bandwidth(for: n))
    }
    return try triangle(of: scores.timesTransposed(root)).transposed()
  }

  /// The usual number of lags: ⌊4(n/100)^(2/9)⌋ (Newey & West 1994).
  static func bandwidth(for observations: Int) -> Int {
    Int(4 * Double.pow(Double(observations) / 100, 2.0 / 9))
  }

  /// Rows whose products sum to Bartlett's weighted autocovariances of the scores.
  ///
  /// The triangular weights 1 − k/(L + 1) are those of moving sums of L + 1 terms, divided by L + 1:
  /// a form that cannot lose its sign.
  private static func movingSums(of scores: Matrix, lags: Int) -> Matrix {
    var sums = Matrix(rows: scores.rows + lags, columns: scores.columns)
    let root = Double(lags + 1).squareRoot()
    for j in 0..<scores.columns {
      for i in 0..<sums.rows {
        var sum = 0.0
        for k in max(0, i - lags)...min(i, scores.rows - 1) { sum += scores[k, j] }
        sums[i, j] = sum / root
      }
    }
    return sums
  }

  /// R, p × p, with RᵀR = AᵀA, for at least p rows.
  private static func triangle(of matrix: Matrix) throws(FitError) -> Matrix {
    do { return try QR(matrix).r } catch { throw .notRepresentable }
  }
}
