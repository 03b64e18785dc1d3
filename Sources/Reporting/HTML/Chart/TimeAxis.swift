import TimeSeries

/// The horizontal axis of a chart: where periods stand and which years are labelled.
struct TimeAxis: Sendable, Hashable {
  /// The first period.
  let first: Period
  /// The last period.
  let last: Period

  /// Periods of room beyond either end.
  static let room = 0.5

  /// An axis over the periods from the first to the last, both in.
  ///
  /// - Precondition: they are in order and of one frequency.
  init(first: Period, last: Period) {
    precondition(first <= last)
    self.first = first
    self.last = last
  }

  /// The part of the width at which a period stands: 0 to 1.
  func place(of period: Period) -> Double { place(at: Double(first.distance(to: period))) }

  /// The part of the width at which a point in time stands, in periods after the first one.
  func place(at offset: Double) -> Double {
    (offset + Self.room) / (Double(first.distance(to: last)) + 2 * Self.room)
  }

  /// The labelled periods: whole years in even steps, at most `count`; the two ends where no two years
  /// begin between them.
  func ticks(atMost count: Int) -> [(period: Period, label: String)] {
    let starts = (0...first.distance(to: last)).map { first.advanced(by: $0) }
      .filter { $0.position == 1 }
    for step in [1, 2, 5, 10, 20, 50, 100] {
      let kept = starts.filter { $0.year % step == 0 }
      if kept.count <= count, kept.count >= 2 { return kept.map { ($0, "\($0.year)") } }
    }
    let ends = first == last ? [first] : [first, last]
    return ends.map { ($0, "\($0)") }
  }
}
