/// Turns effects Qᵀ·y into coefficients by back substitution, for many series with few coefficients.
///
/// LAPACK's triangular solve packs its operands for large triangles; for a handful of coefficients
/// that costs more than the substitution.
struct BackSubstitution {
  /// Row i of R, upper triangular, stored row after row.
  private let rows: [Double]
  private let permutation: [Int]
  /// For each row of R the power of two by which its coefficient is divided.
  private let exponents: [Int]
  private let order: Int

  init(_ factored: LeastSquares) {
    let r = factored.factorization.r
    order = r.columns
    permutation = factored.factorization.permutation
    exponents = permutation.map { factored.scaling.exponents[$0] }
    rows = r.transposed().entries
  }

  /// Writes the coefficients of one series after another from `offset` on.
  func solve(
    _ effects: Span<Double>, into coefficients: inout MutableSpan<Double>, at offset: Int
  ) {
    guard order > 0 else { return }
    var solution = [Double](repeating: 0, count: order)
    for start in stride(from: 0, to: effects.count, by: order) {
      for i in stride(from: order - 1, through: 0, by: -1) {
        var rest = effects[start + i]
        for j in i + 1..<order { rest -= rows[i * order + j] * solution[j] }
        solution[i] = rest / rows[i * order + i]
        coefficients[offset + start + permutation[i]] = solution[i].timesPowerOfTwo(-exponents[i])
      }
    }
  }
}
