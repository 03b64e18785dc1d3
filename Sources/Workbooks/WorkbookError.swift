/// Why a workbook cannot be written.
public enum WorkbookError: Error, Sendable, Hashable {
  /// The program was built without the trait `Excel`.
  case notBuilt
  /// A sheet has more rows, or more columns, than Excel takes.
  case tooLarge(sheet: String, rows: Int, columns: Int)
  /// A text is longer than the 32,767 characters of a cell.
  case longText(sheet: String, row: Int, column: Int)
  /// The file could not be written, with the library's words.
  case unwritable(String)
}

extension WorkbookError: CustomStringConvertible {
  /// What is wrong and what to do, in one line.
  public var description: String {
    switch self {
    case .notBuilt:
      "this program was built without Excel: install libxlsxwriter-dev, then make build EXCEL=1"
    case .tooLarge(let sheet, let rows, let columns):
      "the sheet '\(sheet)' has \(rows) rows and \(columns) columns; Excel takes 1048576 and 16384: "
        + "write csv"
    case .longText(let sheet, let row, let column):
      "a text in row \(row), column \(column) of the sheet '\(sheet)' has more than 32767 characters"
    case .unwritable(let reason): "the workbook cannot be written: \(reason)"
    }
  }
}
