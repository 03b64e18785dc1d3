import Forecasting
import Tabular
import TimeSeries

/// The columns of a file that a regression needs, as observations.
struct RegressionTable {
  let observations: ObservationTable
  /// The line of each row of the observations.
  let lines: [Int]
  /// The column whose periods the rows have; nil where rows are numbered.
  let timeColumn: String?
  let notices: [Diagnostic]
  private let columns: [ColumnTable.Column]
  /// Rows of the file by rows of the observations.
  private let order: [Int]

  /// Reads and checks a file.
  ///
  /// - Throws: every problem of header, cells and periods at once.
  init(_ request: RegressionRequest, _ formula: Formula) throws(Rejection) {
    let file = TablePlaces(file: request.path, isDatabase: request.columns != nil)
    let names = [formula.response.nameInTerms] + formula.regressors
    let weights = [request.weights].compactMap(\.self).filter { !names.contains($0) }
    let table: ColumnTable
    do throws(TableError) {
      func select(_ header: CSVHeader) -> ColumnTable.Selection {
        ColumnTable.Selection(
          numbers: names + weights,
          time: request.time
            ?? header.columns.first { RegressionRequest.timeNames.contains($0.lowercased()) })
      }
      if let columns = request.columns {
        table = try ColumnTable(columns, select: select)
      } else {
        table = try ColumnTable(path: request.path, select: select)
      }
    } catch {
      throw Rejection([.tableError(error, in: file)])
    }
    let known = table.header.columns
    var problems: [Diagnostic] = []
    for name in names where table.header.position(name) == nil {
      problems.append(.noColumn(name, known: known, at: request.place(of: name)))
    }
    for name in weights where table.header.position(name) == nil {
      problems.append(.noColumn(name, known: known, at: SourceLocation(file: "--weights")))
    }
    if let name = request.time, table.header.position(name) == nil {
      problems.append(.noColumn(name, known: known, at: SourceLocation(file: "--time")))
    }
    problems += table.faults.map { .columnFault($0, in: file) }
    if table.unlistedFaults > 0 {
      problems.append(.moreColumnFaults(table.unlistedFaults, in: file))
    }
    let isTimeNeeded = formula.readsTime || request.time != nil
    if isTimeNeeded, let time = table.time {
      problems += time.faults.map { .columnFault($0, in: file) }
    } else if formula.needsPeriods, request.time == nil {
      problems.append(.noPeriods(at: file.location(table.header.places[0])))
    }
    guard problems.isEmpty else { throw Rejection(problems) }
    let isDated = table.time.map { !$0.periods.isEmpty } ?? false
    let periods =
      isDated ? table.time?.periods ?? [] : table.lines.indices.map { .year($0 + 1) }
    let order = periods.indices.sorted { periods[$0] < periods[$1] }
    self.order = order
    timeColumn = isDated ? table.time?.name : nil
    lines = order.map { table.lines[$0] }
    columns = table.columns
    observations = ObservationTable(
      periods: order.map { periods[$0] },
      columns: table.columns.map { column in
        (name: column.name, values: order.map { column.values[$0] })
      })
    var notices: [Diagnostic] = []
    if let time = table.time, let fault = time.faults.first {
      notices.append(.timeNotUsed(time.name, because: fault, in: file))
    }
    if isDated, zip(order, order.dropFirst()).contains(where: { $0 > $1 }) {
      notices.append(.rowsSorted(by: table.time?.name ?? "", in: file))
    }
    self.notices = notices
  }

  /// Where a cell stands; the row's line where the column was not read.
  func place(row: Int, column: String?, in file: String) -> SourceLocation {
    guard let cells = columns.first(where: { $0.name == column }) else {
      return SourceLocation(file: file, line: lines[row])
    }
    let place = cells.places[order[row]]
    return SourceLocation(file: file, line: place.line, column: place.column)
  }

  /// The number in a cell, as a message spells it.
  func text(row: Int, column: String) -> String {
    columns.first { $0.name == column }.map { "\($0.values[order[row]])" } ?? ""
  }
}
