/// The trend line that the Theta methods extrapolate, as of some observation.
enum ThetaLine: String, Sendable, Hashable, Codable {
  /// One line through all observations.
  case fixed
  /// The line through the observations so far.
  case dynamic
}

/// The least-squares line through the observations so far; lane 0 is the value, the others derivatives.
///
/// > Source: Fiorucci et al. (2016), equations 13 to 15.
struct RunningLine {
  private(set) var count: Int
  private(set) var mean = SIMD4<Double>.zero
  private(set) var slope = SIMD4<Double>.zero

  init(count: Int = 0) { self.count = count }

  /// The value of the line at period 0.
  var intercept: SIMD4<Double> { mean - slope * (Double(count + 1) / 2) }

  mutating func observe(_ y: SIMD4<Double>) {
    count += 1
    let t = Double(count)
    if count >= 2 { slope = (slope * (t - 2) + (y - mean) * (6 / t)) / (t + 1) }
    mean += (y - mean) / t
  }
}
