/// A table of text with a header, aligned in columns.
package struct TextTable: Sendable {
  /// Where a column's cells stand.
  package enum Alignment: Sendable { case left, right }

  /// One column.
  package struct Column: Sendable {
    /// The header cell.
    package let title: String
    /// Where cells stand; numbers belong to the right.
    package let alignment: Alignment
    /// Whether the column may be cut when the table is wider than the terminal.
    package let isFlexible: Bool

    /// Declares a column.
    package init(_ title: String, _ alignment: Alignment = .left, isFlexible: Bool = false) {
      self.title = title
      self.alignment = alignment
      self.isFlexible = isFlexible
    }
  }

  /// The columns from left to right.
  package let columns: [Column]
  /// The rows from top to bottom.
  package private(set) var rows: [Row] = []

  /// One row: its cells from the left, and a note over the columns that are left.
  package struct Row: Sendable, Hashable {
    /// At most one a column.
    package let cells: [String]
    /// Text that begins where the cells end; nil for a row with all its cells.
    package let note: String?
  }

  /// A table without rows.
  package init(_ columns: [Column]) { self.columns = columns }

  /// Adds a row.
  ///
  /// - Precondition: one cell a column.
  package mutating func append(_ cells: [String]) {
    precondition(cells.count == columns.count, "\(cells.count) cells for \(columns.count) columns")
    rows.append(Row(cells: cells, note: nil))
  }

  /// Adds a row whose right part is one text over all columns that are left.
  ///
  /// - Precondition: fewer cells than columns.
  package mutating func append(_ cells: [String], note: String) {
    precondition(cells.count < columns.count, "no column is left for the note")
    rows.append(Row(cells: cells, note: note))
  }

  /// Adds a line of its own: a heading between rows.
  package mutating func append(heading: String) { rows.append(Row(cells: [], note: heading)) }

  /// The lines of the table, header and rule first; no line is wider than `width` as long as the
  /// flexible columns can give way (none below 8 columns).
  package func lines(width: Int? = nil) -> [String] {
    let widths = columnWidths(limit: width)
    let header = line(Row(cells: columns.map(\.title), note: nil), widths)
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
    return [header, rule] + rows.map { line($0, widths) }
  }

  private func columnWidths(limit: Int?) -> [Int] {
    var widths = columns.indices.map { index in
      rows.reduce(columns[index].title.displayWidth) {
        index < $1.cells.count ? max($0, $1.cells[index].displayWidth) : $0
      }
    }
    guard let limit else { return widths }
    var excess = widths.reduce(0, +) + 2 * (widths.count - 1) - limit
    while excess > 0 {
      let candidates = columns.indices.filter { columns[$0].isFlexible && widths[$0] > 8 }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  private func line(_ row: Row, _ widths: [Int]) -> String {
    var text = ""
    for (index, cell) in row.cells.enumerated() {
      let cut = cell.truncated(toWidth: widths[index])
      let padding = String(repeating: " ", count: widths[index] - cut.displayWidth)
      switch columns[index].alignment {
      case .left: text += cut + padding
      case .right: text += padding + cut
      }
      text += "  "
    }
    text += row.note ?? ""
    while text.last == " " { text.removeLast() }
    return text
  }
}
