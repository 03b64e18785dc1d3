/// Writes CSV as RFC 4180 has it, with LF at line ends.
///
/// Fields are appended one by one; a record ends with ``endRecord()``. Numbers are written with the
/// fewest digits that read back as the same double.
///
/// ```swift
/// var writer = CSVWriter(columns: ["unique_id", "ds", "y"])
/// writer.append("gerd")
/// writer.append(2025)
/// writer.append(3.63e12)
/// writer.endRecord()
/// ```
public struct CSVWriter: Sendable {
  /// What has been written so far and not taken.
  public private(set) var bytes: [UInt8] = []
  private let columnCount: Int
  private var fieldCount = 0

  /// Starts a table with its header.
  ///
  /// - Precondition: at least one column.
  public init(columns: [String]) {
    precondition(!columns.isEmpty, "a table has at least one column")
    columnCount = columns.count
    for column in columns { append(column) }
    endRecord()
  }

  /// Adds a text, in quotes where it needs them.
  public mutating func append(_ text: some StringProtocol) {
    startField()
    let field = CSVField(text)
    bytes.append(contentsOf: field.bytes)
    if columnCount == 1 && field.bytes.isEmpty { bytes += [.quote, .quote] }
  }

  /// Adds a number; NaN, which stands for a gap, leaves the field empty.
  ///
  /// Whole numbers are written without `.0`.
  public mutating func append(_ number: Double) {
    startField()
    guard !number.isNaN else { return }
    ShortestDecimal.append(number, to: &bytes)
  }

  /// Adds a text that was made ready before.
  ///
  /// - Precondition: the table has several columns, or the text is not empty.
  public mutating func append(_ field: CSVField) {
    precondition(columnCount > 1 || !field.bytes.isEmpty, "an empty field alone needs quotes")
    startField()
    bytes.append(contentsOf: field.bytes)
  }

  /// Adds a whole number.
  public mutating func append(_ number: Int) {
    startField()
    bytes.append(contentsOf: number.description.utf8)
  }

  /// Adds an empty field.
  public mutating func appendEmpty() { append("") }

  /// Ends the record.
  ///
  /// - Precondition: the record has one field for each column.
  public mutating func endRecord() {
    precondition(fieldCount == columnCount, "\(fieldCount) fields for \(columnCount) columns")
    bytes.append(.lineFeed)
    fieldCount = 0
  }

  /// Hands out what has been written since the last time, for writing large tables piece by piece.
  public mutating func takeBytes() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  /// What has been written so far and not taken, as text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  private mutating func startField() {
    if fieldCount > 0 { bytes.append(.comma) }
    fieldCount += 1
  }
}
