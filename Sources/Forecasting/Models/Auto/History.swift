import RealModule

/// What a history of positive values looks like, in ten numbers.
///
/// Changes are those of logarithms times √m, m the periods of a year: logarithm of the length, mean
/// over deviation, deviation, mean, last change, mean of the last three, lag-1 autocorrelation, share
/// of rises, whether changes grow with the level (by the likelihoods of the plain scale and of
/// logarithms), and size of the last six changes over that of all.
struct History {
  let characteristics: [Double]

  /// - Parameters:
  ///   - ratios: values over the last one, at least two.
  ///   - root: √m.
  init(_ ratios: [Double], root: Double) {
    let logs = ratios.map { Double.log($0) }
    let changes = zip(logs, logs.dropFirst()).map { root * ($1 - $0) }
    let straight = zip(ratios, ratios.dropFirst()).map { root * ($1 - $0) }
    let n = Double(ratios.count)
    let mean = Self.mean(changes[...])
    let variance = Self.variance(changes)
    let deviation = variance.squareRoot() + 1e-6
    var products = 0.0
    var squares = 0.0
    var before = 0.0
    for change in changes {
      products += before * (change - mean)
      before = change - mean
      squares += before * before
    }
    let slopes = logs.dropFirst().reduce(0, +)
    let curvature =
      (n - 1) / 2 * Double.log((variance + 1e-10) / (Self.variance(straight) + 1e-10)) + slopes
    let recentSize =
      Self.mean(changes.suffix(6).map { abs($0) }[...])
      / max(Self.mean(changes.map { abs($0) }[...]), 1e-9)
    characteristics = [
      Double.log(n / 20),
      Self.clip(mean / deviation, 2),
      Self.clip(Double.log(deviation / 0.06), 3) / 2,
      Self.clip(mean / 0.05, 3) / 2,
      Self.clip((changes[changes.count - 1] - mean) / deviation, 3) / 2,
      Self.clip((Self.mean(changes.suffix(3)) - mean) / deviation, 2),
      products / max(squares, 1e-12),
      2 * Double(changes.count { $0 > 0 }) / Double(changes.count) - 1,
      Double.tanh(curvature / 4),
      Self.clip(Double.log(recentSize + 1e-3), 2),
    ]
  }

  private static func clip(_ x: Double, _ limit: Double) -> Double { min(max(x, -limit), limit) }

  private static func mean(_ values: ArraySlice<Double>) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  private static func variance(_ values: [Double]) -> Double {
    let mean = mean(values[...])
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
  }
}
