/// Rows of one series that come one after the other in a file.
struct RowRun {
  /// Ordinal of the first row.
  private(set) var start = 0
  /// One value a row; NaN for a gap.
  private(set) var values: [Double] = []
  /// Regressors, row by row.
  private(set) var regressors: [Double] = []
  /// One ordinal a row, once rows are not consecutive periods.
  private var listedOrdinals: [Int] = []

  /// How many rows there are.
  var count: Int { values.count }
  /// Whether rows are consecutive periods.
  var isConsecutive: Bool { listedOrdinals.isEmpty }
  /// One ordinal a row.
  var ordinals: [Int] {
    isConsecutive ? Array(start..<start + values.count) : listedOrdinals
  }

  /// Adds a row.
  @inline(__always)
  mutating func append(_ ordinal: Int, _ value: Double) {
    if values.isEmpty {
      start = ordinal
    } else if !isConsecutive || ordinal != start &+ values.count {
      appendListed(ordinal)
    }
    values.append(value)
  }

  @inline(never)
  private mutating func appendListed(_ ordinal: Int) {
    if isConsecutive { listedOrdinals = ordinals }
    listedOrdinals.append(ordinal)
  }

  /// Adds the next regressor of the last row.
  mutating func append(regressor: Double) { regressors.append(regressor) }

  /// Makes room for another run.
  mutating func removeAll() {
    values.removeAll(keepingCapacity: true)
    regressors.removeAll(keepingCapacity: true)
    listedOrdinals.removeAll(keepingCapacity: true)
  }
}
