/// A box that parameters are kept in; an infinite end is no bound.
public struct Bounds: Sendable, Hashable {
  /// Lower ends, one a parameter.
  public let lower: [Double]
  /// Upper ends, one a parameter.
  public let upper: [Double]

  /// The box between two corners.
  ///
  /// - Precondition: as many lower as upper ends, none NaN, `lower[i] <= upper[i]`.
  public init(lower: [Double], upper: [Double]) {
    precondition(lower.count == upper.count, "one lower and one upper end a parameter")
    precondition(zip(lower, upper).allSatisfy { $0 <= $1 }, "a lower end above the upper one")
    self.lower = lower
    self.upper = upper
  }

  /// The box of intervals, one a parameter.
  public init(_ intervals: [ClosedRange<Double>]) {
    self.init(lower: intervals.map(\.lowerBound), upper: intervals.map(\.upperBound))
  }

  /// No bounds on `count` parameters.
  public static func none(_ count: Int) -> Bounds {
    Bounds(
      lower: Array(repeating: -.infinity, count: count),
      upper: Array(repeating: .infinity, count: count))
  }

  /// The nearest point of the box in one coordinate.
  @inlinable
  public func clamp(_ value: Double, _ index: Int) -> Double {
    Swift.min(Swift.max(value, lower[index]), upper[index])
  }
}
