public import TimeSeries

/// Observations of named variables, one row a period, with gaps.
///
/// Where rows have no calendar, their periods are their numbers.
public struct ObservationTable: Sendable, Hashable {
  /// The periods of the rows, ascending.
  public let periods: [Period]
  private let columns: [String: [Double]]
  /// Rows by the ordinals of their periods.
  private let rows: [Int: Int]

  /// A table of columns; NaN marks a value that is missing.
  ///
  /// - Precondition: at least one row, periods of one frequency in ascending order, and one value a
  ///   row in each column, none infinite.
  public init(periods: [Period], columns: [(name: String, values: [Double])]) {
    precondition(!periods.isEmpty, "a table has at least one row")
    precondition(zip(periods, periods.dropFirst()).allSatisfy { $0 < $1 }, "periods ascend")
    precondition(periods.allSatisfy { $0.frequency == periods[0].frequency }, "one frequency")
    precondition(
      columns.allSatisfy {
        $0.values.count == periods.count && !$0.values.contains(where: \.isInfinite)
      },
      "a column has one value a row, finite or missing")
    self.periods = periods
    self.columns = Dictionary(columns.map { ($0.name, $0.values) }, uniquingKeysWith: { $1 })
    rows = Dictionary(uniqueKeysWithValues: periods.enumerated().map { ($1.ordinal, $0) })
  }

  /// The value of a variable in a period; nil where it is missing or the table has no such row.
  public subscript(name: String, period: Period) -> Double? {
    guard period.frequency == periods[0].frequency, let row = rows[period.ordinal],
      let value = columns[name]?[row], !value.isNaN
    else { return nil }
    return value
  }

  /// Whether there is a column of that name.
  public func contains(_ name: String) -> Bool { columns[name] != nil }
}
