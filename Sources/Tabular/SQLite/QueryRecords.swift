import GRDB

/// The rows of a query as records of text fields, the names of the columns first.
///
/// The place of a field is the number of its row, from 1, and of its column, from 1.
struct QueryRecords: RecordSource, ~Copyable {
  /// Rows in a batch.
  private static let batchSize = 512

  private let path: String
  private let columns: [String]
  private let cursor: RowCursor
  private(set) var batch = RecordBatch()
  /// The current record of the batch.
  private var current = 0
  /// Number of the next row; 0 for the names of the columns.
  private var row = 0
  let blankLines = 0

  /// Rows of a statement that has been prepared.
  init(_ statement: Statement, path: String) throws {
    self.path = path
    columns = statement.columnNames
    cursor = try Row.fetchCursor(statement)
    batch.hasCells = true
  }

  var mark: RecordMark { batch.records[current] }

  mutating func nextRecord() throws(TableError) -> Bool {
    current += 1
    return current < batch.count ? true : try nextBatch()
  }

  mutating func nextRecords() throws(TableError) -> Range<Int>? {
    guard try nextRecord() else { return nil }
    defer { current = batch.count - 1 }
    return current..<batch.count
  }

  private mutating func nextBatch() throws(TableError) -> Bool {
    current = 0
    batch.buffer.removeAll(keepingCapacity: true)
    batch.fields.removeAll(keepingCapacity: true)
    batch.records.removeAll(keepingCapacity: true)
    batch.firstLine = row
    if row == 0 {
      for column in columns { append(column) }
      endRecord()
    }
    do {
      while batch.records.count < Self.batchSize, let values = try cursor.next() {
        for value in values.databaseValues { append(value) }
        endRecord()
      }
    } catch {
      throw .database(path: path, reason: (error as? DatabaseError)?.message ?? "\(error)")
    }
    batch.count = batch.records.count
    Word.pad(&batch.buffer)
    return batch.count > 0
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
    let start = batch.buffer.count
    batch.buffer.append(contentsOf: text.utf8)
    batch.fields.append(FieldBounds(start, batch.buffer.count))
  }

  private mutating func endRecord() {
    let firstField = batch.records.last.map { Int($0.firstField + $0.fieldCount) } ?? 0
    batch.records.append(
      RecordMark(
        start: 0, firstField: UInt32(firstField),
        fieldCount: UInt32(batch.fields.count - firstField),
        lineOffset: UInt32(row - batch.firstLine), isPlain: true))
    row += 1
  }
}
