/// `report:`.
public struct ReportSection: Sendable, Hashable {
  /// Formats of the tables.
  public var tables: [TableFormat] = [.terminal, .csv, .json]
  /// Whether `report.html` is written.
  public var html = false
  /// Whether ``html`` shows how each model would have done at past times.
  public var backtest = true

  /// Whether past forecasts are made for the report.
  var hasBacktests: Bool { html && backtest }

  /// A way to write the tables.
  public enum TableFormat: String, Sendable, Hashable, CaseIterable {
    case terminal
    case csv
    case json
    case markdown
    case xlsx
  }
}
