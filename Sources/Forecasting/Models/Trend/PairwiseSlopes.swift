import RealModule
import Statistics

/// The slopes between pairs of observations, in order.
///
/// All pairs up to ``pairedLimit`` observations; beyond, those half the series apart, which is
/// Theil's incomplete method, so that neither time nor memory grow with the square of a long series.
struct PairwiseSlopes: Sendable {
  /// Ascending; at least one.
  let sorted: [Double]
  /// The standard deviation of the number of slopes above the true one less that below it.
  let deviation: Double

  /// Observations up to which all pairs are taken.
  static let pairedLimit = 2048

  /// The slopes of values at ascending times, at least two.
  ///
  /// - Complexity: O(n² log n), beyond the limit O(n log n).
  init(times: [Double], values: [Double]) {
    let n = values.count
    var slopes: [Double] = []
    func append(_ i: Int, _ j: Int) {
      slopes.append((values[j] - values[i]) / (times[j] - times[i]))
    }
    if n <= Self.pairedLimit {
      slopes.reserveCapacity(n * (n - 1) / 2)
      for i in 0..<n { for j in i + 1..<n { append(i, j) } }
      deviation = (Self.kendallVariance(n) - Self.tieVariance(values)).squareRoot()
    } else {
      for i in 0..<n / 2 { append(i, i + n - n / 2) }
      deviation = Double(n / 2).squareRoot()
    }
    sorted = slopes.sorted()
  }

  /// The median slope.
  var median: Double {
    sorted[(sorted.count - 1) / 2] / 2 + sorted[sorted.count / 2] / 2
  }

  /// The confidence interval of the slope; an end is nil where no pair is extreme enough for it.
  ///
  /// > Source: Sen (1968), "Estimates of the regression coefficient based on Kendall's tau", equation
  /// > 2.6, with the normal approximation. scipy 1.17.1 `theilslopes` has the same ends.
  func interval(level: Double) -> (lower: Double?, upper: Double?) {
    let reach = Normal.standard.quantile((1 + level) / 2) * deviation
    let count = Double(sorted.count)
    let lower = Int(((count - reach) / 2).rounded(.toNearestOrEven)) - 1
    let upper = Int(((count + reach) / 2).rounded(.toNearestOrEven))
    return (
      lower >= 0 ? sorted[lower] : nil,
      upper < sorted.count ? sorted[upper] : nil
    )
  }

  /// The variance of Kendall's S among n values without ties.
  private static func kendallVariance(_ count: Int) -> Double {
    let n = Double(count)
    return n * (n - 1) * (2 * n + 5) / 18
  }

  /// What ties take off: the variance within each group of equal values.
  private static func tieVariance(_ values: [Double]) -> Double {
    let ordered = values.sorted()
    var sum = 0.0
    var start = 0
    for index in 1...ordered.count
    where index == ordered.count || ordered[index] != ordered[start] {
      sum += kendallVariance(index - start)
      start = index
    }
    return sum
  }
}
