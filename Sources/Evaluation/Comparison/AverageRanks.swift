import Statistics

/// Ranks of treatments averaged over blocks, and the distance beyond which they differ.
///
/// > Source: Demšar (2006), "Statistical comparisons of classifiers over multiple data sets"; Koning,
/// > Franses, Hibon & Stekler (2005), "The M3 competition: statistical tests of the results".
public struct AverageRanks: Sendable, Hashable {
  /// How many treatments are compared.
  public let treatments: Int
  /// Blocks in which all treatments have a score.
  public private(set) var blocks = 0
  private var sums: [Double]
  private var squares = 0.0

  /// Nothing yet.
  public init(treatments: Int) {
    self.treatments = treatments
    sums = [Double](repeating: 0, count: treatments)
  }

  /// Ranks the scores of one block, the smallest first, equal scores sharing their ranks.
  ///
  /// A block with an undefined score is left out.
  ///
  /// - Precondition: one score a treatment.
  public mutating func add(_ scores: [Double]) {
    precondition(scores.count == treatments, "one score a treatment")
    guard !scores.contains(where: \.isNaN) else { return }
    blocks += 1
    let order = scores.indices.sorted { scores[$0] < scores[$1] }
    var first = 0
    while first < order.count {
      var last = first
      while last + 1 < order.count, scores[order[last + 1]] == scores[order[first]] { last += 1 }
      let rank = Double(first + last) / 2 + 1
      for place in first...last {
        sums[order[place]] += rank
        squares += rank * rank
      }
      first = last + 1
    }
  }

  /// The average rank of each treatment; NaN without blocks.
  public var means: [Double] { sums.map { blocks > 0 ? $0 / Double(blocks) : .nan } }

  /// The difference of average ranks that chance exceeds with probability `significance` (Nemenyi).
  ///
  /// - Returns: nil for fewer than two treatments or blocks.
  public func criticalDistance(significance: Double = 0.05) -> Double? {
    guard treatments >= 2, blocks >= 2 else { return nil }
    let k = Double(treatments)
    let quantile = StudentizedRange(groups: treatments).upperQuantile(significance)
    return quantile * (k * (k + 1) / (12 * Double(blocks))).squareRoot()
  }

  /// The probability of ranks as unequal as these where all treatments are equal (Friedman's test,
  /// corrected for ties).
  ///
  /// - Returns: nil for fewer than two treatments or blocks, or where all ranks are ties.
  public var friedmanPValue: Double? {
    guard treatments >= 2, blocks >= 2 else { return nil }
    let (k, n) = (Double(treatments), Double(blocks))
    let centre = (k + 1) / 2
    let within = squares - n * k * centre * centre
    guard within > 0 else { return nil }
    let between = means.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
    let statistic = (k - 1) * n * n * between / within
    return ChiSquared(degreesOfFreedom: k - 1).survival(statistic)
  }
}
