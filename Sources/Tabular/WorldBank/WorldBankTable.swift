import TimeSeries

/// Reads an answer of the World Bank's API: a row a country and period, the newest first.
///
/// In places, the line is the number of the row, from 1, and the column is 0.
struct WorldBankTable {
  private let rows: [WorldBankAnswer.Row]
  private let hasSeveralIndicators: Bool
  private var panel = PanelAssembler()
  private var notices: [TableNotice] = []

  /// Reads the rows of a text.
  ///
  /// - Throws: see ``WorldBankAnswer/init(_:)``.
  /// - Complexity: O(bytes), with all rows in memory.
  init(_ text: [UInt8]) throws(TableError) {
    let answer = try WorldBankAnswer(text)
    guard let rows = answer.rows else {
      if answer.head.total == nil { throw .invalidJSON(reason: "there is no array of rows") }
      throw .noRows
    }
    self.rows = rows
    hasSeveralIndicators = rows.contains { $0.indicator.id != rows[0].indicator.id }
    if let pages = answer.head.pages?.number, pages > 1 {
      let page = answer.head.page?.number ?? 1
      notices.append(
        TableNotice(kind: .otherPages(page: page, pages: pages), series: nil, place: nil))
    }
    addRows()
  }

  /// The table of all rows.
  ///
  /// - Throws: `.noRows` without rows, `.frequencyMismatch` for a frequency that is not theirs.
  func resolved(frequency: Frequency?) throws(TableError) -> PanelTable {
    let names = panel.names
    return try panel.resolved(frequency: frequency, notices: notices) {
      SeriesKey.title(names.text($0), isComposite: hasSeveralIndicators)
    }
  }

  /// Adds the rows in order of time; series stay in order of first appearance.
  private mutating func addRows() {
    panel.rowCount = rows.count
    for (index, row) in rows.enumerated() { select(row, index) }
    let order = isNewestFirst ? Array(rows.indices.reversed()) : Array(rows.indices)
    for index in order { add(rows[index], index) }
    panel.finish()
  }

  /// Whether the first two rows of one series that stand together run backwards.
  private var isNewestFirst: Bool {
    let pair = zip(rows, rows.dropFirst()).first { $0.key == $1.key && $0.date != $1.date }
    return pair.map { $0.0.date > $0.1.date } ?? false
  }

  private mutating func select(_ row: WorldBankAnswer.Row, _ index: Int) {
    if panel.select(row.key.span) { panel.noteFirstPlace(Self.place(index)) }
  }

  private mutating func add(_ row: WorldBankAnswer.Row, _ index: Int) {
    select(row, index)
    if row.name.isEmpty { addFault(.noName, "country", "", index) }
    var value = value(row, index)
    if !value.isNaN, let status = row.status {
      for flag in ObservationFlag.all(in: Array(status.utf8).span, isEurostat: false) {
        panel.remark { $0.addFlag(flag, at: Self.place(index)) }
        if flag.isForecast { value = .nan }
      }
    }
    guard let stamp = ReportingPeriod.stamp(Array(row.date.utf8).span) else {
      return addFault(.unreadablePeriod, "date", row.date, index)
    }
    if !panel.append(stamp, value, at: Self.place(index)), let form = panel.expectedForm {
      addFault(.mixedNotation(expected: form), "date", row.date, index)
    }
  }

  /// The value of a row; NaN for a gap, also in place of a text, which is a fault.
  private mutating func value(_ row: WorldBankAnswer.Row, _ index: Int) -> Double {
    switch row.value {
    case nil: return .nan
    case .number(let number): return number
    case .notRepresentable:
      addFault(.notRepresentable, "value", "value", index)
      return .nan
    case .text(let text):
      switch NumericField(Array(text.utf8).span) {
      case .number(let number): return number
      case .missing: panel.remark { $0.addGapWord(text, at: Self.place(index)) }
      case .notRepresentable: addFault(.notRepresentable, "value", text, index)
      case .notANumber: addFault(.notANumber, "value", text, index)
      }
      return .nan
    }
  }

  private mutating func addFault(
    _ kind: SeriesFault.Kind, _ column: String, _ text: String, _ index: Int
  ) {
    let fault = SeriesFault(kind: kind, place: Self.place(index), column: column, text: text)
    panel.remark { $0.add(fault) }
  }

  private static func place(_ index: Int) -> TextPlace { TextPlace(line: index + 1, column: 0) }
}

extension WorldBankAnswer.Row {
  /// The country's name, or its code where it has none.
  fileprivate var name: String {
    [country.value, countryiso3code, country.id].lazy.compactMap(\.self).first { !$0.isEmpty } ?? ""
  }

  /// The bytes that tell a series from others: name and indicator code.
  fileprivate var key: [UInt8] {
    Array(name.utf8) + [SeriesKey.separator] + Array(indicator.id.utf8)
  }
}
