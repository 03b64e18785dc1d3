import TimeSeries

/// Reads `Entity,Code,Year,<value>` with one or several value columns.
struct OwidTable {
  private let header: CSVHeader
  private let entity: Int
  private let year: Int
  private let values: [Int]
  /// Value columns that turn out to hold at least one number.
  private var numeric: Set<Int> = []
  /// The rows read so far.
  private(set) var panel = PanelAssembler()

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

  /// Ends the table.
  mutating func finish() { panel.finish() }

  /// Adds records to the panel, each value column to series of its own.
  mutating func add(_ batch: RecordBatch, _ positions: Range<Int>) {
    panel.rowCount += positions.count
    for position in positions { add(TableRow(batch: batch, mark: batch.records[position])) }
  }

  private mutating func add(_ row: TableRow) {
    for field in values {
      panel.select(key(row, field), row, entity)
      guard panel.check(row, entity, header) else { continue }
      let stamp = panel.stamp(row, year, header.columns[year])
      let value = panel.value(row, field, header.columns[field])
      if !value.isNaN { numeric.insert(field) }
      if let stamp { _ = panel.add(stamp, value, row, year, header.columns[year]) }
    }
  }

  /// The bytes that tell a series from others: the entity and the value column.
  private func key(_ row: TableRow, _ field: Int) -> [UInt8] {
    let name = entity < row.fieldCount ? row.text(entity) : ""
    return Array(name.utf8) + [SeriesKey.separator] + Array(header.columns[field].utf8)
  }

  /// A notice for each column without a number that the table does without.
  var ignoredColumns: [TableNotice] {
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
