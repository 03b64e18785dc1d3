/// The first record of a table: the names of its columns.
public struct CSVHeader: Sendable, Hashable {
  /// Names in file order, blanks at their ends cut off.
  public let columns: [String]
  /// Where each name stands.
  public let places: [TextPlace]
  private let positions: [String: Int]

  /// The position of a column, from 0, or nil.
  public func position(_ name: String) -> Int? { positions[name] }

  /// Checks that names are unique.
  ///
  /// Columns without a name may be many.
  /// - Throws: `.duplicateColumn` for the first name that comes again.
  init(columns: [String], places: [TextPlace]) throws(CSVError) {
    var positions: [String: Int] = [:]
    for (position, name) in columns.enumerated() where !name.isEmpty {
      if let first = positions.updateValue(position, forKey: name) {
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
    return try currentRecordAsHeader()
  }

  /// The current record as a header line.
  func currentRecordAsHeader() throws(CSVError) -> CSVHeader {
    try CSVHeader(
      columns: (0..<fieldCount).map {
        withField($0) { String(decodingValid: $0.extracting(ASCII.trimmed($0))) }
      },
      places: (0..<fieldCount).map { place($0) })
  }
}
