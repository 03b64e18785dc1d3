import TimeSeries

/// The rows of one series as they came.
struct SeriesRows {
  /// How the series writes its periods: like its first readable row.
  let form: PeriodStamp.Form
  /// Ordinal of the first row.
  let start: Int
  /// One value a row; NaN for a gap.
  private(set) var values: [Double] = []
  /// Regressors, row by row.
  private(set) var regressors: [Double] = []
  /// One ordinal a row; empty while rows are consecutive periods from `start`.
  private var listedOrdinals: [Int] = []

  init(form: PeriodStamp.Form, start: Int) {
    self.form = form
    self.start = start
  }

  /// One ordinal a row.
  var ordinals: [Int] {
    listedOrdinals.isEmpty ? Array(start..<start + values.count) : listedOrdinals
  }
  /// Whether rows are consecutive periods.
  var isConsecutive: Bool { listedOrdinals.isEmpty }

  /// Takes the rows of a run, and leaves it empty.
  mutating func append(_ run: inout RowRun) {
    let goesOn = isConsecutive && run.isConsecutive && run.start == start + values.count
    if !goesOn {
      if isConsecutive { listedOrdinals = ordinals }
      listedOrdinals += run.ordinals
    }
    values += run.values
    regressors += run.regressors
    run.removeAll()
  }
}

/// Rows of one series that come one after the other in a file.
struct RowRun {
  private(set) var ordinals: [Int] = []
  private(set) var values: [Double] = []
  private(set) var regressors: [Double] = []
  private(set) var isConsecutive = true
  private var next = 0

  /// Ordinal of the first row.
  var start: Int { ordinals[0] }
  var isEmpty: Bool { values.isEmpty }

  @inline(__always)
  mutating func append(_ ordinal: Int, _ value: Double) {
    if ordinal != next { isConsecutive = ordinals.isEmpty && isConsecutive }
    next = ordinal &+ 1
    ordinals.append(ordinal)
    values.append(value)
  }

  mutating func append(regressor: Double) { regressors.append(regressor) }

  mutating func removeAll() {
    ordinals.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    regressors.removeAll(keepingCapacity: true)
    isConsecutive = true
  }
}
