internal import CLAPACK

/// Qᵀ·y and ‖y − Q·Qᵀ·y‖² for many series, by general matrix products, for any Q.
struct WidePanelKernel {
  private let q: Matrix
  /// Qᵀ as a matrix of its own: OpenBLAS multiplies few rows from the left without packing.
  private let qTransposed: Matrix
  /// Q·Qᵀ·Y of the latest series.
  private var fitted: [Double]

  /// Makes room for `width` series at a time.
  init(_ q: Matrix, width: Int) {
    self.q = q
    qTransposed = q.transposed()
    fitted = [Double](repeating: 0, count: q.rows * width)
  }

  /// Writes the effects of as many series as there are sums.
  ///
  /// - Precondition: each series has n responses and room for p effects; no more than `width`.
  mutating func project(
    _ responses: Span<Double>, effects: inout MutableSpan<Double>, sums: inout MutableSpan<Double>
  ) {
    precondition(
      responses.count == q.rows * sums.count && effects.count >= q.columns * sums.count
        && responses.count <= fitted.count,
      "each series has its responses and effects")
    let (n, p, k) = (Int32(q.rows), Int32(q.columns), Int32(sums.count))
    unsafe responses.withUnsafeBufferPointer { y in
      if n > 0, p > 0, k > 0 {
        BLAS.pinThreads()
        unsafe effects.withUnsafeMutableBufferPointer { effects in
          unsafe blas_dgemm(
            character("N"), character("N"), p, k, n, 1, qTransposed.storage, p, y.baseAddress, n,
            0, effects.baseAddress, p)
          unsafe blas_dgemm(
            character("N"), character("N"), n, k, p, 1, q.storage, n, effects.baseAddress, p, 0,
            &fitted, n)
        }
      }
      for j in sums.indices {
        sums[j] = unsafe Self.squaredDistance(y, fitted, j * q.rows..<(j + 1) * q.rows)
      }
    }
  }

  /// The sum of squared differences, by eight running sums that do not wait for each other.
  private static func squaredDistance(
    _ a: UnsafeBufferPointer<Double>, _ b: [Double], _ range: Range<Int>
  ) -> Double {
    unsafe b.withUnsafeBufferPointer { b in
      var lanes = SIMD8<Double>(repeating: 0)
      var i = range.lowerBound
      while i + 8 <= range.upperBound {
        var difference = SIMD8<Double>()
        for lane in 0..<8 { difference[lane] = unsafe a[i + lane] - b[i + lane] }
        lanes += difference * difference
        i += 8
      }
      var sum = lanes.sum()
      while i < range.upperBound {
        let difference = unsafe a[i] - b[i]
        sum += difference * difference
        i += 1
      }
      return sum
    }
  }
}
