public import Statistics
public import TimeSeries

/// A model that takes hedged figures as they are, and not as numbers.
public protocol EvidenceModel: Model where Fitted: ScalableHistory {
  /// Infers the values of every period from the first to the last that something is known of.
  ///
  /// - Parameters:
  ///   - evidence: what is known.
  ///   - link: the scale that the model works on: identity, log, logit or rank.
  /// - Returns: equally likely values of each period on the link's scale, ascending, and the fitted
  ///   model, whose last period is the last of the evidence.
  /// - Throws: what the evidence lacks: `.unidentified` where nothing fixes the level, `.outsideLink`
  ///   with the index of an item that the link has no room for, `.noConvergence` where the items
  ///   cannot be reconciled at all.
  func infer(
    from evidence: Evidence, link: Link
  ) throws(FitError) -> (history: [[Double]], fitted: Fitted)

  /// Joint draws of every period from the first to the last that something is known of, and of as many
  /// later ones as wanted.
  ///
  /// - Parameters:
  ///   - count: how many draws.
  ///   - horizon: periods after the last of the evidence.
  /// - Returns: on the scale of the link, draw by draw.
  /// - Throws: as ``infer(from:link:)``.
  func historyPaths(
    _ count: Int, over horizon: Int, from evidence: Evidence, link: Link,
    using stream: inout RandomStream
  ) throws(FitError) -> [[Double]]
}

/// A fitted model that knows its past only with uncertainty.
public protocol FittedHistory: FittedModel {
  /// Equally likely values of each period on the link's scale, ascending; nil where the past is exact.
  var history: [[Double]]? { get }
  /// What became of each item of the evidence, in its order; empty for a plain series.
  var items: [EvidenceReport] { get }
  /// What other definitions and publishers make of the values; empty without any.
  var offsets: [EvidenceOffset] { get }
}

/// A history whose unit can be changed.
public protocol ScalableHistory: FittedHistory {
  /// What ``EvidenceModel/historyPaths(_:over:from:link:using:)`` would draw, without another
  /// inference; nil for a fit that was loaded.
  func historyPaths(_ count: Int, over horizon: Int, using stream: inout RandomStream)
    -> [[Double]]?
  /// The same in a unit whose values are `factor` times as large; the link has to be the identity.
  func scaled(by factor: Double) -> Self
}

extension FittedHistory {
  /// Nothing, for fits that know of no offsets.
  public var offsets: [EvidenceOffset] { [] }
}

/// What became of one item of evidence.
public struct EvidenceReport: Sendable, Hashable, Codable {
  /// What the item is called.
  public let label: String
  /// Log probability of the item given all others, less that of the likeliest place for it; at most 0.
  ///
  /// Below −6 it fits the others badly, below −12 it contradicts them.
  public let surprise: Double
  /// Its share of what is known of the last period: what the precision there loses without it.
  public let weight: Double
  /// Whether it was left out as one of another product.
  public let isExcluded: Bool

  /// Collects the parts.
  public init(label: String, surprise: Double, weight: Double, isExcluded: Bool = false) {
    self.label = label
    self.surprise = surprise
    self.weight = weight
    self.isExcluded = isExcluded
  }

  /// Surprise below which an item is named as contradicting the others.
  public static let contradiction = -12.0
}

/// What another definition or publisher makes of a value, as far as it was found.
public struct EvidenceOffset: Sendable, Hashable, Codable {
  /// The definition or publisher.
  public let name: String
  /// Mean of the factor's logarithm; of the shift on the link's scale under another link.
  public let mean: Double
  /// Its standard deviation.
  public let deviation: Double
  /// Whether it lay beyond the limit, so that its items are of another product and were left out.
  public let isExcluded: Bool

  /// Collects the parts.
  public init(name: String, mean: Double, deviation: Double, isExcluded: Bool) {
    self.name = name
    self.mean = mean
    self.deviation = deviation
    self.isExcluded = isExcluded
  }
}
