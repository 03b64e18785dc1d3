/// A path whose unusual changes are brought back to the usual: a cheap heavy-tailed error.
///
/// Changes are clipped to so many robust standard deviations around their median (1.4826 median
/// absolute deviations, and 0.003); the path is rebuilt backwards from the last value, which stays.
///
/// > Source: winsorising, after Dixon (1960); Hampel (1974) for the scale.
enum ClippedChanges {
  /// For points: most of the gain of a heavy-tailed error, at no cost.
  static let usual = 2.5
  /// For the uncertainty, from six observations on, where a spike can be told from the rest.
  static let spike = 6.0

  private static let normalConsistency = 1.4826
  private static let leastDeviation = 0.003

  static func path(_ z: [Double], reach: Double = usual) -> [Double] {
    let changes = zip(z, z.dropFirst()).map { $1 - $0 }
    guard !changes.isEmpty else { return z }
    let middle = median(changes)
    let deviation =
      normalConsistency * median(changes.map { abs($0 - middle) }) + leastDeviation
    var result = z
    for t in changes.indices.reversed() {
      let change = min(max(changes[t], middle - reach * deviation), middle + reach * deviation)
      result[t] = result[t + 1] - change
    }
    return result
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }
}
