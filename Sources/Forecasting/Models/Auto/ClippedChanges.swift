/// A path whose unusual changes are brought back to the usual: a cheap heavy-tailed error.
///
/// Changes are clipped to median ± 2.5 robust standard deviations (1.4826 median absolute deviations,
/// and 0.003); the path is rebuilt backwards from the last value, which stays.
///
/// > Source: winsorising, after Dixon (1960); Hampel (1974) for the scale.
enum ClippedChanges {
  private static let reach = 2.5
  private static let normalConsistency = 1.4826
  private static let leastDeviation = 0.003

  static func path(_ z: [Double]) -> [Double] {
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
