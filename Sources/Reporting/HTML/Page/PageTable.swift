/// A table of a page, sortable by its columns.
struct PageTable: Sendable {
  /// One column.
  struct Column: Sendable {
    let heading: String
    /// `n` for numbers, which stand at the right, `d` for dates, which are not broken; nil for words.
    let alignment: String?
    /// `ascending` or `descending` where rows are in the order of the column; `none` for others.
    var order = "none"

    /// A column of words.
    static func words(_ heading: String) -> Column { Column(heading: heading, alignment: nil) }

    /// A column of dates.
    static func dates(_ heading: String) -> Column { Column(heading: heading, alignment: "d") }

    /// A column of numbers.
    static func numbers(_ heading: String) -> Column { Column(heading: heading, alignment: "n") }
  }

  /// One cell: text, or a link.
  struct Cell: Sendable {
    let text: String
    /// Where it leads; nil for nowhere.
    var link: String?
    /// What is said below the text; nil for nothing.
    var remark: String?
    /// Alignment of its column; set as the table is made.
    fileprivate(set) var alignment: String?

    /// A cell with text and nothing else.
    init(_ text: String, link: String? = nil, remark: String = "") {
      self.text = text
      self.link = link
      self.remark = remark.isEmpty ? nil : remark
    }
  }

  /// One row.
  struct Row: Sendable {
    /// The cell that names the row.
    let head: Cell
    let cells: [Cell]
    /// Class of the row; nil for none.
    let tone: String?
    /// Number that a chart refers to it by; nil for none.
    let mark: String?
  }

  /// Its element; nil for none.
  let tableID: String?
  let caption: String
  let columns: [Column]
  private(set) var rows: [Row] = []

  /// A table without rows.
  init(id: String? = nil, _ caption: String, _ columns: [Column]) {
    tableID = id
    self.caption = caption
    self.columns = columns
  }

  /// Adds a row.
  ///
  /// - Precondition: one cell a column.
  mutating func append(_ cells: [Cell], tone: String? = nil, mark: String? = nil) {
    precondition(cells.count == columns.count, "\(cells.count) cells for \(columns.count) columns")
    let placed = zip(cells, columns).map { cell, column in
      var cell = cell
      cell.alignment = column.alignment
      return cell
    }
    rows.append(Row(head: placed[0], cells: Array(placed[1...]), tone: tone, mark: mark))
  }

  /// Adds a row of plain texts.
  mutating func append(_ texts: [String]) { append(texts.map { Cell($0) }) }
}
