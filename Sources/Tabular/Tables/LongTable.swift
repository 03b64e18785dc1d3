import TimeSeries

/// Reads `unique_id,ds,y` and further numeric columns.
struct LongTable {
  private let header: CSVHeader
  private let name: Int
  private let period: Int
  private let value: Int
  private let regressors: [Int]
  /// The rows read so far.
  private(set) var panel: PanelAssembler

  /// Finds the columns.
  init(_ header: CSVHeader) throws(TableError) {
    self.header = header
    let name = try header.require("unique_id", layout: .long)
    let period = try header.require("ds", layout: .long)
    let value = try header.require("y", layout: .long)
    self.name = name
    self.period = period
    self.value = value
    regressors = header.columns.indices.filter { ![name, period, value].contains($0) }
    panel = PanelAssembler(regressorNames: regressors.map { header.columns[$0] })
  }

  /// Ends the table.
  mutating func finish() { panel.finish() }

  /// Adds records to the panel.
  ///
  /// Rows as most are (plain text, the name of the row before, a year or another period, a number)
  /// take the short way; everything else goes through ``addUnusual(_:)``.
  mutating func add(_ batch: RecordBatch, _ positions: Range<Int>) {
    let bytes = batch.buffer.span
    let fields = batch.fields.span
    let records = batch.records.span
    let width = header.columns.count
    var last = FieldBounds(0, 0)
    panel.rowCount &+= positions.count
    for position in positions {
      let record = records[position]
      guard record.isPlain, Int(record.fieldCount) == width, regressors.isEmpty else {
        addUnusual(TableRow(batch: batch, mark: record))
        last = FieldBounds(0, 0)
        continue
      }
      let first = Int(record.firstField)
      let name = fields[first &+ name]
      let period = fields[first &+ period]
      let value = fields[first &+ value]
      guard !name.isEmpty, let stamp = YearField.stamp(bytes, period.start, period.end),
        let number = NumericField.usual(bytes, value.start, value.end)
      else {
        addUnusual(TableRow(batch: batch, mark: record))
        last = FieldBounds(0, 0)
        continue
      }
      if !Word.areEqual(bytes, name.start, name.end, last.start, last.end) {
        if panel.select(bytes.extracting(name.start..<name.end)) {
          panel.noteFirstPlace(batch.place(record, self.name))
        }
        last = name
      }
      if !panel.append(stamp, number, at: batch.place(record, self.period)) {
        addUnusual(TableRow(batch: batch, mark: record))
      }
    }
  }

  /// Adds a row that has something to look at closely.
  @inline(never)
  private mutating func addUnusual(_ row: TableRow) {
    guard panel.selectSeries(row, name, header) else { return }
    let stamp = panel.stamp(row, period, "ds")
    let y = panel.value(row, value, "y")
    guard let stamp, panel.add(stamp, y, row, period, "ds") else { return }
    for (index, field) in regressors.enumerated() {
      let x = panel.value(row, field, header.columns[field], regressor: index)
      panel.append(regressor: x)
    }
  }
}

extension CSVHeader {
  /// The position of a column that a layout cannot do without.
  func require(_ name: String, layout: TableLayout) throws(TableError) -> Int {
    if let position = position(name) { return position }
    throw .missingColumn(name, layout: layout, present: columns, at: places[0])
  }
}
