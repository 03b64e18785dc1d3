public import TimeSeries

/// Columns of a table that stands in memory.
public struct MemoryColumns: Sendable {
  /// The cells of a column.
  public enum Values: Sendable {
    /// Numbers; NaN for an empty cell.
    case numbers([Double])
    /// Texts.
    case texts([String])
    /// Periods, mostly dates; nil for an empty cell.
    case periods([PeriodStamp?])
  }

  /// A column.
  public struct Column: Sendable {
    /// The name.
    public let name: String
    /// One a row.
    public let values: Values

    /// A column of a name.
    public init(name: String, values: Values) {
      self.name = name
      self.values = values
    }
  }

  /// The columns in order.
  public let columns: [Column]
  /// How many cells each of them has.
  public let rowCount: Int

  /// Columns of one length.
  ///
  /// - Precondition: all of them have `rowCount` cells.
  public init(_ columns: [Column], rowCount: Int) {
    precondition(columns.allSatisfy { $0.values.count == rowCount }, "columns of one length")
    self.columns = columns
    self.rowCount = rowCount
  }
}

extension MemoryColumns.Values {
  fileprivate var count: Int {
    switch self {
    case .numbers(let values): values.count
    case .texts(let texts): texts.count
    case .periods(let periods): periods.count
    }
  }

  /// The number of a row; NaN with what keeps the cell from being one, and for an empty cell.
  func number(_ row: Int) -> (Double, ColumnFault.Kind?) {
    switch self {
    case .numbers(let values):
      let value = values[row]
      return value.isInfinite ? (.nan, .notRepresentable("\(value)")) : (value, nil)
    case .texts(let texts): return (.nan, .notANumber(texts[row]))
    case .periods(let periods): return (.nan, periods[row].map { .notANumber($0.description) })
    }
  }

  /// The period of a row, and the cell as text.
  func period(_ row: Int) -> (PeriodStamp?, text: String) {
    switch self {
    case .numbers(let values):
      let number = Int(exactly: values[row])
      return (number.map { PeriodStamp(form: .integer, ordinal: $0) }, "\(values[row])")
    case .texts(let texts): return (PeriodStamp(texts[row]), texts[row])
    case .periods(let periods): return (periods[row], periods[row]?.description ?? "")
    }
  }
}
