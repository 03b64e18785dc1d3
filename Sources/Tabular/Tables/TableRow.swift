import TimeSeries

/// A row of a table, wherever it comes from.
struct TableRow {
  let batch: RecordBatch
  let mark: RecordMark

  /// How many fields the row has.
  var fieldCount: Int { Int(mark.fieldCount) }
  /// The text of a field.
  func text(_ field: Int) -> String { batch.text(mark, field) }
  /// Where a field stands.
  func place(_ field: Int) -> TextPlace { batch.place(mark, field) }
  /// Looks at the bytes of a field.
  func withField<Result>(_ field: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    batch.withField(mark, field, body)
  }
}

/// Steps that the layouts have in common.
extension PanelAssembler {
  /// Reads the period of the present row; notes a fault and gives nil where there is none.
  mutating func stamp(_ row: TableRow, _ field: Int, _ column: String) -> PeriodStamp? {
    let stamp = row.withField(field) { bytes in
      PeriodStamp(parsing: bytes.extracting(ASCII.trimmed(bytes)))
    }
    if stamp == nil { addFault(.unreadablePeriod, row, field, column) }
    return stamp
  }

  /// Reads a value of the present row; a gap is NaN, and a fault is a gap that is noted.
  mutating func value(
    _ row: TableRow, _ field: Int, _ column: String, regressor: Int? = nil, powerOfTen: Int = 0
  ) -> Double {
    let number = row.withField(field) { NumericField($0, powerOfTen: powerOfTen) }
    if case .number(let value) = number { return value }
    let text = row.text(field)
    let place = row.place(field)
    if number == .missing {
      let word = text.filter { !$0.isWhitespace }
      if !word.isEmpty, regressor == nil { remark { $0.addGapWord(word, at: place) } }
      return .nan
    }
    let fault = SeriesFault(
      kind: number == .notANumber ? .notANumber : .notRepresentable, place: place,
      column: column, text: text)
    remark { remarks in
      if let regressor { remarks.add(fault, regressor: regressor) } else { remarks.add(fault) }
    }
    return .nan
  }

  /// Adds a row; notes a fault where it writes its period in another form than the series so far.
  mutating func add(
    _ stamp: PeriodStamp, _ value: Double, _ row: TableRow, _ field: Int, _ column: String
  ) -> Bool {
    if append(stamp, value, at: row.place(field)) { return true }
    if let expectedForm {
      addFault(.mixedNotation(expected: expectedForm), row, field, column)
    }
    return false
  }

  /// Notes that something is wrong with a field of the present series.
  mutating func addFault(
    _ kind: SeriesFault.Kind, _ row: TableRow, _ field: Int, _ column: String
  ) {
    let fault = SeriesFault(
      kind: kind, place: row.place(field), column: column, text: row.text(field))
    remark { $0.add(fault) }
  }

  /// Goes to the series of a name, which stands in a field.
  mutating func select(_ name: [UInt8], _ row: TableRow, _ field: Int) {
    if select(name.span) { noteFirstPlace(row.place(min(field, row.fieldCount - 1))) }
  }

  /// Goes to the series that a field names, and checks the row.
  ///
  /// An empty name is a fault of its own series; so is a row that has more or fewer fields than the
  /// header.
  ///
  /// - Returns: whether the row has all its fields.
  mutating func selectSeries(_ row: TableRow, _ field: Int, _ header: CSVHeader) -> Bool {
    let name = field < row.fieldCount ? Array(row.text(field).utf8) : []
    select(name, row, field)
    return check(row, field, header)
  }

  /// Notes a row without a name, or with more or fewer fields than the header.
  ///
  /// - Returns: whether the row has all its fields.
  mutating func check(_ row: TableRow, _ nameField: Int, _ header: CSVHeader) -> Bool {
    guard row.fieldCount == header.columns.count else {
      addRaggedFault(row, header)
      return false
    }
    if row.withField(nameField, { $0.isEmpty }) {
      addFault(.noName, row, nameField, header.columns[nameField])
    }
    return true
  }

  /// Notes that the present row has more or fewer fields than the header.
  mutating func addRaggedFault(_ row: TableRow, _ header: CSVHeader) {
    let shown = (0..<min(row.fieldCount, 8)).map { row.text($0) }
    let fault = SeriesFault(
      kind: .raggedRow(fields: row.fieldCount, expected: header.columns.count),
      place: row.place(0), column: "", text: shown.joined(separator: ","))
    remark { $0.add(fault) }
  }
}
