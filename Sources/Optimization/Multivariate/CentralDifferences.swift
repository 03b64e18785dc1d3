/// A gradient from values alone.
struct CentralDifferences {
  private let bounds: Bounds?
  /// The size of a parameter where it is itself near zero.
  private let typical: [Double]

  init(_ start: [Double], bounds: Bounds?) {
    self.bounds = bounds
    typical = start.map { $0 == 0 ? 1 : abs($0) }
  }

  /// The value at `point`; writes its gradient, one-sided at a bound.
  func evaluate<Failure: Error>(
    _ point: Span<Double>, _ scratch: inout [Double], _ gradient: inout MutableSpan<Double>,
    _ objective: (Span<Double>) throws(Failure) -> Double
  ) throws(Failure) -> Double {
    let value = try objective(point)
    for i in 0..<point.count { scratch[i] = point[i] }
    for i in 0..<point.count {
      // ε^⅓ balances truncation and rounding.
      let step = 6.055454452393343e-06 * max(abs(point[i]), 1e-3 * typical[i])
      let above = bounds?.clamp(point[i] + step, i) ?? point[i] + step
      let below = bounds?.clamp(point[i] - step, i) ?? point[i] - step
      guard above > below else {
        gradient[i] = 0
        continue
      }
      scratch[i] = above
      let upper = above == point[i] ? value : try objective(scratch.span)
      scratch[i] = below
      let lower = below == point[i] ? value : try objective(scratch.span)
      scratch[i] = point[i]
      gradient[i] = (upper - lower) / (above - below)
    }
    return value
  }
}
