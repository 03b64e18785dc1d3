public import TimeSeries

/// Reads tables of numbers into series.
///
/// Rows stream by; what is kept is the numbers. A bad series spares the others: its entry lists all
/// that is wrong with it. What makes the file as a whole unusable is thrown.
public struct TableReader: Sendable, Hashable {
  /// How the table is laid out; nil to tell from its header, or its first character.
  public var layout: TableLayout?
  /// The frequency, or nil to find it from how periods are written and spaced.
  public var frequency: Frequency?

  /// A reader of a layout; nil to tell it from each table's header.
  public init(layout: TableLayout?, frequency: Frequency? = nil) {
    self.layout = layout
    self.frequency = frequency
  }

  /// Reads a file, CSV or the World Bank's JSON; `-` is standard input.
  ///
  /// - Throws: what makes the whole file unusable, with its place.
  /// - Complexity: O(bytes + rows), with one copy of the numbers in memory; of JSON with its text.
  public func read(path: String) throws(TableError) -> PanelTable {
    let source: ByteSource
    do throws(CSVError) { source = try ByteSource(path: path) } catch { throw .csv(error) }
    return try read(source, chunkSize: CSVReader.defaultChunkSize)
  }

  /// Reads a text in memory, CSV or the World Bank's JSON.
  ///
  /// - Throws: what makes the whole text unusable, with its place.
  public func read(
    _ bytes: [UInt8], chunkSize: Int = CSVReader.defaultChunkSize
  ) throws(TableError) -> PanelTable {
    try read(ByteSource(bytes), chunkSize: chunkSize)
  }

  private func read(
    _ source: consuming ByteSource, chunkSize: Int
  ) throws(TableError) -> PanelTable {
    let json: [UInt8]?
    do throws(CSVError) {
      var isJSON = layout == .worldBank
      if layout == nil { isJSON = try source.isJSON(chunkSize) }
      json = isJSON ? try source.readAll(chunkSize) : nil
    } catch {
      throw .csv(error)
    }
    if let json { return try WorldBankTable(json).resolved(frequency: frequency) }
    var reader = CSVReader(source, chunkSize: chunkSize)
    return try read(&reader)
  }

  /// Reads records from anywhere.
  func read(_ source: inout some RecordSource & ~Copyable) throws(TableError) -> PanelTable {
    var header = try source.nextHeader()
    let layout = layout ?? TableLayout(of: header)
    var notices: [TableNotice] = []
    if layout == .wide, header.columns[0] == "Data Source" {
      header = try skipPreamble(&source, header, &notices)
    }
    switch layout {
    case .long:
      var table = try LongTable(header)
      while let unread = try source.nextRecords() { table.add(source.batch, unread) }
      table.finish()
      let names = table.panel.names
      return try table.panel.resolved(
        frequency: frequency, notices: notices + blankLines(source), title: names.text)
    case .wide:
      var table = try WideTable(header)
      while let unread = try source.nextRecords() { table.add(source.batch, unread) }
      table.finish()
      let names = table.panel.names
      return try table.panel.resolved(
        frequency: frequency, notices: notices + blankLines(source)
      ) { SeriesKey.title(names.text($0), isComposite: table.hasSeveralIndicators) }
    case .owid:
      var table = try OwidTable(header)
      while let unread = try source.nextRecords() { table.add(source.batch, unread) }
      table.finish()
      let names = table.panel.names
      let ignored = Set(table.textColumns)
      return try table.panel.resolved(
        frequency: frequency, notices: notices + table.ignoredColumns + blankLines(source)
      ) { number in
        let key = names.text(number)
        let isIgnored = ignored.contains(SeriesKey.second(key))
        return isIgnored ? nil : SeriesKey.title(key, isComposite: table.hasSeveralValues)
      }
    case .sdmx:
      var table = try SDMXTable(header)
      while let unread = try source.nextRecords() { table.add(source.batch, unread) }
      table.finish()
      let names = table.names
      return try table.panel.resolved(
        frequency: frequency, notices: notices + table.notices + blankLines(source)
      ) { names[$0] }
    case .worldBank: throw .invalidJSON(reason: "these are rows of a table")
    }
  }

  /// Goes on to the header of a World Bank export, which has its origin and date above it.
  private func skipPreamble(
    _ source: inout some RecordSource & ~Copyable, _ first: CSVHeader,
    _ notices: inout [TableNotice]
  ) throws(TableError) -> CSVHeader {
    while try source.nextRecord() {
      guard source.batch.text(source.mark, 0) == "Country Name" else { continue }
      let lines = source.batch.line(source.mark) - 1
      notices.append(
        TableNotice(kind: .preamble(lines: lines), series: nil, place: first.places[0]))
      return try source.header()
    }
    throw .missingColumn(
      "Country Name", layout: .wide, present: first.columns, at: first.places[0])
  }

  private func blankLines(_ source: borrowing some RecordSource & ~Copyable) -> [TableNotice] {
    source.blankLines == 0
      ? [] : [TableNotice(kind: .blankLines(source.blankLines), series: nil, place: nil)]
  }
}
