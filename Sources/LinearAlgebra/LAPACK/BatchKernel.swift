internal import CLAPACK

/// Householder QR of eight problems at a time by vector instructions, one problem a lane.
struct BatchKernel {
  let rows: Int
  let columns: Int
  /// Below this fraction of its length a column does not count as independent.
  let tolerance: Double
  private var scratch: [Double]

  init(rows: Int, columns: Int, tolerance: Double) {
    self.rows = rows
    self.columns = columns
    self.tolerance = tolerance
    scratch = [Double](repeating: 0, count: batch_scratch(rows, columns))
  }

  /// Writes the results of as many problems as there are sums, and 1 for each that can be trusted.
  ///
  /// Not trusted are nearly dependent columns, and squares near the ends of the range of doubles.
  ///
  /// - Precondition: each problem has n·p entries of its design, n responses and p coefficients.
  mutating func solve(
    _ designs: Span<Double>, _ responses: Span<Double>,
    coefficients: inout MutableSpan<Double>, sums: inout MutableSpan<Double>,
    trusted: inout MutableSpan<UInt8>
  ) {
    let count = sums.count
    precondition(
      designs.count == rows * columns * count && responses.count == rows * count
        && coefficients.count == columns * count && trusted.count == count,
      "each problem has its design, responses and results")
    let (rows, columns, tolerance) = (rows, columns, tolerance)
    unsafe scratch.withUnsafeMutableBufferPointer { scratch in
      unsafe designs.withUnsafeBufferPointer { designs in
        unsafe responses.withUnsafeBufferPointer { responses in
          unsafe coefficients.withUnsafeMutableBufferPointer { coefficients in
            unsafe sums.withUnsafeMutableBufferPointer { sums in
              unsafe trusted.withUnsafeMutableBufferPointer { trusted in
                unsafe batch_least_squares(
                  rows, columns, count, tolerance, designs.baseAddress, responses.baseAddress,
                  scratch.baseAddress, coefficients.baseAddress, sums.baseAddress,
                  trusted.baseAddress)
              }
            }
          }
        }
      }
    }
  }
}
