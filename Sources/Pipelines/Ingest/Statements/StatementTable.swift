import Indicators
import Tabular

/// Rows of statements before they are read: a CSV file with a header, ours or that of SDMX-CSV.
enum StatementTable {
  /// The records of a file; torn rows are reported and left out.
  ///
  /// - Throws: one diagnostic where the file as a whole is no CSV.
  static func records(
    in file: InputFile, _ problems: inout [Diagnostic]
  ) throws(Diagnostic) -> [StatementRecord] {
    do throws(CSVError) {
      var reader = CSVReader([UInt8](file.data))
      let header = try reader.readHeader()
      if SDMXColumns.areIn(header) {
        return try official(&reader, header, in: file, &problems)
      }
      let isComplete = check(header, in: file, &problems)
      var records: [StatementRecord] = []
      while try reader.next() {
        if reader.fieldCount != header.columns.count {
          problems.append(
            .raggedRow(
              fields: reader.fieldCount, columns: header.columns.count,
              at: SourceLocation(file: file.path, line: reader.line)))
        } else if isComplete {
          records.append(record(of: reader, header))
        }
      }
      if records.isEmpty, isComplete, problems.isEmpty { throw .noHeader }
      return records
    } catch {
      throw .tornTable(error, file: file.path)
    }
  }

  /// The records of official statistics.
  private static func official(
    _ reader: inout CSVReader, _ header: CSVHeader, in file: InputFile,
    _ problems: inout [Diagnostic]
  ) throws(CSVError) -> [StatementRecord] {
    let columns: SDMXColumns
    do throws(TableError) {
      columns = try SDMXColumns(header)
    } catch {
      preconditionFailure("the header has the columns")
    }
    let before = problems.count
    let statements = try SDMXStatements(&reader, columns, in: file, &problems)
    let records = statements.records(&problems)
    if records.isEmpty, problems.count == before { throw .noHeader }
    return records
  }

  /// Reports missing and unknown columns; whether no required one is missing.
  private static func check(
    _ header: CSVHeader, in file: InputFile, _ problems: inout [Diagnostic]
  ) -> Bool {
    func location(_ index: Int) -> SourceLocation {
      let place = header.places[index]
      return SourceLocation(file: file.path, line: place.line, column: place.column)
    }
    for (index, name) in header.columns.enumerated()
    where StatementColumn(rawValue: name) == nil && EvidenceColumn(rawValue: name) == nil {
      problems.append(.unknownColumn(name, at: location(index)))
    }
    let missing = StatementColumn.required.filter { header.position($0.rawValue) == nil }
    for column in missing {
      problems.append(
        .missingColumn(column.rawValue, present: header.columns, at: location(0)))
    }
    return missing.isEmpty
  }

  private static func record(
    of reader: borrowing CSVReader, _ header: CSVHeader
  ) -> StatementRecord {
    var cells: [StatementColumn: StatementRecord.Cell] = [:]
    for (index, name) in header.columns.enumerated() {
      guard let column = StatementColumn(rawValue: name) else { continue }
      let place = reader.place(index)
      cells[column] = StatementRecord.Cell(
        reader.text(index), line: place.line, column: place.column)
    }
    return StatementRecord(line: reader.line, cells: cells)
  }
}
