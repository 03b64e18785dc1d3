import Indicators
import Tabular
import TimeSeries

/// Official statistics as statements: the rows of SDMX-CSV, each a level with what its publisher says
/// of it.
///
/// Estimates are `about`, values from a break on have a definition of their own, forecasts of the
/// publisher are only proposed; every other flag stands in the note.
struct SDMXStatements {
  private let columns: SDMXColumns
  private let file: InputFile
  private var rows: [SDMXObservation] = []
  private var gaps = 0
  private var attributeRows = 0
  private var otherActions: [(action: String, count: Int, line: Int)] = []

  /// Reads all rows behind the header; torn ones are reported and left out.
  ///
  /// - Precondition: ``Tabular/SDMXColumns/areIn(_:)`` the header.
  init(
    _ reader: inout CSVReader, _ columns: SDMXColumns, in file: InputFile,
    _ problems: inout [Diagnostic]
  ) throws(CSVError) {
    self.columns = columns
    self.file = file
    while try reader.next() {
      guard reader.fieldCount == columns.header.columns.count else {
        problems.append(
          .raggedRow(
            fields: reader.fieldCount, columns: columns.header.columns.count,
            at: SourceLocation(file: file.path, line: reader.line)))
        continue
      }
      add(columns.row(of: reader), line: reader.line)
    }
  }

  private mutating func add(_ row: SDMXRow, line: Int) {
    switch row.purpose {
    case .observation:
      rows.append(SDMXObservation(row, columns, line: line))
      if row.isGap { gaps += 1 }
    case .attributes: attributeRows += 1
    case .otherAction(let action):
      if let known = otherActions.firstIndex(where: { $0.action == action }) {
        otherActions[known].count += 1
      } else {
        otherActions.append((action, 1, line))
      }
    }
  }

  /// The rows with a value as records of statements, in file order.
  ///
  /// - Returns: none where two series would have one id, which is reported.
  func records(_ problems: inout [Diagnostic]) -> [StatementRecord] {
    tell(&problems)
    let names = SDMXSeriesNames(columns, keys: Set(rows.map(\.key)).sorted())
    guard let ids = ids(names, &problems) else { return [] }
    reportRepeats(ids, &problems)
    let breaks = Dictionary(grouping: rows.filter(\.isBreak), by: \.key).mapValues { rows in
      rows.compactMap(\.stamp).sorted { $0.ordinal < $1.ordinal }
    }
    return rows.filter { !$0.isGap }.map { row in
      let last = breaks[row.key]?.last { start in
        row.stamp.map { $0.form == start.form && $0.ordinal >= start.ordinal } ?? false
      }
      return row.record(id: ids[row.key] ?? "", from: last)
    }
  }

  /// The id of each series by its key; nil where two series have one.
  private func ids(
    _ names: SDMXSeriesNames, _ problems: inout [Diagnostic]
  ) -> [String: String]? {
    var ids: [String: String] = [:]
    var first: [String: String] = [:]
    var isUnique = true
    for row in rows where ids[row.key] == nil {
      let name = names.name(row.key)
      let kebab = KebabCase.spelling(of: name)
      let id = kebab.isEmpty ? KebabCase.spelling(of: row.structure.id) : kebab
      if let other = first.updateValue(name, forKey: id) {
        problems.append(
          .seriesOfOneID(
            id, other, name, at: SourceLocation(file: file.path, line: row.line)))
        isUnique = false
      }
      ids[row.key] = id
    }
    return isUnique ? ids : nil
  }

  /// Reports every row whose series and period an earlier row has.
  private func reportRepeats(_ ids: [String: String], _ problems: inout [Diagnostic]) {
    var lines: [String: [PeriodStamp: Int]] = [:]
    for row in rows where !row.isGap {
      guard let stamp = row.stamp else { continue }
      if let first = lines[row.key]?[stamp] {
        problems.append(
          .periodRepeated(
            row.period.text, of: ids[row.key] ?? "", firstLine: first,
            at: SourceLocation(
              file: file.path, line: row.period.line, column: row.period.column)))
      } else {
        lines[row.key, default: [:]][stamp] = row.line
      }
    }
  }

  /// Says what was not read.
  private func tell(_ problems: inout [Diagnostic]) {
    let places = TablePlaces(file: file.path, isDatabase: false)
    func tell(_ kind: TableNotice.Kind, _ line: Int?) {
      let place = line.map { TextPlace(line: $0, column: 1) }
      problems.append(.tableNotice(TableNotice(kind: kind, series: nil, place: place), in: places))
    }
    for (action, count, line) in otherActions {
      tell(.otherAction(action, count: count), line)
    }
    if attributeRows > 0 { tell(.attributeRows(attributeRows), nil) }
    if gaps > 0 { problems.append(.rowsWithoutValue(gaps, at: SourceLocation(file: file.path))) }
  }
}
