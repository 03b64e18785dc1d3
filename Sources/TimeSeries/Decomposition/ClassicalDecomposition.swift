/// Seasonal indices by moving averages: y = trend · season · rest, or their sum.
///
/// The trend is the centred moving average over one season (of 2 × m terms where m is even). The
/// indices are the means of the detrended values by season, scaled to a mean of 1 (shifted to 0).
///
/// > Source: Hyndman & Athanasopoulos (2021), §3.4. The indices are those of R `decompose`.
public struct ClassicalDecomposition: Sendable, Hashable, Codable {
  /// How season and trend go together.
  public enum Form: String, Sendable, Hashable, Codable {
    /// y = trend + season + rest.
    case additive
    /// y = trend · season · rest.
    case multiplicative
  }

  /// How season and trend go together.
  public let form: Form
  /// One index for each season, that of the first observation first.
  public let indices: [Double]

  /// Decomposes values; nil where there are fewer than two seasons, or an index is not positive.
  ///
  /// The second can only happen to multiplicative indices, which divide.
  ///
  /// - Parameters:
  ///   - values: evenly spaced observations.
  ///   - seasonLength: observations in a season, at least 2.
  /// - Complexity: O(n).
  public init?(_ values: [Double], seasonLength: Int, form: Form) {
    precondition(seasonLength >= 2, "a season has at least two observations")
    guard values.count >= 2 * seasonLength else { return nil }
    if form == .multiplicative, values.contains(where: { $0 <= 0 }) { return nil }
    let half = seasonLength / 2
    let endWeight = seasonLength % 2 == 0 ? 0.5 : 1
    var sums = [Double](repeating: 0, count: seasonLength)
    var counts = [Double](repeating: 0, count: seasonLength)
    for t in half..<values.count - half {
      var window = endWeight * (values[t - half] + values[t + half])
      for near in t - half + 1..<t + half { window += values[near] }
      let trend = window / Double(seasonLength)
      sums[t % seasonLength] += form == .additive ? values[t] - trend : values[t] / trend
      counts[t % seasonLength] += 1
    }
    var means: [Double] = []
    for (sum, count) in zip(sums, counts) { means.append(sum / count) }
    let centre = means.reduce(0) { $0 + $1 } / Double(seasonLength)
    indices = means.map { form == .additive ? $0 - centre : $0 / centre }
    self.form = form
    if form == .multiplicative, !indices.allSatisfy({ $0 > 0 && $0.isFinite }) { return nil }
  }

  /// The index of the observation at `position`, from 0; positions after the last go on.
  public func index(at position: Int) -> Double { indices[position % indices.count] }

  /// The value without its season.
  public func adjusted(_ value: Double, at position: Int) -> Double {
    form == .additive ? value - index(at: position) : value / index(at: position)
  }

  /// The value with its season: undoes ``adjusted(_:at:)``.
  public func seasonal(_ value: Double, at position: Int) -> Double {
    form == .additive ? value + index(at: position) : value * index(at: position)
  }
}
