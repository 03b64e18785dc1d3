/// What to put where a series has gaps.
public enum GapRule: Sendable, Hashable {
  /// A straight line between the neighbours, on the scale of a link.
  case interpolate(Link)
}

/// A series without gaps, and what was done to have it so.
public struct FilledSeries: Sendable, Hashable {
  /// The series from its first to its last observation.
  public let series: Series
  /// The periods whose values are not observed but filled, ascending.
  public let filledPeriods: [Period]
  /// Empty places cut off before the first observation.
  public let trimmedLeading: Int
  /// Empty places cut off after the last observation.
  public let trimmedTrailing: Int

  /// Whether the series is as it was read.
  public var isUntouched: Bool {
    filledPeriods.isEmpty && trimmedLeading == 0 && trimmedTrailing == 0
  }
}

extension GappySeries {
  /// The series with inner gaps filled and outer gaps cut off, all of it reported.
  ///
  /// - Parameter rule: how inner gaps are filled.
  /// - Throws: `.allGaps` without a single observation, `.outsideLink` where a gap has a neighbour
  ///   that the rule's link does not admit.
  /// - Complexity: O(n).
  public func filled(_ rule: GapRule) throws(SeriesError) -> FilledSeries {
    guard let first = places.firstIndex(where: { !$0.isNaN }),
      let last = places.lastIndex(where: { !$0.isNaN })
    else { throw .allGaps }
    var values = Array(places[first...last])
    var filledIndices: [Int] = []
    var before = 0
    for after in values.indices.dropFirst() where !values[after].isNaN {
      if after > before + 1 {
        try rule.fill(&values, between: before, and: after, offset: first)
        filledIndices += before + 1..<after
      }
      before = after
    }
    return FilledSeries(
      series: Series(
        checked: name, start: start.advanced(by: first), values: values,
        filledIndices: filledIndices),
      filledPeriods: filledIndices.map { start.advanced(by: first + $0) }, trimmedLeading: first,
      trimmedTrailing: places.count - 1 - last)
  }
}

extension GapRule {
  /// Fills the places strictly between two observations.
  fileprivate func fill(
    _ values: inout [Double], between before: Int, and after: Int, offset: Int
  ) throws(SeriesError) {
    switch self {
    case .interpolate(let link):
      for index in [before, after] where !link.admits(values[index]) {
        throw .outsideLink(index: offset + index)
      }
      let from = link.apply(values[before])
      let to = link.apply(values[after])
      for index in before + 1..<after {
        let weight = Double(index - before) / Double(after - before)
        // A weighted mean instead of a slope: the difference of two doubles may overflow.
        values[index] = link.invert((1 - weight) * from + weight * to)
      }
    }
  }
}
