/// The products of a panel with an orthonormal Q, for as many series at a time as stay in cache.
struct PanelBlocks {
  /// How many series a block takes.
  let width: Int

  private let narrow: NarrowPanelKernel?
  private var wide: WidePanelKernel
  private let weightRoots: [Double]?
  /// The responses times their weight roots; unused without weights.
  private var weighted: [Double]

  /// Makes room.
  ///
  /// - Parameters:
  ///   - q: n × p with orthonormal columns.
  ///   - weightRoots: factors of the rows of Y, or nil.
  ///   - isNarrow: false to use general matrix products where the narrow kernel would do.
  init(q: Matrix, weightRoots: [Double]?, isNarrow: Bool = true) {
    // Responses and fitted values of a block together take 32 KiB, but for very long series.
    width = max(8, min(256, 2048 / max(q.rows, 1)))
    narrow = isNarrow ? NarrowPanelKernel(q) : nil
    wide = WidePanelKernel(q, width: width)
    self.weightRoots = weightRoots
    weighted = weightRoots == nil ? [] : [Double](repeating: 0, count: q.rows * width)
  }

  /// Writes Qᵀ·Y of a block of responses and the sums of squares of Y − Q·Qᵀ·Y.
  ///
  /// - Parameters:
  ///   - responses: n entries a series, series after series.
  ///   - effects: p entries a series.
  ///   - sums: one for each series, at most `width`.
  mutating func project(
    _ responses: Span<Double>, effects: inout MutableSpan<Double>, sums: inout MutableSpan<Double>
  ) {
    guard let weightRoots else { return products(responses, &effects, &sums) }
    let rows = weightRoots.count
    // Taken out for a while, as a span of a property forbids to write to the others.
    var block: [Double] = []
    swap(&block, &weighted)
    for start in stride(from: 0, to: responses.count, by: max(rows, 1)) {
      for i in 0..<rows { block[start + i] = responses[start + i] * weightRoots[i] }
    }
    products(block.span.extracting(0..<responses.count), &effects, &sums)
    swap(&block, &weighted)
  }

  private mutating func products(
    _ responses: Span<Double>, _ effects: inout MutableSpan<Double>,
    _ sums: inout MutableSpan<Double>
  ) {
    if let narrow {
      narrow.project(responses, effects: &effects, sums: &sums)
    } else {
      wide.project(responses, effects: &effects, sums: &sums)
    }
  }
}
