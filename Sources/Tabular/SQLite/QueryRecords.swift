import GRDB

/// The rows of a query as records of text fields, the names of the columns first.
///
/// The place of a field is the number of its row, from 1, and of its column, from 1.
struct QueryRecords: RecordSource, ~Copyable {
  private let path: String
  private let columns: [String]
  private let cursor: RowCursor
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// Number of the present row; 0 for the names of the columns, −1 before them.
  private var row = -1
  let blankLines = 0

  /// Rows of a statement that has been prepared.
  init(_ statement: Statement, path: String) throws {
    self.path = path
    columns = statement.columnNames
    cursor = try Row.fetchCursor(statement)
  }

  var fieldCount: Int { ends.count }

  mutating func nextRecord() throws(TableError) -> Bool {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    row += 1
    if row == 0 {
      for column in columns { append(column) }
      return true
    }
    do {
      guard let values = try cursor.next() else { return false }
      for value in values.databaseValues { append(value) }
      return true
    } catch {
      throw .database(path: path, reason: "\(error)")
    }
  }

  private mutating func append(_ value: DatabaseValue) {
    switch value.storage {
    case .null: append("")
    case .int64(let number): append(number.description)
    case .double(let number): append(number.description)
    case .string(let text): append(text)
    case .blob(let data): append("(\(data.count) bytes)")
    }
  }

  private mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    ends.append(bytes.count)
  }

  func place(_ index: Int) -> TextPlace { TextPlace(line: row, column: index + 1) }

  func withField<Result>(_ index: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    body(bytes.span.extracting((index == 0 ? 0 : ends[index - 1])..<ends[index]))
  }

  func text(_ index: Int) -> String { withField(index) { String(decodingValid: $0) } }

  func currentRecordAsHeader() throws(CSVError) -> CSVHeader {
    try CSVHeader(
      columns: (0..<fieldCount).map { text($0) }, places: (0..<fieldCount).map { place($0) })
  }
}
