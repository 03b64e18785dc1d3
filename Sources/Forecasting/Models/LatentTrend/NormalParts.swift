import RealModule

/// Normal distributions of one quantity with their shares.
enum NormalParts {
  /// One of them.
  typealias Part = (mean: Double, variance: Double, weight: Double)

  /// Bins of the mean, in standard deviations of the whole, and of the variance's logarithm.
  private static let meanBin = 0.06
  private static let varianceBin = 0.15

  /// Fewer parts with the same mean and variance: what is nearly alike is taken together.
  ///
  /// Hundreds of hyperparameters and jumps make a distribution that some dozens of normals show as well:
  /// quantiles move by less than a thousandth of the standard deviation.
  ///
  /// - Complexity: O(n log n).
  static func merged(_ parts: [Part]) -> [Part] {
    let total = parts.reduce(0) { $0 + $1.weight }
    guard parts.count > 8, total > 0 else { return parts }
    let center = parts.reduce(0) { $0 + $1.weight * $1.mean } / total
    let spread =
      parts.reduce(0) { sum, part in
        let distance = part.mean - center
        return sum + part.weight * (part.variance + distance * distance)
      } / total
    guard spread > 0, spread.isFinite else { return parts }
    let deviation = spread.squareRoot()
    let keyed = parts.enumerated().map { place, part in
      (
        row: (Double.log(max(part.variance / spread, 1e-12)) / varianceBin).rounded(),
        column: ((part.mean - center) / (meanBin * deviation)).rounded(), place: place
      )
    }.sorted { ($0.row, $0.column, $0.place) < ($1.row, $1.column, $1.place) }
    var merged: [Part] = []
    var last: (row: Double, column: Double)?
    for key in keyed {
      let part = parts[key.place]
      if let last, last == (key.row, key.column) {
        merged[merged.count - 1] = pooled(merged[merged.count - 1], part)
      } else {
        merged.append(part)
      }
      last = (key.row, key.column)
    }
    return merged
  }

  private static func pooled(_ a: Part, _ b: Part) -> Part {
    let weight = a.weight + b.weight
    guard weight > 0 else { return a }
    let distance = b.mean - a.mean
    let share = b.weight / weight
    return (
      a.mean + share * distance,
      a.variance + share * (b.variance - a.variance) + share * (1 - share) * distance * distance,
      weight
    )
  }
}
