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

  /// Reads the records after the header.
  mutating func read(
    _ source: inout some RecordSource & ~Copyable
  ) throws(TableError) -> PanelAssembler {
    var panel = PanelAssembler()
    while try source.nextRecord() {
      panel.rowCount += 1
      let isWhole = source.fieldCount == header.columns.count
      let field = nameField < source.fieldCount ? nameField : 0
      let key = key(source)
      panel.select(key.span) { source.place(field) }
      let hasText = nameless.contains { $0 < source.fieldCount && !source.text($0).isEmpty }
      if !isWhole || hasText {
        panel.addRaggedFault(source, header)
        continue
      }
      if source.withField(nameField, { $0.isEmpty }) {
        panel.addFault(.noName, source, nameField, header.columns[nameField])
      }
      for period in periods {
        let column = header.columns[period.field]
        let value = panel.value(source, period.field, column)
        _ = panel.add(period.stamp, value, source, period.field, column)
      }
    }
    return panel
  }

  /// The bytes that tell a series from others: name and indicator code.
  private mutating func key(_ source: borrowing some RecordSource & ~Copyable) -> [UInt8] {
    var key: [UInt8] = []
    if nameField < source.fieldCount { key += Array(source.text(nameField).utf8) }
    guard let indicatorField, indicatorField < source.fieldCount else { return key }
    let indicator = Array(source.text(indicatorField).utf8)
    if firstIndicator.isEmpty { firstIndicator = indicator }
    if indicator != firstIndicator { hasSeveralIndicators = true }
    return key + [SeriesKey.separator] + indicator
  }
}
