import FoundationEssentials
public import Indicators
import Tabular

/// A file of statements whose proposed rows are looked at one by one.
///
/// All columns and rows are kept as they are but for the cells that are changed. Each decision is
/// written at once, through a second file that takes the first one's place.
public struct StatementReview: Sendable {
  /// The file.
  public let path: String
  /// Names of the columns, `status` among them.
  public private(set) var columns: [String]
  /// The texts of the rows, one a column.
  public private(set) var rows: [[String]]
  /// Line of each row in the file as it was read.
  public let lines: [Int]
  /// Rows that were proposed when the file was read, in order.
  public let proposed: [Int]

  /// Reads a file.
  ///
  /// - Throws: every problem of the file as a table: no such file, torn rows, missing columns.
  public init(path: String) throws(Rejection) {
    var problems: [Diagnostic] = []
    var rows: [[String]] = []
    var lines: [Int] = []
    let columns: [String]
    do throws(Diagnostic) {
      let file = try InputFile(path: path, namedAt: SourceLocation(file: path))
      if let problem = Encoding.problem(in: file.data, path: path) { throw problem }
      do throws(CSVError) {
        var reader = CSVReader([UInt8](file.data))
        let header = try reader.readHeader()
        columns = header.columns
        for column in StatementColumn.required where header.position(column.rawValue) == nil {
          problems.append(
            .missingColumn(
              column.rawValue, present: columns, at: SourceLocation(file: path, line: 1)))
        }
        while try reader.next() {
          if reader.fieldCount != columns.count {
            problems.append(
              .raggedRow(
                fields: reader.fieldCount, columns: columns.count,
                at: SourceLocation(file: path, line: reader.line)))
          }
          rows.append((0..<reader.fieldCount).map { reader.text($0) })
          lines.append(reader.line)
        }
      } catch {
        throw .tornTable(error, file: path)
      }
    } catch {
      throw Rejection([error])
    }
    if !problems.isEmpty { throw Rejection(problems) }
    self.path = path
    self.columns = columns
    self.rows = rows
    self.lines = lines
    let status = columns.firstIndex(of: StatementColumn.status.rawValue)
    proposed = rows.indices.filter { row in
      status.map { rows[row][$0].trimmed == Status.proposed.rawValue } ?? false
    }
  }

  /// The text of a cell; empty where the file does not have the column.
  public func text(_ column: String, row: Int) -> String {
    columns.firstIndex(of: column).map { rows[row][$0] } ?? ""
  }

  /// Where a row stands now.
  public func status(row: Int) -> Status {
    Status(rawValue: text(StatementColumn.status.rawValue, row: row).trimmed) ?? .accepted
  }

  /// What is wrong with a row as a statement; empty where it may be accepted.
  public func problems(row: Int) -> [Diagnostic] {
    let record = StatementRecord(line: lines[row], header: columns, fields: rows[row])
    do throws(StatementProblems) {
      _ = try Statement(record)
      return []
    } catch {
      // Fields have no place in the line here; the row is enough.
      return error.problems.map { problem in
        let found = Diagnostic.statementProblem(problem, file: path)
        return Diagnostic(
          found.code, found.message, at: SourceLocation(file: path, line: lines[row]),
          help: found.help)
      }
    }
  }

  /// Whether a column can be edited: one of the file or of statements.
  public func hasColumn(_ name: String) -> Bool {
    columns.contains(name) || StatementColumn(rawValue: name) != nil
  }

  /// That there is no such column.
  public func unknownColumn(_ name: String, row: Int) -> Diagnostic {
    .unknownReviewColumn(name, file: path, line: lines[row])
  }

  // MARK: Decisions

  /// Accepts a row and writes the file.
  ///
  /// - Throws: what is wrong with the row, which then stays as it is.
  public mutating func accept(row: Int) throws(Rejection) {
    let found = problems(row: row)
    if !found.isEmpty { throw Rejection(found) }
    try set(StatementColumn.status.rawValue, to: Status.accepted.rawValue, row: row)
  }

  /// Rejects a row and writes the file.
  public mutating func reject(row: Int) throws(Rejection) {
    try set(StatementColumn.status.rawValue, to: Status.rejected.rawValue, row: row)
  }

  /// Changes a cell and writes the file; a column of statements that the file lacks is added.
  ///
  /// - Throws: a file that cannot be written.
  /// - Precondition: ``hasColumn(_:)``.
  public mutating func set(_ column: String, to text: String, row: Int) throws(Rejection) {
    let before = (columns, rows)
    if let place = columns.firstIndex(of: column) {
      rows[row][place] = text
    } else {
      precondition(hasColumn(column), "no column of statements")
      columns.append(column)
      for index in rows.indices { rows[index].append(index == row ? text : "") }
    }
    do throws(Rejection) {
      try save()
    } catch {
      (columns, rows) = before
      throw error
    }
  }

  /// Writes the whole file beside its place and puts it there.
  private func save() throws(Rejection) {
    var writer = CSVWriter(columns: columns)
    for row in rows {
      for text in row { writer.append(text) }
      writer.endRecord()
    }
    do {
      try Data(writer.bytes).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw Rejection([.unwritableReview(path, "\(error)")])
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
