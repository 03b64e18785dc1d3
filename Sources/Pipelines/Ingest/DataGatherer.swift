import Indicators
import OrderedCollections

/// Reads every file that a pipeline names.
struct DataGatherer {
  private let configuration: Configuration
  private let inputs: any InputSource
  private(set) var data = GatheredData()
  private(set) var problems: [Diagnostic] = []
  private var sheetPaths: [String] = []
  private var brokenSheets = 0

  /// Reads all files; ``problems`` has what is wrong with them, errors and notices.
  init(_ configuration: Configuration, from inputs: some InputSource = DiskInputs()) {
    self.configuration = configuration
    self.inputs = inputs
    for item in configuration.ingest {
      do throws(Diagnostic) {
        switch item {
        case .statements(_, let sheet, let asOf, let location):
          try readStatements(item, sheet: sheet, asOf: asOf, at: location)
        case .table(_, let layout, _):
          let file = try open(item)
          add(TableCollection.read(file, layout: layout, &problems))
        case .database(_, let selection, _):
          let file = try open(item)
          add(TableCollection.read(file, selection, &problems))
        }
      } catch {
        problems.append(error)
      }
    }
    problems += data.sortByIndicator()
  }

  private mutating func open(_ item: IngestItem) throws(Diagnostic) -> InputFile {
    let file = try inputs.file(configuration.resolved(item.path), namedAt: item.location)
    data.files.append(file.summary)
    return file
  }

  private mutating func readStatements(
    _ item: IngestItem, sheet: NamedPath?, asOf: PublicationDate?, at location: SourceLocation
  ) throws(Diagnostic) {
    let file = try open(item)
    data.collections.append(
      StatementCollection(
        file, vintage: Vintage(asOf: asOf), namedAt: location, registry: &data.registry, &problems))
    let path =
      sheet.map { configuration.resolved($0.path) } ?? Configuration.defaultSheet(beside: file.path)
    if sheet == nil, !inputs.hasFile(path) {
      problems.append(.noSheet(path, at: location))
    } else {
      try readSheet(path, at: sheet?.location ?? location)
    }
  }

  /// Adds a sheet; one that two entries share is read once.
  private mutating func readSheet(_ path: String, at location: SourceLocation) throws(Diagnostic) {
    if sheetPaths.contains(path) { return }
    sheetPaths.append(path)
    let file = try inputs.file(path, namedAt: location)
    data.files.append(file.summary)
    let source = try SourceFile(path: path, data: file.data)
    let before = problems.count
    let read = SheetReader.read(source, &problems)
    // Beside a sheet that is in error, statements would be compared with what is left of it.
    if problems.count > before { brokenSheets += 1 }
    data.hasSheet = brokenSheets == 0
    for indicator in read.sheet.indicators {
      let place = read.locations[indicator.id] ?? SourceLocation(file: path)
      if let first = data.sheet.locations[indicator.id] {
        problems.append(.indicatorInTwoSheets(indicator.id, first: first, at: place))
      } else {
        data.sheet.sheet.indicators.append(indicator)
        data.sheet.locations[indicator.id] = place
      }
    }
  }

  private mutating func add(_ tables: [(name: String, series: TableSeries, place: SourceLocation)])
  {
    for (name, series, place) in tables {
      if data.tables[name] != nil {
        problems.append(.seriesInTwoTables(name, at: place))
      } else {
        data.tables[name] = series
      }
    }
  }
}
