/// Records of fields, one after the other: a CSV file, or the rows of a query.
protocol RecordSource: ~Copyable {
  /// Goes on to the next record; false at the end.
  mutating func nextRecord() throws(TableError) -> Bool
  /// How many fields the record has.
  var fieldCount: Int { get }
  /// Where a field stands.
  func place(_ index: Int) -> TextPlace
  /// The bytes of a field, UTF-8.
  func withField<Result>(_ index: Int, _ body: (Span<UInt8>) -> Result) -> Result
  /// The text of a field.
  func text(_ index: Int) -> String
  /// The present record as the names of columns.
  func currentRecordAsHeader() throws(CSVError) -> CSVHeader
  /// Lines without anything that were passed over.
  var blankLines: Int { get }
}

extension CSVReader: RecordSource {
  @inline(__always)
  mutating func nextRecord() throws(TableError) -> Bool {
    do { return try next() } catch { throw .csv(error) }
  }
}

extension RecordSource where Self: ~Copyable {
  /// Reads the header line.
  mutating func readTableHeader() throws(TableError) -> CSVHeader {
    guard try nextRecord() else { throw .csv(.noHeader) }
    return try asTableHeader()
  }

  /// The present record as the header line.
  func asTableHeader() throws(TableError) -> CSVHeader {
    do { return try currentRecordAsHeader() } catch { throw .csv(error) }
  }
}
