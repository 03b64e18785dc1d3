/// What keeps bytes from being CSV as RFC 4180 has it.
public enum CSVError: Error, Equatable, Sendable {
  /// The file cannot be opened or read, with the system's reason.
  case unreadable(path: String, reason: String)
  /// No header line: the file is empty, or has blank lines only.
  case noHeader
  /// Two columns of the header have one name.
  case duplicateColumn(name: String, first: TextPlace, second: TextPlace)
  /// The first bytes are those of another encoding or of an archive: `UTF-16`, `gzip`, …
  case notPlainText(found: String)
  /// A byte that no UTF-8 text has there.
  case invalidUTF8(byte: UInt8, at: TextPlace)
  /// A zero byte: the file is binary, or UTF-16 without a mark.
  case nullByte(at: TextPlace)
  /// A quoted field, opened here, that does not end before the file does.
  case unterminatedQuote(opened: TextPlace)
  /// A quote inside a field that does not start with one.
  case quoteInsideField(at: TextPlace)
  /// Text between a closing quote and the next comma or line end.
  case textAfterQuote(at: TextPlace)
  /// A record of more than the admissible number of bytes, from this place on.
  case recordTooLong(from: TextPlace, limit: Int)
}
