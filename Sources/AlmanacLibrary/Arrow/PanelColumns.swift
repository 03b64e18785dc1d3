import Forecasting
import Pipelines
import Tabular
import TimeSeries

/// The columns of a stream that make a panel.
struct PanelColumns {
  /// What the three columns of a panel are called.
  struct Names: Sendable, Hashable {
    var series = "unique_id"
    var period = "ds"
    var value = "y"
  }

  /// How names of series come, and go out again.
  let seriesType: ArrowType
  /// How periods come, and go out again.
  let periodType: ArrowType
  /// What was left out.
  let notices: [Diagnostic]
  private let source: ArrowSource
  private let series: Int
  private let period: Int
  private let value: Int
  private let regressors: [Int]

  /// Finds the columns of a panel; further columns of numbers are regressors.
  ///
  /// - Throws: every column that is missing, given twice, or of another type.
  init(_ source: ArrowSource, _ names: Names) throws(Rejection) {
    var problems: [Diagnostic] = []
    func position(_ name: String, _ isFit: (ArrowType) -> Bool, _ expected: String) -> Int {
      let found = source.fields.indices.filter { source.fields[$0].name == name }
      guard let position = found.first else {
        let near = Spelling.nearest(to: name, among: source.fields.map(\.name)).first
        problems.append(
          Diagnostic(
            .missingColumn, "there is no column '\(name)'", at: .arrow,
            help: near.map { "did you mean '\($0)'? `columns` gives other names" }
              ?? "add it, or give its name by `columns`"))
        return 0
      }
      if found.count > 1 {
        problems.append(
          Diagnostic(.duplicateColumn, "there are \(found.count) columns '\(name)'", at: .arrow))
      }
      let type = source.fields[position].type
      if !isFit(type) {
        problems.append(
          Diagnostic(
            .wrongType, "the column '\(name)' is \(type.words)", at: .arrow,
            help: "cast it to \(expected)"))
      }
      return position
    }
    let series = position(names.series, { $0.isText || $0.isInteger }, "a text or a whole number")
    let period = position(
      names.period, { $0.isText || $0.isInteger || $0.isMoment },
      "a date, a timestamp without a zone, a whole number or a text")
    let value = position(names.value, \.isNumeric, "float64")
    guard problems.isEmpty else { throw Rejection(problems) }
    let others = source.fields.indices.filter { ![series, period, value].contains($0) }
    regressors = others.filter { source.fields[$0].type.isNumeric }
    notices = others.filter { !source.fields[$0].type.isNumeric }.map {
      let field = source.fields[$0]
      return Diagnostic(
        .unknownColumn, "the column '\(field.name)' is \(field.type.words) and was left out",
        at: .arrow, help: "regressors are numbers")
    }
    self.source = source
    self.series = series
    self.period = period
    self.value = value
    seriesType = source.fields[series].type
    periodType = source.fields[period].type
  }

  /// Reads all rows.
  ///
  /// - Throws: a failure of the stream, or how a batch breaks the interface's rules.
  /// - Complexity: O(rows), one batch in memory besides the numbers.
  func read() throws(Rejection) -> PanelRows {
    var rows = PanelRows(regressors: regressors.map { source.fields[$0].name })
    while let batch = try source.next() {
      func cells(_ column: Int) throws(Rejection) -> ArrowCells {
        try batch.cells(column, source.fields[column])
      }
      let names = try cells(series)
      let periods = try cells(period)
      let values = try cells(value)
      var further: [ArrowCells] = []
      for column in regressors { further.append(try cells(column)) }
      var numbers = [Double](repeating: .nan, count: further.count)
      for row in 0..<batch.rowCount {
        try begin(row, names, &rows)
        let y = try values.number(row) ?? .nan
        for (index, column) in further.enumerated() {
          numbers[index] = try column.number(row) ?? .nan
        }
        if let stamp = try periods.period(row) {
          rows.add(stamp, y, regressors: numbers.span)
        } else {
          rows.addUnreadablePeriod(try periods.written(row))
        }
      }
    }
    return rows
  }

  private func begin(
    _ row: Int, _ names: ArrowCells, _ rows: inout PanelRows
  ) throws(Rejection) {
    func add(_ name: Span<UInt8>) throws(Rejection) {
      do throws(TableError) {
        try rows.begin(name)
      } catch {
        throw .malformed("the series of row \(rows.count) is not UTF-8")
      }
    }
    if names.type.isText {
      try names.withText(row) { name throws(Rejection) in try add(name) }
    } else if let number = try names.wholeNumber(row) {
      try add(Array(String(number).utf8).span)
    } else {
      try add([UInt8]().span)
    }
  }
}

extension ArrowType {
  /// Whether its cells are dates or times.
  var isMoment: Bool { if case .moment = values { true } else { false } }
}

extension ArrowCells {
  /// A cell as a period; nil where it is null or cannot be read.
  func period(_ row: Int) throws(Rejection) -> PeriodStamp? {
    switch type.values {
    case .moment(_, let unitsPerDay, _):
      guard let units = try wholeNumber(row) else { return nil }
      let days = units / unitsPerDay - (units % unitsPerDay < 0 ? 1 : 0)
      return CivilDay.stamp(days)
    case .integer:
      return try wholeNumber(row).flatMap { number in
        // As many digits as texts may have.
        abs(number) < 1_000_000_000_000 ? PeriodStamp(form: .integer, ordinal: number) : nil
      }
    default:
      return try withText(row) { bytes throws(Rejection) in PeriodStamp(parsing: bytes) }
    }
  }

  /// A cell that is no period, for messages.
  func written(_ row: Int) throws(Rejection) -> String {
    if try isNull(row) { return "null" }
    return try type.isText ? text(row) : wholeNumber(row).map(String.init) ?? ""
  }
}
