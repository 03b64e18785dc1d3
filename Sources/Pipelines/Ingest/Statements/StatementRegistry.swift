import Indicators

/// Where every statement of a pipeline stands, whatever file it comes from.
///
/// The `line` of a registered statement is its number here, from 1, so that the order of files and
/// rows is the order of the numbers.
struct StatementRegistry {
  /// A row of a file.
  struct Row {
    let file: String
    let line: Int
    let cells: [StatementColumn: StatementRecord.Cell]
  }

  private var rows: [Row] = []

  /// Gives a row its number.
  mutating func register(_ record: StatementRecord, file: String) -> Int {
    rows.append(Row(file: file, line: record.line, cells: record.cells))
    return rows.count
  }

  /// Gives a row of another registry its number here.
  mutating func register(_ row: Row) -> Int {
    rows.append(row)
    return rows.count
  }

  /// The row of a statement's number.
  subscript(number: Int) -> Row { rows[number - 1] }

  /// Where a cell stands, or the row where the file does not have the column.
  func location(_ statement: Statement, _ column: StatementColumn) -> SourceLocation {
    let row = self[statement.line]
    guard let cell = row.cells[column] else {
      return SourceLocation(file: row.file, line: row.line)
    }
    return SourceLocation(
      file: row.file, line: cell.line, column: cell.column > 0 ? cell.column : nil)
  }

  /// File name and line: `statements.csv:12`.
  func name(_ statement: Statement) -> String { name(statement.line) }

  /// File name and line of a number.
  func name(_ number: Int) -> String {
    let row = self[number]
    return "\(Folder.fileName(of: row.file)):\(row.line)"
  }
}
