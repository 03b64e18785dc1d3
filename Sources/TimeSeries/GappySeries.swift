/// Evenly spaced numbers of which some may be missing.
public struct GappySeries: Sendable, Hashable {
  /// The name that results are reported under.
  public let name: String
  /// The period of the first place, whether filled or not.
  public let start: Period
  /// One place a period; NaN marks a gap, everything else is finite.
  public let places: [Double]

  /// Takes the places as they are.
  ///
  /// - Parameter places: NaN for a gap.
  /// - Throws: `.empty` without places, `.notFinite` at the first infinity.
  /// - Complexity: O(n).
  public init(name: String, start: Period, places: [Double]) throws(SeriesError) {
    if places.isEmpty { throw .empty }
    if let index = places.firstIndex(where: \.isInfinite) { throw .notFinite(index: index) }
    self.name = name
    self.start = start
    self.places = places
  }

  /// The length of each period.
  public var frequency: Frequency { start.frequency }
  /// The period of the last place.
  public var end: Period { start.advanced(by: places.count - 1) }
  /// How many places are empty.
  public var gapCount: Int { places.count { $0.isNaN } }

  /// The value of a period, or nil in gaps and outside the series.
  public subscript(period: Period) -> Double? {
    guard period.frequency == frequency else { return nil }
    let index = start.distance(to: period)
    return places.indices.contains(index) && !places[index].isNaN ? places[index] : nil
  }
}
