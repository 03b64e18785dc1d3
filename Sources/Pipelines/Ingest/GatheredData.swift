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

  /// Every indicator: those of the sheets in order, then those that only statements name.
  private(set) var indicators: OrderedDictionary<String, Indicator> = [:]
  private var statementsByIndicator: [String: [Statement]] = [:]
  private var vintages: [String: Vintage] = [:]

  /// All statements, in order of files and rows.
  var statements: [Statement] { collections.flatMap(\.statements) }

  /// The statements about an indicator, in order of files and rows.
  func statements(about indicator: String) -> [Statement] {
    statementsByIndicator[indicator, default: []]
  }

  /// The vintage that an indicator's statements are read at: that of the first entry with any.
  func vintage(of indicator: String) -> Vintage { vintages[indicator] ?? .latest }

  /// Sorts what was gathered by indicator; to be called once all files are read.
  ///
  /// - Returns: indicators that two entries read at different vintages.
  mutating func sortByIndicator() -> [Diagnostic] {
    var problems: [Diagnostic] = []
    for collection in collections {
      let ids = StatementSet(collection.statements).indicatorIDs
      if let id = ids.first(where: { vintage(of: $0, unless: collection.vintage) != nil }) {
        problems.append(.twoVintages(id, at: collection.location))
      }
      for statement in collection.statements {
        statementsByIndicator[statement.indicator, default: []].append(statement)
        if vintages[statement.indicator] == nil {
          vintages[statement.indicator] = collection.vintage
        }
      }
    }
    for indicator in sheet.sheet.indicators { indicators[indicator.id] = indicator }
    for id in StatementSet(statements).indicatorIDs where indicators[id] == nil {
      indicators[id] = Indicator(inferring: id, from: statements(about: id))
    }
    return problems
  }

  /// The vintage of an indicator that was read before, where it is another.
  private func vintage(of indicator: String, unless vintage: Vintage) -> Vintage? {
    vintages[indicator].flatMap { $0 == vintage ? nil : $0 }
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
