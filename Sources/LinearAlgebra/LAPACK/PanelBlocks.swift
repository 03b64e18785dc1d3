internal import CLAPACK

/// The products of a panel with an orthonormal Q, for as many series at a time as stay in cache.
struct PanelBlocks {
  /// How many series a block takes.
  let width: Int
  /// Qᵀ·Y of the latest block, p entries a series.
  var effects: [Double]

  private let q: Matrix
  /// Qᵀ as a matrix of its own: OpenBLAS multiplies few rows from the left without packing.
  private let qTransposed: Matrix
  private let weightRoots: [Double]?
  /// Q·Qᵀ·Y.
  private var fitted: [Double]
  /// The responses times their weight roots; unused without weights.
  private var weighted: [Double]

  /// Makes room.
  ///
  /// - Parameters:
  ///   - q: n × p with orthonormal columns.
  ///   - weightRoots: factors of the rows of Y, or nil.
  init(q: Matrix, weightRoots: [Double]?) {
    self.q = q
    qTransposed = q.transposed()
    self.weightRoots = weightRoots
    // Responses and fitted values of a block together take 32 KiB, but for very long series.
    width = max(8, min(256, 2048 / max(q.rows, 1)))
    effects = [Double](repeating: 0, count: q.columns * width)
    fitted = [Double](repeating: 0, count: q.rows * width)
    weighted = weightRoots == nil ? [] : fitted
  }

  /// Sets the effects of a block of responses and writes the sums of squares of Y − Q·Qᵀ·Y.
  ///
  /// - Parameters:
  ///   - responses: n entries a series, series after series.
  ///   - sums: one for each series, at most `width`.
  mutating func project(_ responses: Span<Double>, sums: inout MutableSpan<Double>) {
    let (rows, count) = (q.rows, sums.count)
    precondition(count <= width && responses.count == rows * count, "a block within its width")
    guard rows > 0 else {
      for j in sums.indices { sums[j] = 0 }
      return
    }
    guard let weightRoots else {
      return Self.products(q, qTransposed, responses, &effects, &fitted, &sums)
    }
    // Taken out for a while, as a span of a property forbids to write to the others.
    var block: [Double] = []
    swap(&block, &weighted)
    for j in 0..<count {
      for i in 0..<rows { block[j * rows + i] = responses[j * rows + i] * weightRoots[i] }
    }
    Self.products(
      q, qTransposed, block.span.extracting(0..<rows * count), &effects, &fitted, &sums)
    swap(&block, &weighted)
  }

  /// E = Qᵀ·Y, F = Q·E, and the sums of squares of the columns of Y − F.
  private static func products(
    _ q: Matrix, _ qTransposed: Matrix, _ y: Span<Double>, _ effects: inout [Double],
    _ fitted: inout [Double],
    _ sums: inout MutableSpan<Double>
  ) {
    let (n, p, k) = (Int32(q.rows), Int32(q.columns), Int32(sums.count))
    unsafe y.withUnsafeBufferPointer { y in
      if n > 0, p > 0, k > 0 {
        BLAS.pinThreads()
        unsafe blas_dgemm(
          character("N"), character("N"), p, k, n, 1, qTransposed.storage, p, y.baseAddress, n, 0,
          &effects, p)
        unsafe blas_dgemm(
          character("N"), character("N"), n, k, p, 1, q.storage, n, effects, p, 0, &fitted, n)
      }
      unsafe fitted.withUnsafeBufferPointer { fitted in
        guard let y = y.baseAddress, let fitted = fitted.baseAddress else { return }
        for j in sums.indices {
          sums[j] = unsafe squaredDistance(y + j * q.rows, fitted + j * q.rows, count: q.rows)
        }
      }
    }
  }

  /// The sum of squared differences, by eight running sums that do not wait for each other.
  private static func squaredDistance(
    _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, count: Int
  ) -> Double {
    var lanes = SIMD8<Double>(repeating: 0)
    var i = 0
    while i + 8 <= count {
      let difference =
        unsafe UnsafeRawPointer(a + i).loadUnaligned(as: SIMD8<Double>.self)
        - UnsafeRawPointer(b + i).loadUnaligned(as: SIMD8<Double>.self)
      lanes += difference * difference
      i += 8
    }
    while i + 2 <= count {
      let difference =
        unsafe UnsafeRawPointer(a + i).loadUnaligned(as: SIMD2<Double>.self)
        - UnsafeRawPointer(b + i).loadUnaligned(as: SIMD2<Double>.self)
      lanes.lowHalf.lowHalf += difference * difference
      i += 2
    }
    var sum = lanes.sum()
    if i < count {
      let difference = unsafe a[i] - b[i]
      sum += difference * difference
    }
    return sum
  }
}
