/// Local straight lines with tricube weights over evenly spaced values.
///
/// > Source: Cleveland (1979), "Robust locally weighted regression and smoothing scatterplots"; edges and
/// > tolerances as in the authors' STL program.
struct Loess {
  /// How many neighbours take part; more than there are widens the weights instead.
  let window: Int
  /// Whether local constants stand for the lines.
  var isLevel = false

  /// The smoothed values.
  ///
  /// - Parameter weights: of the values, or nil for equal ones.
  func smooth(_ values: [Double], weights: [Double]?) -> [Double] {
    guard values.count > 1 else { return values }
    let half = (window + 1) / 2
    var first = 0
    var last = min(window, values.count) - 1
    return values.indices.map { t in
      if window < values.count, t >= half, last < values.count - 1 {
        first += 1
        last += 1
      }
      return value(at: Double(t), of: values, first...last, weights) ?? values[t]
    }
  }

  /// The smoothed values, with one more before and one after.
  func extended(_ values: [Double], weights: [Double]?) -> [Double] {
    let inner = smooth(values, weights: weights)
    let n = values.count
    let before = value(at: -1, of: values, 0...min(window, n) - 1, weights) ?? inner[0]
    let after = value(at: Double(n), of: values, max(0, n - window)...n - 1, weights)
    return [before] + inner + [after ?? inner[n - 1]]
  }

  /// The local line at a place, or nil where all weights are zero.
  private func value(
    at place: Double, of values: [Double], _ range: ClosedRange<Int>, _ weights: [Double]?
  ) -> Double? {
    let n = values.count
    var reach = max(place - Double(range.lowerBound), Double(range.upperBound) - place)
    if window > n { reach += Double((window - n) / 2) }
    var shares = [Double](repeating: 0, count: n)
    var total = 0.0
    for t in range {
      let distance = abs(Double(t) - place)
      guard distance <= 0.999 * reach else { continue }
      let part = distance / reach
      let rest = 1 - part * part * part
      let tricube = distance <= 0.001 * reach ? 1 : rest * rest * rest
      shares[t] = tricube * (weights?[t] ?? 1)
      total += shares[t]
    }
    guard total > 0 else { return nil }
    var centre = 0.0
    for t in range {
      shares[t] /= total
      centre += shares[t] * Double(t)
    }
    if reach > 0, !isLevel {
      var spread = 0.0
      for t in range { spread += shares[t] * (Double(t) - centre) * (Double(t) - centre) }
      if spread.squareRoot() > 0.001 * Double(n - 1) {
        let slope = (place - centre) / spread
        for t in range { shares[t] *= slope * (Double(t) - centre) + 1 }
      }
    }
    var sum = 0.0
    for t in range { sum += shares[t] * values[t] }
    return sum
  }
}
