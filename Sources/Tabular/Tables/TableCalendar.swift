import TimeSeries

/// The frequency and notation that a table as a whole has: those of most of its rows.
struct TableCalendar {
  /// How most rows write their periods.
  let form: PeriodStamp.Form
  /// The length of every period.
  let frequency: Frequency
  /// Whether the frequency is a guess.
  let isAssumed: Bool
  /// Whether integers are calendar years.
  let hasYears: Bool

  /// Finds the calendar of a table.
  ///
  /// Rows vote on the form; then the dates' series vote, by rows, on the frequency. Integers are
  /// annual unless asked otherwise; they are years where all are from 1000 to 2999.
  ///
  /// - Throws: `.frequencyMismatch` where quarters or months are asked to be something else.
  init(_ rows: [SeriesRows?], requested: Frequency?) throws(TableError) {
    let rows = rows.compactMap(\.self)
    let form = Self.mostVoted(rows.map { ($0.form, $0.values.count) }) ?? .integer
    self.form = form
    switch form {
    case .quarter, .month:
      frequency = form == .quarter ? .quarterly : .monthly
      isAssumed = false
      if let requested, requested != frequency {
        throw .frequencyMismatch(requested: requested, written: frequency)
      }
    case .integer:
      frequency = requested ?? .annual
      isAssumed = false
    case .date:
      let inferred =
        requested
        ?? Self.mostVoted(
          rows.compactMap { series in
            guard series.form == .date else { return nil }
            return DateSpacing(series.ordinals).frequency.map { ($0, series.values.count) }
          })
      frequency = inferred ?? .annual
      isAssumed = inferred == nil
    }
    hasYears =
      form == .integer && frequency == .annual
      && rows.allSatisfy { $0.form != .integer || $0.hasYears }
  }

  /// The value with most votes; the earliest among equals.
  private static func mostVoted<Value: Hashable>(_ votes: [(Value, Int)]) -> Value? {
    var totals: [Value: Int] = [:]
    for (value, count) in votes { totals[value, default: 0] += count }
    let most = totals.values.max()
    return votes.first { totals[$0.0] == most }?.0
  }
}

extension SeriesRows {
  /// Whether all integers can be calendar years.
  fileprivate var hasYears: Bool {
    let years = 1000...2999
    guard isConsecutive else { return ordinals.allSatisfy(years.contains) }
    return years.contains(start) && years.contains(start + values.count - 1)
  }
}
