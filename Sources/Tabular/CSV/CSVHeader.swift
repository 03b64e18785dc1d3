/// The first record of a table: the names of its columns.
public struct CSVHeader: Sendable, Hashable {
  /// Names in file order, blanks at their ends cut off.
  public let columns: [String]
  /// Where each name stands.
  public let places: [TextPlace]
  private let positions: [String: Int]

  /// The position of a column, from 0, or nil.
  public func position(_ name: String) -> Int? { positions[name] }

  /// Takes a record as the names of columns.
  ///
  /// Columns without a name may be many.
  /// - Throws: `.duplicateColumn` for the first name that comes again.
  init(_ batch: borrowing RecordBatch, _ record: RecordMark) throws(CSVError) {
    var columns: [String] = []
    var places: [TextPlace] = []
    for position in 0..<Int(record.fieldCount) {
      let name = batch.withField(record, position) { bytes in
        String(decodingValid: bytes.extracting(ASCII.trimmed(bytes)))
      }
      columns.append(name)
      places.append(batch.place(record, position))
    }
    try self.init(columns, places)
  }

  /// Takes names with their places.
  ///
  /// - Throws: `.duplicateColumn` for the first name that comes again.
  init(_ columns: [String], _ places: [TextPlace]) throws(CSVError) {
    var positions: [String: Int] = [:]
    for (position, name) in columns.enumerated() {
      if !name.isEmpty, let first = positions.updateValue(position, forKey: name) {
        throw .duplicateColumn(name: name, first: places[first], second: places[position])
      }
    }
    self.columns = columns
    self.places = places
    self.positions = positions
  }
}

extension CSVReader {
  /// Reads the header line.
  ///
  /// - Throws: `.noHeader` without any line, `.duplicateColumn`, or what is wrong with the bytes.
  public mutating func readHeader() throws(CSVError) -> CSVHeader {
    guard try next() else { throw .noHeader }
    return try CSVHeader(batch, mark)
  }
}
