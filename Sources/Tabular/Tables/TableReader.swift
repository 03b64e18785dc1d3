public import TimeSeries

/// Reads tables of numbers into series.
///
/// Rows stream by; what is kept is the numbers. A bad series spares the others: its entry lists all
/// that is wrong with it. What makes the file as a whole unusable is thrown.
public struct TableReader: Sendable, Hashable {
  /// How the table is laid out.
  public var layout: TableLayout
  /// The frequency, or nil to find it from how periods are written and spaced.
  public var frequency: Frequency?

  /// A reader of a layout.
  public init(layout: TableLayout, frequency: Frequency? = nil) {
    self.layout = layout
    self.frequency = frequency
  }

  /// Reads a CSV file.
  ///
  /// - Throws: what makes the whole file unusable, with its place.
  /// - Complexity: O(bytes + rows), with one copy of the numbers in memory.
  public func read(path: String) throws(TableError) -> PanelTable {
    do {
      var reader = try CSVReader(path: path)
      return try read(&reader)
    } catch let error as CSVError {
      throw .csv(error)
    } catch let error as TableError {
      throw error
    } catch {
      preconditionFailure("no other error is thrown here")
    }
  }

  /// Reads CSV in memory.
  ///
  /// - Throws: what makes the whole text unusable, with its place.
  public func read(
    _ bytes: [UInt8], chunkSize: Int = CSVReader.defaultChunkSize
  ) throws(TableError) -> PanelTable {
    var reader = CSVReader(bytes, chunkSize: chunkSize)
    return try read(&reader)
  }

  /// Reads records from anywhere.
  func read(_ source: inout some RecordSource & ~Copyable) throws(TableError) -> PanelTable {
    var header = try source.readTableHeader()
    var notices: [TableNotice] = []
    if layout == .wide, header.columns[0] == "Data Source" {
      header = try skipPreamble(&source, header, &notices)
    }
    switch layout {
    case .long:
      let panel = try LongTable.read(&source, header)
      let names = panel.names
      return try panel.resolved(
        frequency: frequency, notices: notices + blankLines(source), title: names.text)
    case .wide:
      var table = try WideTable(header)
      let panel = try table.read(&source)
      let names = panel.names
      let isComposite = table.hasSeveralIndicators
      return try panel.resolved(frequency: frequency, notices: notices + blankLines(source)) {
        SeriesKey.title(names.text($0), isComposite: isComposite)
      }
    case .owid:
      var table = try OwidTable(header)
      let panel = try table.read(&source)
      let names = panel.names
      notices += table.ignoredColumns(in: panel)
      let ignored = Set(table.textColumns)
      let isComposite = table.hasSeveralValues
      return try panel.resolved(frequency: frequency, notices: notices + blankLines(source)) {
        let key = names.text($0)
        return ignored.contains(SeriesKey.second(key))
          ? nil : SeriesKey.title(key, isComposite: isComposite)
      }
    }
  }

  /// Goes on to the header of a World Bank export, which has its origin and date above it.
  private func skipPreamble(
    _ source: inout some RecordSource & ~Copyable, _ first: CSVHeader,
    _ notices: inout [TableNotice]
  ) throws(TableError) -> CSVHeader {
    while try source.nextRecord() {
      guard source.text(0) == "Country Name" else { continue }
      let lines = source.place(0).line - 1
      notices.append(
        TableNotice(kind: .preamble(lines: lines), series: nil, place: first.places[0]))
      return try source.asTableHeader()
    }
    throw .missingColumn(
      "Country Name", layout: layout, present: first.columns, at: first.places[0])
  }

  private func blankLines(_ source: borrowing some RecordSource & ~Copyable) -> [TableNotice] {
    source.blankLines == 0
      ? [] : [TableNotice(kind: .blankLines(source.blankLines), series: nil, place: nil)]
  }
}
