/// `report:`.
public struct ReportSection: Sendable, Hashable {
  /// Formats of the tables.
  public var tables: [TableFormat] = [.terminal, .csv, .json]

  /// A way to write the tables.
  public enum TableFormat: String, Sendable, Hashable, CaseIterable {
    case terminal
    case csv
    case json
    case markdown
  }
}
