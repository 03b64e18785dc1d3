/// One row of a file of statements before it is read: texts with their places.
public struct StatementRecord: Sendable, Hashable {
  /// A text and where it stands.
  public struct Cell: Sendable, Hashable {
    /// The text, quotes and escapes removed.
    public var text: String
    /// Line of the cell, from 1.
    public var line: Int
    /// Column of the cell, from 1, counted as the reader counts; 0 where it is not known.
    public var column: Int

    /// A text and where it stands.
    public init(_ text: String, line: Int, column: Int) {
      self.text = text
      self.line = line
      self.column = column
    }
  }

  /// Line of the row in its file, from 1.
  public var line: Int
  /// The cells by their column; columns that the file does not have are missing.
  public var cells: [StatementColumn: Cell]

  /// A row with its cells.
  public init(line: Int, cells: [StatementColumn: Cell]) {
    self.line = line
    self.cells = cells
  }

  /// A row of a table whose header is known.
  ///
  /// - Parameters:
  ///   - line: line of the row, from 1.
  ///   - header: names of the columns; unknown ones are passed over, since they are the header's
  ///     problem and not each row's.
  ///   - fields: the texts, one a column; missing ones at the end count as absent.
  ///   - columns: the place of each field in the line, from 1; counted by fields where it is nil.
  public init(line: Int, header: [String], fields: [String], columns: [Int]? = nil) {
    self.line = line
    cells = [:]
    for (index, (name, text)) in zip(header, fields).enumerated() {
      guard let column = StatementColumn(rawValue: name), cells[column] == nil else { continue }
      let place = columns.flatMap { index < $0.count ? $0[index] : nil } ?? index + 1
      cells[column] = Cell(text, line: line, column: place)
    }
  }

  /// The trimmed text of a column; empty where the column is missing.
  func text(_ column: StatementColumn) -> String {
    guard let text = cells[column]?.text else { return "" }
    let blank: (Character) -> Bool = { $0.isWhitespace }
    guard let first = text.firstIndex(where: { !blank($0) }),
      let last = text.lastIndex(where: { !blank($0) })
    else { return "" }
    return String(text[first...last])
  }
}
