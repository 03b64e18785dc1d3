/// What is known of a quantity without its values being known: figures with hedges, growth, sums.
///
/// Each item limits one function of the yearly values. Items are independent given the values.
public struct Evidence: Sendable, Hashable, Codable {
  /// The name that results are reported under.
  public let name: String
  /// The items, all of one frequency; at least one.
  public let items: [EvidenceItem]

  /// Collects the items.
  ///
  /// - Throws: `.empty` without items.
  /// - Precondition: their periods have one frequency.
  public init(name: String, items: [EvidenceItem]) throws(SeriesError) {
    guard let first = items.first else { throw .empty }
    let frequency = first.quantity.first.frequency
    precondition(
      items.allSatisfy {
        $0.quantity.first.frequency == frequency && $0.quantity.last.frequency == frequency
      }, "items of one evidence have one frequency")
    self.name = name
    self.items = items
  }

  /// The first period that an item is about.
  public var start: Period { items.reduce(items[0].quantity.first) { min($0, $1.quantity.first) } }
  /// The last period that an item is about.
  public var end: Period { items.reduce(items[0].quantity.last) { max($0, $1.quantity.last) } }
  /// The length of each period.
  public var frequency: Frequency { start.frequency }
  /// How many periods there are from the first to the last.
  public var count: Int { start.distance(to: end) + 1 }
}

extension Evidence {
  /// The evidence with each item replaced by another about the same periods.
  public func mapped(_ body: (EvidenceItem) -> EvidenceItem) -> Evidence {
    Evidence(name: name, checked: items.map(body))
  }

  /// The items at some places; nil without any.
  public func keeping(_ indices: [Int]) -> Evidence? {
    indices.isEmpty ? nil : Evidence(name: name, checked: indices.map { items[$0] })
  }

  private init(name: String, checked items: [EvidenceItem]) {
    self.name = name
    self.items = items
  }

  /// The observations of a series, each known up to a relative error.
  ///
  /// Filled places of the series are left out: nothing is known of them.
  ///
  /// - Parameter noise: standard deviation of the error, relative to the value.
  public init(exactly series: Series, noise: Double) {
    name = series.name
    let filled = Set(series.filledIndices)
    items = series.values.indices.filter { !filled.contains($0) }.map { index in
      EvidenceItem(
        .level(series.period(at: index)), cells: [EvidenceCell(series.values[index])], noise: noise,
        label: "\(series.period(at: index))")
    }
  }
}
