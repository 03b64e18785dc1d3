/// Evenly spaced, finite numbers with a calendar and a name.
///
/// A `Series` has no gaps and is never empty, so no kernel asks whether a value is there.
/// ``GappySeries`` is the type of what is read from files.
public struct Series: Sendable, Hashable, Codable {
  /// The name that results are reported under.
  public let name: String
  /// The period of the first value.
  public let start: Period
  /// The observations, in the unit of the series; finite, at least one.
  public let values: [Double]

  /// Places whose values were not observed but filled, ascending from 0; usually none.
  ///
  /// A filled value carries no information of its own: estimates of a variance take its degree of
  /// freedom off.
  public let filledIndices: [Int]

  /// Checks that the values are a series, all of them observed.
  ///
  /// - Throws: `.empty`, or `.notFinite` with the index of the first offender.
  /// - Complexity: O(n).
  public init(name: String, start: Period, values: [Double]) throws(SeriesError) {
    if values.isEmpty { throw .empty }
    if let index = values.firstIndex(where: { !$0.isFinite }) { throw .notFinite(index: index) }
    self.name = name
    self.start = start
    self.values = values
    filledIndices = []
  }

  /// How many observations there are.
  public var count: Int { values.count }
  /// How many of them were filled.
  public var filledCount: Int { filledIndices.count }
  /// The length of each period.
  public var frequency: Frequency { start.frequency }
  /// The period of the last value.
  public var end: Period { start.advanced(by: values.count - 1) }
  /// The latest observation.
  public var last: Double { values[values.count - 1] }
  /// The period of the observation at `index`.
  public func period(at index: Int) -> Period { start.advanced(by: index) }

  /// The value of a period, or nil outside the series.
  public subscript(period: Period) -> Double? {
    guard period.frequency == frequency else { return nil }
    let index = start.distance(to: period)
    return values.indices.contains(index) ? values[index] : nil
  }

  /// The same values as a series that may have gaps.
  public var gappy: GappySeries? { try? GappySeries(name: name, start: start, places: values) }
}
