import TimeSeries

/// Reads one row a series, one column a period, as the World Bank exports it.
struct WideTable {
  private let header: CSVHeader
  private let nameField: Int
  /// Field of the indicator's code in the World Bank's tables.
  private let indicatorField: Int?
  private let periods: [(field: Int, stamp: PeriodStamp)]
  /// Columns without a name, which must hold nothing: the World Bank ends its lines with a comma.
  private let nameless: [Int]
  private var firstIndicator: [UInt8] = []
  /// Whether names have to say their indicator.
  private(set) var hasSeveralIndicators = false
  /// The rows read so far.
  private(set) var panel = PanelAssembler()

  /// Finds the columns of a wide table.
  init(_ header: CSVHeader) throws(TableError) {
    self.header = header
    var periods: [(field: Int, stamp: PeriodStamp)] = []
    for (field, column) in header.columns.enumerated() {
      guard let stamp = Self.stamp(column) else { continue }
      if let first = periods.first, first.stamp.form != stamp.form {
        throw .mixedPeriodColumns(
          first: header.columns[first.field], other: column, at: header.places[field])
      }
      periods.append((field, stamp))
    }
    guard !periods.isEmpty else {
      throw .noPeriodColumns(present: header.columns, at: header.places[0])
    }
    self.periods = periods
    let taken = Set(periods.map(\.field))
    guard
      let name = header.columns.indices.first(where: {
        !taken.contains($0) && !header.columns[$0].isEmpty
      })
    else {
      throw .missingColumn(
        "Country Name", layout: .wide, present: header.columns, at: header.places[0])
    }
    nameField = name
    indicatorField = header.position("Indicator Code") ?? header.position("Series Code")
    nameless = header.columns.indices.filter { header.columns[$0].isEmpty }
  }

  /// A period as a column's name: `1960`, `1960 [YR1960]`, `2024-Q1`, `2024-05`, `2024-05-31`.
  private static func stamp(_ column: String) -> PeriodStamp? {
    let text = column.prefix { $0 != " " }
    let isBracketed = column.hasSuffix("]") && column.dropFirst(text.count).hasPrefix(" [")
    guard text.count == column.count || isBracketed, let stamp = PeriodStamp(String(text)) else {
      return nil
    }
    return stamp.form != .integer || (1000...2999).contains(stamp.ordinal) ? stamp : nil
  }

  /// Ends the table.
  mutating func finish() { panel.finish() }

  /// Adds records to the panel.
  mutating func add(_ batch: RecordBatch, _ positions: Range<Int>) {
    panel.rowCount += positions.count
    for position in positions { add(TableRow(batch: batch, mark: batch.records[position])) }
  }

  private mutating func add(_ row: TableRow) {
    panel.select(key(row), row, nameField)
    guard panel.check(row, nameField, header) else { return }
    if nameless.contains(where: { !row.withField($0) { $0.isEmpty } }) {
      return panel.addRaggedFault(row, header)
    }
    for period in periods {
      let column = header.columns[period.field]
      let value = panel.value(row, period.field, column)
      _ = panel.add(period.stamp, value, row, period.field, column)
    }
  }

  /// The bytes that tell a series from others: name and indicator code.
  private mutating func key(_ row: TableRow) -> [UInt8] {
    let name = nameField < row.fieldCount ? Array(row.text(nameField).utf8) : []
    guard let indicatorField, indicatorField < row.fieldCount else { return name }
    let indicator = Array(row.text(indicatorField).utf8)
    if firstIndicator.isEmpty { firstIndicator = indicator }
    if indicator != firstIndicator { hasSeveralIndicators = true }
    return name + [SeriesKey.separator] + indicator
  }
}
