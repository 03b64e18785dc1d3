/// Columns of numbers from a table whose rows are observations.
///
/// All that is wrong with cells is collected with its place; what makes the file as a whole unusable
/// is thrown.
public struct ColumnTable: Sendable {
  /// A column that was read.
  public struct Column: Sendable {
    /// The name in the header.
    public let name: String
    /// One a row; NaN where the cell is empty or has a word for nothing.
    public internal(set) var values: [Double] = []
    /// Where each cell stands.
    public internal(set) var places: [TextPlace] = []
    let position: Int

    init(name: String, position: Int) {
      self.name = name
      self.position = position
    }
  }

  /// The names of all columns, with their places.
  public let header: CSVHeader
  /// The columns of numbers, in the order asked for.
  public private(set) var columns: [Column]
  /// The column of periods; nil where none was asked for.
  public private(set) var time: TimeColumn?
  /// The line of each row.
  public private(set) var lines: [Int] = []
  /// What is wrong with rows and cells of numbers, in file order, at most ``faultLimit``.
  public private(set) var faults: [ColumnFault] = []
  /// How many faults there are beyond those.
  public private(set) var unlistedFaults = 0

  /// The most faults that are kept.
  public static let faultLimit = 100

  /// Which columns to read.
  public struct Selection: Sendable {
    /// Columns of numbers; those that the header lacks are passed over.
    public var numbers: [String]
    /// The column of periods.
    public var time: String?

    /// Columns by their names.
    public init(numbers: [String], time: String?) {
      self.numbers = numbers
      self.time = time
    }
  }

  /// Reads a CSV file.
  ///
  /// - Parameter select: chooses columns by the header.
  /// - Throws: what makes the file unusable: bytes that are no CSV, no rows.
  /// - Complexity: O(bytes).
  public init(path: String, select: (CSVHeader) -> Selection) throws(TableError) {
    do throws(CSVError) {
      var reader = try CSVReader(path: path)
      try self.init(&reader, select: select)
    } catch {
      throw .csv(error)
    }
    if lines.isEmpty, faults.isEmpty { throw .noRows }
  }

  private init(
    _ reader: inout CSVReader, select: (CSVHeader) -> Selection
  ) throws(CSVError) {
    header = try reader.readHeader()
    let selection = select(header)
    columns = selection.numbers.compactMap { [header] name in
      header.position(name).map { Column(name: name, position: $0) }
    }
    time = selection.time.flatMap { [header] name in
      header.position(name).map { TimeColumn(name: name, position: $0) }
    }
    while try reader.next() {
      guard reader.fieldCount == header.columns.count else {
        add(
          ColumnFault(
            .raggedRow(fields: reader.fieldCount, columns: header.columns.count),
            at: TextPlace(line: reader.line, column: 1)))
        continue
      }
      lines.append(reader.line)
      for index in columns.indices { readCell(of: index, reader) }
      time?.append(reader)
    }
    time?.resolve()
  }

  /// Takes columns in memory; in places, the line is the number of the row and the column 0.
  ///
  /// - Parameter select: chooses columns by the header.
  /// - Throws: `.noRows` without rows, `.csv(.duplicateColumn)` for a name that comes again.
  /// - Complexity: O(rows) by column chosen.
  public init(
    _ source: MemoryColumns, select: (CSVHeader) -> Selection
  ) throws(TableError) {
    let top = TextPlace(line: 0, column: 0)
    do throws(CSVError) {
      header = try CSVHeader(source.columns.map { $0.name }, source.columns.map { _ in top })
    } catch {
      throw .csv(error)
    }
    guard source.rowCount > 0 else { throw .noRows }
    lines = Array(1...source.rowCount)
    columns = []
    let selection = select(header)
    for name in selection.numbers {
      guard let position = header.position(name) else { continue }
      var column = Column(name: name, position: position)
      let values = source.columns[position].values
      for line in lines {
        let place = TextPlace(line: line, column: 0)
        let (number, fault) = values.number(line - 1)
        if let fault { add(ColumnFault(fault, column: name, at: place)) }
        column.values.append(number)
        column.places.append(place)
      }
      columns.append(column)
    }
    guard let name = selection.time, let position = header.position(name) else { return }
    var column = TimeColumn(name: name, position: position)
    for line in lines {
      let (period, text) = source.columns[position].values.period(line - 1)
      column.append(period, at: TextPlace(line: line, column: 0), text: text)
    }
    column.resolve()
    time = column
  }

  private mutating func readCell(of index: Int, _ reader: borrowing CSVReader) {
    let name = columns[index].name
    let position = columns[index].position
    let place = reader.place(position)
    var value = Double.nan
    switch reader.withField(position, { NumericField($0) }) {
    case .number(let number): value = number
    case .missing: break
    case .notRepresentable:
      add(ColumnFault(.notRepresentable(reader.text(position)), column: name, at: place))
    case .notANumber:
      add(ColumnFault(.notANumber(reader.text(position)), column: name, at: place))
    }
    columns[index].values.append(value)
    columns[index].places.append(place)
  }

  private mutating func add(_ fault: ColumnFault) {
    if faults.count < Self.faultLimit { faults.append(fault) } else { unlistedFaults += 1 }
  }
}

/// What is wrong with one cell or row.
public struct ColumnFault: Sendable, Hashable {
  /// The kinds of faults.
  public enum Kind: Sendable, Hashable {
    /// Text where a number should be.
    case notANumber(String)
    /// A number beyond double precision, or an infinity.
    case notRepresentable(String)
    /// Another number of fields than the header has.
    case raggedRow(fields: Int, columns: Int)
    /// Text that is no year, quarter, month or date; empty for an empty cell.
    case notAPeriod(String)
    /// A period in another notation than the first row's.
    case otherNotation(String)
    /// A period that an earlier line has too.
    case repeatedPeriod(String, line: Int)
    /// Dates that lie within one month, which no frequency has.
    case datesWithinMonth(String)
  }

  /// What is wrong.
  public let kind: Kind
  /// The name of the column; nil for a whole row.
  public let column: String?
  /// Where.
  public let place: TextPlace

  init(_ kind: Kind, column: String? = nil, at place: TextPlace) {
    self.kind = kind
    self.column = column
    self.place = place
  }
}
