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
    let form = Self.form(rows)
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
      let found = requested ?? Self.frequencyOfDates(rows)
      frequency = found ?? .annual
      isAssumed = found == nil
    }
    hasYears =
      form == .integer && frequency == .annual
      && rows.allSatisfy { $0?.hasYearsOrNoIntegers ?? true }
  }

  private static func form(_ rows: [SeriesRows?]) -> PeriodStamp.Form {
    var votes = Votes<PeriodStamp.Form>()
    for index in rows.indices {
      if let form = rows[index]?.form { votes.add(form, rows[index]?.values.count ?? 0) }
    }
    return votes.winner ?? .integer
  }

  private static func frequencyOfDates(_ rows: [SeriesRows?]) -> Frequency? {
    var votes = Votes<Frequency>()
    for case let series? in rows where series.form == .date {
      if let own = DateSpacing(series.ordinals).frequency { votes.add(own, series.values.count) }
    }
    return votes.winner
  }
}

/// Counts votes for a handful of values.
private struct Votes<Value: Equatable> {
  private var totals: [(value: Value, count: Int)] = []

  mutating func add(_ value: Value, _ count: Int) {
    if let known = totals.firstIndex(where: { $0.value == value }) {
      totals[known].count += count
    } else {
      totals.append((value, count))
    }
  }

  /// The value with most votes; the earliest among equals.
  var winner: Value? {
    let most = totals.map(\.count).max()
    return totals.first { $0.count == most }?.value
  }
}

extension SeriesRows {
  /// Whether all its integers can be calendar years.
  fileprivate var hasYearsOrNoIntegers: Bool {
    let years = 1000...2999
    guard form == .integer else { return true }
    guard isConsecutive else { return ordinals.allSatisfy(years.contains) }
    return years.contains(start) && years.contains(start + values.count - 1)
  }
}
