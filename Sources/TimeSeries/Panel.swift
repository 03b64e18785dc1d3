/// Many series of one frequency, in order.
public struct Panel: Sendable, Hashable {
  /// The length of every period.
  public let frequency: Frequency
  /// The series in the order that results are reported in; names are unique.
  public let series: [GappySeries]
  private let positions: [String: Int]

  /// Checks that the series belong together.
  ///
  /// - Throws: the first series, in order, whose name is taken or whose frequency is another.
  /// - Complexity: O(number of series).
  public init(frequency: Frequency, series: [GappySeries]) throws(PanelError) {
    var positions: [String: Int] = [:]
    positions.reserveCapacity(series.count)
    for (position, member) in series.enumerated() {
      guard member.frequency == frequency else {
        throw .otherFrequency(name: member.name, member.frequency, expected: frequency)
      }
      guard positions.updateValue(position, forKey: member.name) == nil else {
        throw .duplicateName(member.name)
      }
    }
    self.frequency = frequency
    self.series = series
    self.positions = positions
  }

  /// The series of that name, or nil.
  public subscript(name: String) -> GappySeries? { positions[name].map { series[$0] } }
  /// How many series there are.
  public var count: Int { series.count }
}

/// What keeps series from being a panel.
public enum PanelError: Error, Equatable, Sendable {
  /// Two series of one name.
  case duplicateName(String)
  /// A series of another frequency than the panel.
  case otherFrequency(name: String, Frequency, expected: Frequency)
}
