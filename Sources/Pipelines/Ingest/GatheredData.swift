import Indicators
import OrderedCollections
import TimeSeries

/// All that the files of a pipeline hold, before rows are made of it.
struct GatheredData {
  /// The indicators of all sheets.
  var sheet = LocatedSheet()
  /// Whether any statements came with a sheet.
  var hasSheet = false
  /// The statements of each entry, in order.
  var collections: [StatementCollection] = []
  /// Where the statements stand.
  var registry = StatementRegistry()
  /// The series of all tables, in order.
  var tables: OrderedDictionary<String, TableSeries> = [:]
  /// The files that were read.
  var files: [IngestedFile] = []

  /// All statements, in order of files and rows.
  var statements: [Statement] { collections.flatMap(\.statements) }

  /// Every indicator: those of the sheets in order, then those that only statements name.
  var indicators: OrderedDictionary<String, Indicator> {
    var indicators: OrderedDictionary<String, Indicator> = [:]
    for indicator in sheet.sheet.indicators { indicators[indicator.id] = indicator }
    let statements = statements
    for id in StatementSet(statements).indicatorIDs where indicators[id] == nil {
      indicators[id] = Indicator(inferring: id, from: statements)
    }
    return indicators
  }

  /// The vintage that an indicator's statements are read at: that of the first entry with any.
  func vintage(of indicator: String) -> Vintage {
    collections.first { $0.statements.contains { $0.indicator == indicator } }?.vintage ?? .latest
  }
}

/// One series of a table of numbers.
struct TableSeries {
  /// The series, or nothing where it cannot be used.
  let series: GappySeries?
  /// Where it comes from: `panel.csv`.
  let provenance: String
  /// Why it cannot be used.
  let reason: String?
  /// What is to be said of it.
  let notices: [Diagnostic]

  /// A series that no table has.
  static let missing = TableSeries(series: nil, provenance: "", reason: "no data", notices: [])
}
