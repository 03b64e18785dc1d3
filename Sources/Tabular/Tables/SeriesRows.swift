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
