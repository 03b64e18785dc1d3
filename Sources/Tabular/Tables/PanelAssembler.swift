import TimeSeries

/// Sorts the rows of a table into series while they stream by.
struct PanelAssembler {
  /// Names of further numeric columns.
  let regressorNames: [String]
  private(set) var names = NameTable()
  /// Rows by series; nil before the first row with a readable period.
  private(set) var rows: [SeriesRows?] = []
  /// Where each series first appears.
  private(set) var firstPlaces: [TextPlace] = []
  private(set) var remarks: [Int: SeriesRemarks] = [:]
  private(set) var places = PlaceLog()
  /// Rows of the table.
  var rowCount = 0

  /// The series that rows go to at present.
  private var current = -1
  private var currentForm: PeriodStamp.Form?
  /// Rows that `current` had before the present run.
  private var rowsBefore = 0
  private var run = RowRun()

  init(regressorNames: [String] = []) { self.regressorNames = regressorNames }

  /// Goes to the series of a name.
  ///
  /// - Returns: whether it is new, so that ``noteFirstPlace(_:)`` is due.
  @inline(__always)
  mutating func select(_ name: Span<UInt8>) -> Bool {
    if current >= 0, names.matches(current, name) { return false }
    change(to: name)
    return current == firstPlaces.count
  }

  /// Keeps where a new series first appears.
  mutating func noteFirstPlace(_ place: TextPlace) { firstPlaces.append(place) }

  @inline(never)
  private mutating func change(to name: Span<UInt8>) {
    flush()
    current = names.number(of: name)
    if current == rows.count { rows.append(nil) }
    currentForm = rows[current]?.form
    rowsBefore = rows[current]?.values.count ?? 0
  }

  /// Adds a row to the present series; NaN is a gap.
  ///
  /// - Returns: false where the row writes its period in another form than the series' first.
  @inline(__always)
  mutating func append(_ stamp: PeriodStamp, _ value: Double, at place: TextPlace) -> Bool {
    if stamp.form != currentForm {
      guard currentForm == nil else { return false }
      currentForm = stamp.form
    }
    places.append(
      series: current, row: rowsBefore &+ run.count, place: place, isSameSeries: run.count > 0)
    run.append(stamp.ordinal, value)
    return true
  }

  /// Adds the value of the next regressor of the row just added.
  mutating func append(regressor: Double) { run.append(regressor: regressor) }

  /// The form of the present series' first row.
  var expectedForm: PeriodStamp.Form? { currentForm }

  /// Notes something about the present series.
  mutating func remark(_ change: (inout SeriesRemarks) -> Void) {
    change(&remarks[current, default: SeriesRemarks()])
  }

  /// Ends the present run, so that all rows are with their series.
  mutating func finish() { flush() }

  /// Hands the rows of the present run to their series.
  private mutating func flush() {
    guard run.count > 0, let form = currentForm else { return }
    if rows[current] == nil { rows[current] = SeriesRows(form: form, start: run.start) }
    rows[current]?.append(&run)
    rowsBefore = rows[current]?.values.count ?? 0
  }
}
