internal import CLAPACK

/// Qᵀ·y and ‖y − Q·Qᵀ·y‖² for many series, by vector instructions, for a small Q.
struct NarrowPanelKernel {
  /// Q by columns of `stride` entries, padded with zeros as the C function wants it.
  private let q: [Double]
  private let stride: Int
  private let rows: Int
  private let columns: Int

  /// From this many entries of Q on, general matrix products are as fast (Benchmarks).
  private static let mostEntries = 512

  /// Nil where the processor lacks the instructions, or Q is not small.
  init?(_ q: Matrix) {
    guard q.rows > 0, q.columns > 0, q.columns <= Int(PANEL_WIDEST),
      q.rows * q.columns <= Self.mostEntries, panel_is_supported() != 0
    else { return nil }
    rows = q.rows
    columns = q.columns
    stride = rows - rows % 8 + 8
    var padded = [Double](repeating: 0, count: stride * ((columns + 3) / 4 * 4))
    for j in 0..<columns {
      for i in 0..<rows { padded[j * stride + i] = q[i, j] }
    }
    self.q = padded
  }

  /// Writes the effects of as many series as there are sums.
  ///
  /// - Precondition: each series has n responses and room for p effects.
  func project(
    _ responses: Span<Double>, effects: inout MutableSpan<Double>, sums: inout MutableSpan<Double>
  ) {
    precondition(
      responses.count == rows * sums.count && effects.count >= columns * sums.count,
      "each series has its responses and effects")
    unsafe responses.withUnsafeBufferPointer { responses in
      unsafe effects.withUnsafeMutableBufferPointer { effects in
        unsafe sums.withUnsafeMutableBufferPointer { sums in
          unsafe panel_project(
            rows, columns, sums.count, q, stride, responses.baseAddress, effects.baseAddress,
            sums.baseAddress)
        }
      }
    }
  }
}
