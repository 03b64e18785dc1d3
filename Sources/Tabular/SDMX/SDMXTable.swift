import TimeSeries

/// Reads SDMX-CSV: one row an observation, a series for each combination of dimensions.
struct SDMXTable {
  private let columns: SDMXColumns
  /// The bytes before the period in the row before, where they tell its series; else none.
  private var front: [UInt8] = []
  private var remarks = SDMXRemarks()
  /// The rows read so far.
  private(set) var panel = PanelAssembler()

  /// Finds the columns.
  init(_ header: CSVHeader) throws(TableError) { columns = try SDMXColumns(header) }

  /// Ends the table.
  mutating func finish() { panel.finish() }

  /// Adds records to the panel.
  mutating func add(_ batch: RecordBatch, _ positions: Range<Int>) {
    panel.rowCount += positions.count
    for position in positions {
      add(
        SDMXRow(columns: columns, row: TableRow(batch: batch, mark: batch.records[position])))
    }
  }

  private mutating func add(_ row: SDMXRow) {
    guard !isOfSameSeries(row.row) else {
      if !row.isWithoutObservation { return addObservation(row) }
      return remarks.add(.attributes, at: row.row.place(0))
    }
    front.removeAll(keepingCapacity: true)
    if row.row.fieldCount != columns.header.columns.count {
      _ = select(row)
      return panel.addRaggedFault(row.row, columns.header)
    }
    switch row.purpose {
    case .observation:
      if !select(row), let first = columns.dimensions.first {
        panel.addFault(.noName, row.row, first.field, columns.header.columns[first.field])
      } else {
        keepFront(row.row)
      }
      addObservation(row)
    case .attributes: remarks.add(.attributes, at: row.row.place(0))
    case .otherAction(let action): remarks.add(.otherAction(action), at: row.row.place(0))
    }
  }

  /// Goes to the series of a row.
  ///
  /// - Returns: whether any dimension has a code.
  private mutating func select(_ row: SDMXRow) -> Bool {
    var key: [UInt8] = []
    let isNamed = row.appendKey(to: &key)
    if panel.select(key.span) {
      let first = columns.dimensions.first?.field ?? 0
      panel.noteFirstPlace(row.row.place(min(first, row.row.fieldCount - 1)))
    }
    return isNamed
  }

  /// Whether a row begins with the same bytes as the one before, up to its period.
  private func isOfSameSeries(_ row: TableRow) -> Bool {
    guard !front.isEmpty, row.fieldCount == columns.header.columns.count else { return false }
    return Word.areEqual(row.batch.buffer.span.extracting(frontRange(row)), front.span)
  }

  private mutating func keepFront(_ row: TableRow) {
    guard columns.isKeyInFront, !row.batch.hasCells else { return }
    front += row.batch.buffer[frontRange(row)]
  }

  private func frontRange(_ row: TableRow) -> Range<Int> {
    let start = Int(row.mark.start)
    return start..<max(start, row.batch.bounds(row.mark, columns.period.field).start)
  }

  private mutating func addObservation(_ row: SDMXRow) {
    let (period, valueField) = (columns.period.field, columns.value.field)
    let names = columns.header.columns
    let power = row.powerOfTen
    if power == nil, let field = columns.multiplier?.field {
      panel.addFault(.notAMultiplier, row.row, field, names[field])
    }
    var value = panel.value(row.row, valueField, names[valueField], powerOfTen: power ?? 0)
    if !value.isNaN {
      let place = row.row.place(valueField)
      if let power, power != 0 { remarks.add(.scaled(power), at: place) }
      for flag in row.flags {
        panel.remark { $0.addFlag(flag, at: place) }
        if flag.isForecast { value = .nan }
      }
    }
    guard let stamp = row.stamp else {
      return panel.addFault(.unreadablePeriod, row.row, period, names[period])
    }
    _ = panel.add(stamp, value, row.row, period, names[period])
  }

  /// The name of each series by its number.
  ///
  /// Series without a single row that could be read do not lengthen the names of others; where one
  /// of them would have the name of another, it has all its codes.
  var names: [String] {
    let keys = (0..<panel.names.count).map { panel.names.text($0) }
    let read = keys.indices.filter { panel.rows[$0] != nil }
    let telling = read.isEmpty ? Array(keys.indices) : read
    let names = SDMXSeriesNames(columns, keys: telling.map { keys[$0] })
    let taken = Set(read.map { names.name(keys[$0]) })
    return keys.indices.map { number in
      let name = names.name(keys[number])
      let isOther = panel.rows[number] == nil && taken.contains(name)
      return isOther ? names.fullName(keys[number]) : name
    }
  }

  /// What was done to the table as a whole, in order of first appearance.
  var notices: [TableNotice] { remarks.notices }
}

/// What is met in many rows and told once, with its number and its first place.
private struct SDMXRemarks {
  enum Remark: Equatable {
    case scaled(Int)
    case otherAction(String)
    case attributes
  }

  private var counts: [(remark: Remark, count: Int, place: TextPlace)] = []

  mutating func add(_ remark: Remark, at place: TextPlace) {
    if let known = counts.firstIndex(where: { $0.remark == remark }) {
      counts[known].count += 1
    } else {
      counts.append((remark, 1, place))
    }
  }

  var notices: [TableNotice] {
    counts.map { remark, count, place in
      let kind: TableNotice.Kind =
        switch remark {
        case .scaled(let power): .scaled(powerOfTen: power, count: count)
        case .otherAction(let action): .otherAction(action, count: count)
        case .attributes: .attributeRows(count)
        }
      return TableNotice(kind: kind, series: nil, place: place)
    }
  }
}
