import TimeSeries

/// Puts the rows of one series on its calendar.
struct SeriesResolution {
  let name: String
  let number: Int
  let rows: SeriesRows
  let calendar: TableCalendar
  let place: TextPlace
  /// Where a row of this series stands.
  let placeOfRow: (Int) -> TextPlace

  /// Faults found here, in file order.
  private(set) var faults: [SeriesFault] = []
  private(set) var notices: [TableNotice] = []
  /// The notation of this series.
  private(set) var notation: PeriodNotation = .index
  private var start = Period(frequency: .annual, ordinal: 0)
  private var periodCount = 0
  /// The place of each row on the series' axis; nil where rows are consecutive.
  private var positions: [Int]?

  init(
    name: String, number: Int, rows: SeriesRows, calendar: TableCalendar, place: TextPlace,
    placeOfRow: @escaping (Int) -> TextPlace
  ) {
    self.name = name
    self.number = number
    self.rows = rows
    self.calendar = calendar
    self.place = place
    self.placeOfRow = placeOfRow
    guard rows.form == calendar.form else {
      add(.otherNotation(expected: calendar.form), row: 0)
      return
    }
    switch rows.form {
    case .integer: notation = calendar.hasYears ? .year : .index
    case .quarter: notation = .quarter
    case .month: notation = .month
    case .date:
      readDates()
      if !faults.isEmpty { return }
    }
    arrange()
  }

  /// The values of one column on the series' axis.
  ///
  /// - Precondition: no faults.
  func places(_ values: [Double]) -> [Double] {
    guard let positions else { return values }
    var result = Array(repeating: Double.nan, count: periodCount)
    for (position, value) in zip(positions, values) { result[position] = value }
    return result
  }

  /// The series of one column, or what is wrong with it as a whole.
  func series(named name: String, _ values: [Double]) -> Result<GappySeries, SeriesProblem> {
    let places = places(values)
    guard places.contains(where: { !$0.isNaN }),
      let series = try? GappySeries(name: name, start: start, places: places)
    else { return .failure(SeriesProblem([fault(.noObservations, at: place, text: "")])) }
    return .success(series)
  }

  /// Finds the day that the dates name, and whether they fit the table's frequency.
  private mutating func readDates() {
    let ordinals = rows.ordinals
    let spacing = DateSpacing(ordinals)
    if let row = spacing.rowWithinMonth { return add(.withinOneMonth, row: row) }
    if let own = spacing.frequency, own.seasonLength > calendar.frequency.seasonLength {
      return add(.otherFrequency(expected: calendar.frequency), row: 0)
    }
    let (day, isRegular) = spacing.day
    if !isRegular { notices.append(TableNotice(kind: .irregularDays, series: name, place: place)) }
    let month = ordinals[0] >> 5
    notation = .date(
      DateAnchor(monthOffset: month % calendar.frequency.monthsPerPeriod, day: day))
  }

  /// Finds the axis and each row's place on it.
  private mutating func arrange() {
    let divisor = rows.form == .date ? 32 * calendar.frequency.monthsPerPeriod : 1
    if rows.isConsecutive, divisor == 1 {
      start = Period(frequency: calendar.frequency, ordinal: rows.start)
      periodCount = rows.values.count
      return
    }
    let ordinals = rows.ordinals.map { $0 / divisor }
    let isSorted = zip(ordinals, ordinals.dropFirst()).allSatisfy { $0 < $1 }
    if !isSorted {
      if zip(ordinals, ordinals.dropFirst()).contains(where: { $0 > $1 }) {
        notices.append(TableNotice(kind: .sortedRows, series: name, place: place))
      }
      findDuplicates(ordinals)
    }
    guard faults.isEmpty, let first = ordinals.min(), let last = ordinals.max() else { return }
    periodCount = last - first + 1
    let missing = periodCount - ordinals.count
    if periodCount > max(1000, 20 * ordinals.count) {
      let row =
        last - Self.median(ordinals) > Self.median(ordinals) - first
        ? ordinals.lastIndex(of: last) : ordinals.firstIndex(of: first)
      return add(.spreadTooWide(periods: periodCount, rows: ordinals.count), row: row ?? 0)
    }
    if missing > 0 {
      notices.append(TableNotice(kind: .missingPeriods(missing), series: name, place: place))
    }
    start = Period(frequency: calendar.frequency, ordinal: first)
    if missing > 0 || !isSorted { positions = ordinals.map { $0 - first } }
  }

  /// Reports every row whose period an earlier row has.
  private mutating func findDuplicates(_ ordinals: [Int]) {
    let order = ordinals.indices.sorted { (ordinals[$0], $0) < (ordinals[$1], $1) }
    var first = order[0]
    var repeated: [(row: Int, first: Int)] = []
    for row in order.dropFirst() {
      if ordinals[row] == ordinals[first] { repeated.append((row, first)) } else { first = row }
    }
    for (row, first) in repeated.sorted(by: { $0.row < $1.row }) {
      add(.duplicatePeriod(first: placeOfRow(first)), row: row)
    }
  }

  private static func median(_ ordinals: [Int]) -> Int { ordinals.sorted()[ordinals.count / 2] }

  private mutating func add(_ kind: SeriesFault.Kind, row: Int) {
    let stamp = PeriodStamp(form: rows.form, ordinal: rows.ordinals[row])
    faults.append(fault(kind, at: placeOfRow(row), text: stamp.description))
  }

  private func fault(_ kind: SeriesFault.Kind, at place: TextPlace, text: String) -> SeriesFault {
    SeriesFault(kind: kind, place: place, column: "", text: text)
  }
}
