import TimeSeries

/// Reads `Entity,Code,Year,<value>` with one or several value columns.
struct OwidTable {
  private let header: CSVHeader
  private let entity: Int
  private let year: Int
  private let values: [Int]
  /// Value columns that turn out to hold at least one number.
  private var numeric: Set<Int> = []

  /// Finds the columns; `Entity`, `Code` and `Year` may be in lower case.
  init(_ header: CSVHeader) throws(TableError) {
    self.header = header
    entity = try Self.position("Entity", header)
    year = try Self.position("Year", header)
    let code = header.position("Code") ?? header.position("code")
    let others = Set([entity, year, code].compactMap(\.self))
    values = header.columns.indices.filter { !others.contains($0) }
    guard !values.isEmpty else {
      throw .missingColumn("<value>", layout: .owid, present: header.columns, at: header.places[0])
    }
  }

  private static func position(_ name: String, _ header: CSVHeader) throws(TableError) -> Int {
    if let position = header.position(name.lowercased()) { return position }
    return try header.require(name, layout: .owid)
  }

  /// Reads the records after the header, each value column into series of its own.
  mutating func read(
    _ source: inout some RecordSource & ~Copyable
  ) throws(TableError) -> PanelAssembler {
    var panel = PanelAssembler()
    while try source.nextRecord() {
      panel.rowCount += 1
      for field in values {
        let key = key(source, field)
        panel.select(key.span) { source.place(min(entity, source.fieldCount - 1)) }
        guard source.fieldCount == header.columns.count else {
          panel.addRaggedFault(source, header)
          continue
        }
        if source.withField(entity, { $0.isEmpty }) {
          panel.addFault(.noName, source, entity, header.columns[entity])
        }
        let stamp = panel.stamp(source, year, header.columns[year])
        let value = panel.value(source, field, header.columns[field])
        if !value.isNaN { numeric.insert(field) }
        if let stamp { _ = panel.add(stamp, value, source, year, header.columns[year]) }
      }
    }
    return panel
  }

  /// The bytes that tell a series from others: the entity and the value column.
  private func key(_ source: borrowing some RecordSource & ~Copyable, _ field: Int) -> [UInt8] {
    let name = entity < source.fieldCount ? source.text(entity) : ""
    return Array(name.utf8) + [SeriesKey.separator] + Array(header.columns[field].utf8)
  }

  /// A notice for each column without a number that the table does without.
  func ignoredColumns(in panel: borrowing PanelAssembler) -> [TableNotice] {
    textColumns.map { column in
      let first = panel.remarks.values
        .flatMap(\.faults).filter { $0.column == column }.min { $0.place < $1.place }
      return TableNotice(
        kind: .ignoredColumn(column, firstText: first?.text ?? ""), series: nil,
        place: first?.place)
    }
  }

  /// Names of value columns without a number, where another one has some.
  var textColumns: [String] {
    numeric.isEmpty ? [] : values.filter { !numeric.contains($0) }.map { header.columns[$0] }
  }

  /// Whether names have to say their column.
  var hasSeveralValues: Bool { max(1, numeric.count) > 1 }
}
