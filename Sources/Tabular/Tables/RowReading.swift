import TimeSeries

/// Steps that the layouts have in common.
extension PanelAssembler {
  /// Reads the period of the present row; notes a fault and gives nil where there is none.
  @inline(__always)
  mutating func stamp(
    _ record: borrowing some RecordSource & ~Copyable, _ field: Int, _ column: String
  ) -> PeriodStamp? {
    if let stamp = record.withField(field, { PeriodStamp(parsing: $0) }) { return stamp }
    return unusualStamp(record, field, column)
  }

  @inline(never)
  private mutating func unusualStamp(
    _ record: borrowing some RecordSource & ~Copyable, _ field: Int, _ column: String
  ) -> PeriodStamp? {
    let trimmed = record.withField(field) { bytes in
      PeriodStamp(parsing: bytes.extracting(ASCII.trimmed(bytes)))
    }
    if let trimmed { return trimmed }
    addFault(.unreadablePeriod, record, field, column)
    return nil
  }

  /// Reads a value of the present row; a gap is NaN, and a fault is a gap that is noted.
  @inline(__always)
  mutating func value(
    _ record: borrowing some RecordSource & ~Copyable, _ field: Int, _ column: String,
    regressor: Int? = nil
  ) -> Double {
    let number = record.withField(field) { NumericField($0) }
    if case .number(let value) = number { return value }
    if number == .missing, record.withField(field, { $0.isEmpty }) { return .nan }
    noteUnusual(number, record, field, column, regressor)
    return .nan
  }

  @inline(never)
  private mutating func noteUnusual(
    _ number: NumericField, _ record: borrowing some RecordSource & ~Copyable, _ field: Int,
    _ column: String, _ regressor: Int?
  ) {
    let text = record.text(field)
    let place = record.place(field)
    switch number {
    case .number: break
    case .missing:
      let word = text.filter { !$0.isWhitespace }
      if !word.isEmpty, regressor == nil { remark { $0.addGapWord(word, at: place) } }
    case .notANumber, .notRepresentable:
      let fault = SeriesFault(
        kind: number == .notANumber ? .notANumber : .notRepresentable, place: place,
        column: column, text: text)
      remark { regressor == nil ? $0.add(fault) : $0.add(fault, regressor: regressor ?? 0) }
    }
  }

  /// Adds a row; notes a fault where it writes its period in another form than the series so far.
  @inline(__always)
  mutating func add(
    _ stamp: PeriodStamp, _ value: Double, _ record: borrowing some RecordSource & ~Copyable,
    _ field: Int, _ column: String
  ) -> Bool {
    if append(stamp, value, at: record.place(field)) { return true }
    if let expectedForm {
      addFault(.mixedNotation(expected: expectedForm), record, field, column)
    }
    return false
  }

  /// Notes that something is wrong with a field of the present series.
  @inline(never)
  mutating func addFault(
    _ kind: SeriesFault.Kind, _ record: borrowing some RecordSource & ~Copyable, _ field: Int,
    _ column: String
  ) {
    let fault = SeriesFault(
      kind: kind, place: record.place(field), column: column, text: record.text(field))
    remark { $0.add(fault) }
  }

  /// Goes to the series that a field names; an empty name is a fault of its own series.
  @inline(__always)
  mutating func selectSeries(
    _ record: borrowing some RecordSource & ~Copyable, _ field: Int, _ column: String
  ) {
    let isEmpty = record.withField(field) { name in
      select(name) { record.place(field) }
      return name.isEmpty
    }
    if isEmpty { addFault(.noName, record, field, column) }
  }

  /// Checks that a row has as many fields as the header; notes a fault otherwise.
  ///
  /// - Parameter nameField: the field that names the series, if the row goes that far.
  @inline(__always)
  mutating func hasAllFields(
    _ record: borrowing some RecordSource & ~Copyable, _ header: CSVHeader, nameField: Int
  ) -> Bool {
    if record.fieldCount == header.columns.count { return true }
    addRaggedRow(record, header, nameField)
    return false
  }

  @inline(never)
  private mutating func addRaggedRow(
    _ record: borrowing some RecordSource & ~Copyable, _ header: CSVHeader, _ nameField: Int
  ) {
    if nameField < record.fieldCount {
      record.withField(nameField) { name in select(name) { record.place(nameField) } }
    } else {
      select([UInt8]().span) { record.place(0) }
    }
    addRaggedFault(record, header)
  }

  /// Notes that the present row has more or fewer fields than the header.
  @inline(never)
  mutating func addRaggedFault(
    _ record: borrowing some RecordSource & ~Copyable, _ header: CSVHeader
  ) {
    let shown = (0..<min(record.fieldCount, 8)).map { record.text($0) }
    let fault = SeriesFault(
      kind: .raggedRow(fields: record.fieldCount, expected: header.columns.count),
      place: record.place(0), column: "", text: shown.joined(separator: ","))
    remark { $0.add(fault) }
  }
}
