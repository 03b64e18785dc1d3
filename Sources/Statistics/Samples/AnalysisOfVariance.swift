public import ExtendedPrecision

/// One-way analysis of variance: whether groups differ in their means.
///
/// Sums of squares are formed around means, in double-double; groups can be given in double-double
/// where their decimals matter.
///
/// > Accuracy: at least 13 digits of F on all eleven sets of NIST (`VarianceCertifiedTests`).
public struct AnalysisOfVariance: Sendable, Hashable {
  /// Squared distances of the group means from the mean of all, summed over the values.
  public let betweenSumOfSquares: Double
  /// Squared distances of the values from their group means, summed.
  public let withinSumOfSquares: Double
  /// Groups less one.
  public let betweenDegreesOfFreedom: Int
  /// Values less groups.
  public let withinDegreesOfFreedom: Int
  /// The ratio of the mean squares; infinite where the groups have no spread.
  public let f: Double
  /// The share of the total sum of squares that is between groups.
  public let rSquared: Double

  /// Why there is no analysis of these groups.
  public enum Failure: Error, Hashable, Sendable {
    /// Fewer than two groups.
    case tooFewGroups(Int)
    /// A group without values, index from 0.
    case emptyGroup(Int)
    /// One value a group: no spread to compare with.
    case noReplicates
    /// All values are equal.
    case constant
  }

  /// Analyses groups of values.
  ///
  /// - Throws: a property of the groups that leaves nothing to compare.
  public init(_ groups: [[Double]]) throws(Failure) {
    try self.init(groups.map { $0.map { DoubleDouble($0) } })
  }

  /// Analyses groups of values that are known to more digits than a double has.
  ///
  /// - Throws: a property of the groups that leaves nothing to compare.
  public init(_ groups: [[DoubleDouble]]) throws(Failure) {
    guard groups.count > 1 else { throw .tooFewGroups(groups.count) }
    if let empty = groups.firstIndex(where: \.isEmpty) { throw .emptyGroup(empty) }
    let count = groups.reduce(0) { $0 + $1.count }
    guard count > groups.count else { throw .noReplicates }

    let means = groups.map { group in Deviations.mean(count: group.count) { group[$0] } }
    var total: DoubleDouble = 0
    for (group, mean) in zip(groups, means) { total += mean * Double(group.count) }
    let grandMean = total / Double(count)
    var between: DoubleDouble = 0
    var within: DoubleDouble = 0
    for (group, mean) in zip(groups, means) {
      let distance = mean - grandMean
      between += distance * distance * Double(group.count)
      within += Deviations.sumOfSquares(count: group.count, around: mean) { group[$0] }
    }
    guard (between + within).high > 0 else { throw .constant }
    betweenSumOfSquares = between.rounded
    withinSumOfSquares = within.rounded
    betweenDegreesOfFreedom = groups.count - 1
    withinDegreesOfFreedom = count - groups.count
    let ratio =
      between / Double(groups.count - 1) / (within / Double(count - groups.count))
    f = within.high > 0 ? ratio.rounded : .infinity
    rSquared = (between / (between + within)).rounded
  }

  /// The probability of an F at least as large where all groups have one mean.
  public var p: Double {
    FDistribution(
      numerator: Double(betweenDegreesOfFreedom), denominator: Double(withinDegreesOfFreedom)
    ).survival(f)
  }

  /// The standard deviation within groups.
  public var residualStandardDeviation: Double {
    (withinSumOfSquares / Double(withinDegreesOfFreedom)).squareRoot()
  }
}
