internal import CLAPACK

extension BLAS {
  /// Scratch for as many series at a time as stay in the second-level cache.
  struct PanelScratch {
    let seriesCount: Int
    /// n × block: responses, then residuals.
    fileprivate var residuals: [Double]

    init(rows: Int) {
      seriesCount = max(16, min(1024, 32_768 / max(rows, 1)))
      residuals = [Double](repeating: 0, count: max(rows, 1) * seriesCount)
    }
  }

  /// For a block of responses Y the effects Qᵀ·Y and the sums of squares of Y − Q·Qᵀ·Y.
  ///
  /// - Parameters:
  ///   - q: n × p with orthonormal columns.
  ///   - weightRoots: factors of the rows of Y, or nil.
  ///   - responses: n × k, at most as many columns as the scratch has room for.
  ///   - effects: p × k, written.
  ///   - sums: k, written.
  static func project(
    onto q: Matrix, weightRoots: [Double]?, _ responses: Span<Double>,
    effects: inout MutableSpan<Double>, sums: inout MutableSpan<Double>,
    scratch: inout PanelScratch
  ) {
    let (n, p, k) = (q.rows, q.columns, sums.count)
    for i in responses.indices { scratch.residuals[i] = responses[i] }
    if let weightRoots {
      for j in 0..<k {
        for i in 0..<n { scratch.residuals[j * n + i] *= weightRoots[i] }
      }
    }
    if p > 0, k > 0 {
      pinThreads()
      let (rows, columns, count) = (Int32(n), Int32(p), Int32(k))
      unsafe effects.withUnsafeMutableBufferPointer { effects in
        unsafe blas_dgemm(
          character("T"), character("N"), columns, count, rows, 1, q.storage, rows,
          scratch.residuals, rows, 0, effects.baseAddress, columns)
        unsafe blas_dgemm(
          character("N"), character("N"), rows, count, columns, -1, q.storage, rows,
          effects.baseAddress, columns, 1, &scratch.residuals, rows)
      }
    }
    for j in 0..<k { sums[j] = sumOfSquares(scratch.residuals.span, j * n..<(j + 1) * n) }
  }

  /// Four running sums, so that additions do not wait for each other.
  private static func sumOfSquares(_ values: Span<Double>, _ range: Range<Int>) -> Double {
    var sums = SIMD4<Double>(repeating: 0)
    var i = range.lowerBound
    while i + 4 <= range.upperBound {
      let part = SIMD4(values[i], values[i + 1], values[i + 2], values[i + 3])
      sums += part * part
      i += 4
    }
    var sum = sums.sum()
    while i < range.upperBound {
      sum += values[i] * values[i]
      i += 1
    }
    return sum
  }
}
