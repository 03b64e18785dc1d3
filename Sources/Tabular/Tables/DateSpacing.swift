import TimeSeries

/// What the dates of one series say about its frequency.
struct DateSpacing {
  /// The largest number of months that all distances between dates are multiples of; 0 for one date.
  let monthStep: Int
  /// The first row whose date lies in the month of another date, though not on its day.
  let rowWithinMonth: Int?
  /// Which day of the period the dates name, and whether all of them do.
  private let days: [(day: Int, length: Int)]

  /// Looks at dates as the ordinals of their stamps.
  ///
  /// - Complexity: O(n log n).
  init(_ ordinals: [Int]) {
    let first = ordinals.first.map { $0 >> 5 } ?? 0
    monthStep = ordinals.reduce(0) { Self.greatestCommonDivisor($0, abs(($1 >> 5) - first)) }
    let order = ordinals.indices.sorted { (ordinals[$0], $0) < (ordinals[$1], $1) }
    rowWithinMonth = zip(order, order.dropFirst())
      .filter { ordinals[$0] != ordinals[$1] && ordinals[$0] >> 5 == ordinals[$1] >> 5 }
      .map { max($0, $1) }.min()
    days = ordinals.map { ordinal in
      let month = ordinal >> 5
      return (ordinal & 31, GregorianMonth.length(month))
    }
  }

  /// The longest frequency that the dates fit; nil for one date, or dates within one month.
  var frequency: Frequency? {
    if monthStep == 0 || rowWithinMonth != nil { return nil }
    if monthStep.isMultiple(of: 12) { return .annual }
    return monthStep.isMultiple(of: 3) ? .quarterly : .monthly
  }

  /// The day that the dates name; not `isRegular` where they name different ones.
  var day: (day: DateAnchor.Day, isRegular: Bool) {
    if days.allSatisfy({ $0.day == 1 }) { return (.first, true) }
    if days.allSatisfy({ $0.day == $0.length }) { return (.last, true) }
    let latest = days.map(\.day).max() ?? 1
    if days.allSatisfy({ $0.day == min(latest, $0.length) }) { return (.fixed(latest), true) }
    // Business days at the end of a month, for instance.
    let earliest = days.map(\.day).min() ?? 1
    return (earliest >= 25 ? .last : .fixed(max(2, earliest)), false)
  }

  private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}
