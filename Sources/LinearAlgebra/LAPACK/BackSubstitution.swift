/// Turns effects Qᵀ·y into coefficients, for many series with few coefficients.
///
/// BLAS's triangular solve packs its operands for large triangles; for a handful of coefficients
/// that costs several times the substitution.
struct BackSubstitution {
  /// R of the design as it is given, upper triangular, row after row, with the reciprocals of its
  /// diagonal.
  private let rows: [Double]
  /// For each row of R the coefficient that it gives.
  private let permutation: [Int]

  init(_ factored: LeastSquares) {
    var r = factored.unscaledR
    for j in 0..<r.columns { r[j, j] = 1 / r[j, j] }
    rows = r.transposed().entries
    permutation = factored.factorization.permutation
  }

  /// Writes the coefficients of one series after another.
  ///
  /// - Parameters:
  ///   - effects: p entries a series; used up.
  ///   - coefficients: p entries a series, written.
  /// - Precondition: both buffers are for the same number of series.
  func solve(_ effects: inout MutableSpan<Double>, into coefficients: inout MutableSpan<Double>) {
    precondition(effects.count == coefficients.count, "one coefficient for each effect")
    let order = permutation.count
    guard order > 0 else { return }
    let count = effects.count
    unsafe effects.withUnsafeMutableBufferPointer { effects in
      unsafe coefficients.withUnsafeMutableBufferPointer { coefficients in
        unsafe rows.withUnsafeBufferPointer { r in
          unsafe permutation.withUnsafeBufferPointer { permutation in
            for start in stride(from: 0, to: count, by: order) {
              for i in stride(from: order - 1, through: 0, by: -1) {
                var rest = unsafe effects[start + i]
                for j in i + 1..<order {
                  rest -= unsafe r[i * order + j] * effects[start + j]
                }
                rest *= unsafe r[i * order + i]
                unsafe effects[start + i] = rest
                unsafe coefficients[start + permutation[i]] = rest
              }
            }
          }
        }
      }
    }
  }
}
