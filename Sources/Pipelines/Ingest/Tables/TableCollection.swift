import Tabular
import TimeSeries

/// The series of one table of numbers.
enum TableCollection {
  /// A series with its name and the place of its first row.
  typealias Entry = (name: String, series: TableSeries, place: SourceLocation)

  /// Reads a file, CSV or JSON; a table that cannot be used as a whole gives none.
  static func read(
    _ file: InputFile, layout: TableLayout, _ problems: inout [Diagnostic]
  ) -> [Entry] {
    let places = TablePlaces(file: file.path, isDatabase: false)
    return entries(in: places, &problems) { () throws(TableError) in
      try TableReader(layout: layout).read([UInt8](file.data))
    }
  }

  /// Reads rows of an SQLite database with the columns of a long table.
  static func read(
    _ file: InputFile, _ rows: SQLiteRows, _ problems: inout [Diagnostic]
  ) -> [Entry] {
    let places = TablePlaces(file: file.path, isDatabase: true)
    return entries(in: places, &problems) { () throws(TableError) in
      try TableReader(layout: .long).read(database: file.place, rows)
    }
  }

  /// Every series of a table, the bad ones with their reason.
  private static func entries(
    in places: TablePlaces, _ problems: inout [Diagnostic],
    _ read: () throws(TableError) -> PanelTable
  ) -> [Entry] {
    let table: PanelTable
    do throws(TableError) {
      table = try read()
    } catch {
      problems.append(.tableError(error, in: places))
      return []
    }
    problems += table.notices.filter { $0.series == nil }.map { .tableNotice($0, in: places) }
    let notices = Dictionary(grouping: table.notices) { $0.series ?? "" }
    return table.entries.map { entry in
      let said = notices[entry.name, default: []].map { Diagnostic.tableNotice($0, in: places) }
      return (entry.name, series(of: entry, said, in: places), places.location(entry.place))
    }
  }

  private static func series(
    of entry: PanelEntry, _ notices: [Diagnostic], in places: TablePlaces
  ) -> TableSeries {
    switch entry.outcome {
    case .success(let series):
      return TableSeries(series: series, provenance: places.name, reason: nil, notices: notices)
    case .failure(let problem):
      let faults = problem.faults.map { Diagnostic.seriesFault($0, entry.name, in: places) }
      return TableSeries(
        series: nil, provenance: places.name,
        reason: Diagnostic.reason(of: problem, firstAt: places.text(problem.faults[0].place)),
        notices: notices + faults)
    }
  }
}
