/// A workbook of Excel to write: sheets of cells, each with a chart where it has one.
public struct Workbook: Sendable, Hashable {
  /// The title in the file's properties.
  public var title: String
  /// The sheets, in order.
  public var sheets: [Sheet]

  /// A workbook of these sheets.
  public init(title: String, sheets: [Sheet] = []) {
    self.title = title
    self.sheets = sheets
  }
}

/// One sheet: a line of headings, which stays in view, rows below, a chart beside them.
public struct Sheet: Sendable, Hashable {
  /// The name that the sheet should have; see ``SheetNames`` for the one that it gets.
  public var name: String
  /// The columns.
  public var columns: [Column]
  /// The rows, each at most as long as ``columns``.
  public var rows: [[Cell]] = []
  /// The chart beside the cells.
  public var chart: LineChart?

  /// A sheet without rows.
  public init(name: String, columns: [Column]) {
    self.name = name
    self.columns = columns
  }

  /// A column of a sheet.
  public struct Column: Sendable, Hashable {
    /// What stands above it.
    public var heading: String
    /// Its width in characters.
    public var width: Double

    /// A column with this heading.
    public init(_ heading: String, width: Double = 12) {
      self.heading = heading
      self.width = width
    }
  }
}

/// A cell of a sheet.
public enum Cell: Sendable, Hashable {
  /// Nothing.
  case empty
  /// Text; never a formula, whatever it begins with.
  case text(String)
  /// A number, kept in full and shown in groups of three digits; empty where it is not finite.
  case number(Double)
  /// A year or another number that is shown without groups.
  case plain(Int)

  /// A number that may be missing.
  public init(_ value: Double?) { self = value.map { .number($0) } ?? .empty }
}

/// A chart of lines over the rows of its sheet.
public struct LineChart: Sendable, Hashable {
  /// What stands above it.
  public var title: String
  /// What the values are in.
  public var unit: String
  /// The column whose cells are along the lower axis.
  public var categories: Int
  /// The lines.
  public var lines: [Line]

  /// A chart without lines.
  public init(title: String, unit: String, categories: Int = 0) {
    self.title = title
    self.unit = unit
    self.categories = categories
    lines = []
  }

  /// The cells of one column as a line.
  public struct Line: Sendable, Hashable {
    /// The column, named by its heading.
    public var column: Int
    /// Red, green and blue: 0x1F77B4.
    public var color: UInt32
    /// Whether the line is a thin dashed one, as for bounds.
    public var isDashed: Bool

    /// A line.
    public init(_ column: Int, color: UInt32, isDashed: Bool = false) {
      self.column = column
      self.color = color
      self.isDashed = isDashed
    }
  }
}
