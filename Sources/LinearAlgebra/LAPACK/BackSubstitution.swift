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

  /// Writes the coefficients of one series after another, four at a time.
  ///
  /// - Parameters:
  ///   - effects: p entries a series.
  ///   - coefficients: p entries a series, written.
  /// - Precondition: both buffers are for the same number of series.
  func solve(_ effects: Span<Double>, into coefficients: inout MutableSpan<Double>) {
    precondition(effects.count == coefficients.count, "one coefficient for each effect")
    let order = permutation.count
    guard order > 0 else { return }
    let count = effects.count / order
    var solution = [SIMD4<Double>](repeating: .zero, count: order)
    unsafe effects.withUnsafeBufferPointer { effects in
      unsafe coefficients.withUnsafeMutableBufferPointer { coefficients in
        for first in stride(from: 0, to: count, by: 4) {
          // The last group is filled up with its last series.
          let starts =
            SIMD4<Int>(
              first, min(first + 1, count - 1), min(first + 2, count - 1), min(first + 3, count - 1)
            )
            &* order
          unsafe solve(effects, starts, &solution, into: coefficients)
        }
      }
    }
  }

  private func solve(
    _ effects: UnsafeBufferPointer<Double>, _ starts: SIMD4<Int>,
    _ solution: inout [SIMD4<Double>], into coefficients: UnsafeMutableBufferPointer<Double>
  ) {
    let order = solution.count
    unsafe solution.withUnsafeMutableBufferPointer { solution in
      unsafe rows.withUnsafeBufferPointer { r in
        for i in stride(from: order - 1, through: 0, by: -1) {
          var rest = unsafe SIMD4(
            effects[starts[0] + i], effects[starts[1] + i], effects[starts[2] + i],
            effects[starts[3] + i])
          for j in i + 1..<order { unsafe rest -= r[i * order + j] * solution[j] }
          rest *= unsafe r[i * order + i]
          unsafe solution[i] = rest
          let target = permutation[i]
          for lane in 0..<4 { unsafe coefficients[starts[lane] + target] = rest[lane] }
        }
      }
    }
  }
}
