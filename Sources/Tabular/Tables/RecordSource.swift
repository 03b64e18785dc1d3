/// Records of fields, one batch after the other: a CSV file, or the rows of a query.
protocol RecordSource: ~Copyable {
  /// The records at hand.
  var batch: RecordBatch { get }
  /// The record that was gone to last.
  var mark: RecordMark { get }
  /// Goes on to the next record; false at the end.
  mutating func nextRecord() throws(TableError) -> Bool
  /// Goes past all records of the batch that were not gone to yet, or of a new one.
  ///
  /// - Returns: their positions in the batch; nil at the end.
  mutating func nextRecords() throws(TableError) -> Range<Int>?
  /// Lines without anything that were passed over.
  var blankLines: Int { get }
}

extension CSVReader: RecordSource {
  mutating func nextRecord() throws(TableError) -> Bool {
    do { return try next() } catch { throw .csv(error) }
  }

  mutating func nextRecords() throws(TableError) -> Range<Int>? {
    guard try nextRecord() else { return nil }
    return takeRest()
  }
}

extension RecordSource where Self: ~Copyable {
  /// The present record as the names of columns.
  func header() throws(TableError) -> CSVHeader {
    do { return try CSVHeader(batch, mark) } catch { throw .csv(error) }
  }

  /// Reads the header line.
  mutating func nextHeader() throws(TableError) -> CSVHeader {
    guard try nextRecord() else { throw .csv(.noHeader) }
    return try header()
  }
}
