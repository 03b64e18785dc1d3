public import TimeSeries

/// A series formed from statements, with what became of each of them.
public struct FormedSeries: Sendable, Hashable {
  /// What it is a series of.
  public let indicator: Indicator
  /// The definition that it is of.
  public let definition: Definition
  /// What was known.
  public let vintage: Vintage
  /// The values, in the order of their periods, at most one a period; there may be gaps.
  public let points: [FormedPoint]
  /// The statements that gave no value, in the order of their lines; targets aside.
  public let unused: [UnusedStatement]
  /// The statements that the values contradict, in the order of their lines.
  public let violations: [BoundViolation]
  /// Accepted plans and thresholds of the indicator, of any definition, in the order of their
  /// lines; never values.
  public let targets: [Statement]
  /// Why there is no value; nil where there is one.
  public let obstacle: FormationObstacle?

  /// The values with gaps between them; nil without any.
  ///
  /// - Complexity: O(n) in the periods from the first to the last value.
  public func series(named name: String) -> GappySeries? {
    guard let first = points.first, let last = points.last else { return nil }
    var places = [Double](
      repeating: .nan, count: first.period.distance(to: last.period) + 1)
    for point in points { places[first.period.distance(to: point.period)] = point.value }
    return try? GappySeries(name: name, start: first.period, places: places)
  }
}
