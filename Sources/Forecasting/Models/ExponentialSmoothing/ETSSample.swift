/// The observations of a series as one form sees them.
struct ETSSample: Sendable {
  typealias Lanes = SIMD8<Double>

  let form: ETSForm
  let values: [Double]
  /// Observations less the first: levels are counted from it, so that no digits cancel.
  let shifted: [Double]
  /// Sums of squares up to it are rounding errors, and all alike.
  let smallest: Double

  init(_ values: [Double], form: ETSForm) {
    self.form = form
    self.values = values
    shifted = values.map { $0 - values[0] }
    let magnitude = form.isRelative ? 1 : values.reduce(0) { max($0, abs($1)) }
    let rounding = 16 * magnitude.ulp
    smallest = max(Double(values.count) * rounding * rounding, .leastNormalMagnitude)
  }

  /// Whether a sum of squares is nothing but rounding.
  func isExact(_ squares: Double) -> Bool { squares <= smallest }
}

/// Eight sets of smoothing parameters and initial states.
struct ETSPoints {
  typealias Lanes = SIMD8<Double>

  var parameters: (alpha: Lanes, beta: Lanes, phi: Lanes)
  /// The level before the first observation, less the first observation.
  var level: Lanes
  var slope: Lanes
}
