import Indicators
import OrderedCollections
import TimeSeries

/// What is different between the data of two runs, and the data in between.
struct InputChanges {
  private let before: GatheredData
  private let after: GatheredData
  private let paths: [String: Vintage]
  private let matching: StatementMatching
  /// Every change, in the order of the later run; what is gone comes last.
  private(set) var changes: [InputChange] = []

  /// Compares what two runs read.
  ///
  /// - Parameter configuration: of the earlier run.
  init(_ before: GatheredData, by configuration: Configuration, _ after: GatheredData) {
    self.before = before
    self.after = after
    let items = configuration.ingest.compactMap { item -> String? in
      if case .statements = item { configuration.resolved(item.path) } else { nil }
    }
    paths = Dictionary(
      zip(items.map(Folder.fileName), before.collections.map(\.vintage)), uniquingKeysWith: { $1 })
    matching = StatementMatching(before.statements, after.statements)
    changes = statementChanges + tableChanges
  }

  /// The earlier data with what was revised or withdrawn since.
  var revised: GatheredData {
    var data = GatheredData()
    data.sheet = before.sheet
    data.hasSheet = before.hasSheet
    data.files = before.files
    data.tables = before.tables
    let vanished = vanishedIndicators
    for collection in before.collections {
      let rows = collection.statements.compactMap { statement -> (Statement, StatementRegistry)? in
        switch matching.fates[statement.line] {
        case .revised(let later): return (later, after.registry)
        case .withdrawn where !vanished.contains(statement.indicator): return nil
        default: return (statement, before.registry)
        }
      }
      data.add(rows, vintage: collection.vintage, at: collection.location)
    }
    for (name, table) in before.tables {
      guard let old = table.series, let new = after.tables[name]?.series else { continue }
      let places = old.places.enumerated().map { index, value in
        value.isNaN ? .nan : new[old.start.advanced(by: index)] ?? .nan
      }
      if let series = try? GappySeries(name: old.name, start: old.start, places: places) {
        data.tables[name] = after.tables[name]?.with(series)
      }
    }
    _ = data.sortByIndicator()
    return data
  }

  /// The later data as the earlier run would have read them: at its vintage, by its sheet.
  var arrived: GatheredData {
    var data = GatheredData()
    data.sheet = before.sheet
    for indicator in after.sheet.sheet.indicators where before.sheet.sheet[indicator.id] == nil {
      data.sheet.sheet.indicators.append(indicator)
      data.sheet.locations[indicator.id] = after.sheet.locations[indicator.id]
    }
    data.hasSheet = after.hasSheet || before.hasSheet
    data.files = after.files
    data.tables = after.tables
    for (name, table) in before.tables where data.tables[name] == nil { data.tables[name] = table }
    for collection in after.collections {
      let file = collection.statements.first.map { after.registry[$0.line].file } ?? ""
      data.add(
        collection.statements.map { ($0, after.registry) },
        vintage: paths[Folder.fileName(of: file)] ?? collection.vintage, at: collection.location)
    }
    let vanished = vanishedIndicators
    for collection in before.collections {
      let rows = collection.statements.filter { vanished.contains($0.indicator) }
      if rows.isEmpty { continue }
      data.add(
        rows.map { ($0, before.registry) }, vintage: collection.vintage, at: collection.location)
    }
    _ = data.sortByIndicator()
    return data
  }

  /// Whether anything was revised or withdrawn.
  var hasRevisions: Bool { changes.contains { $0.group == .revised } }
  /// Whether anything is new.
  var hasNews: Bool { changes.contains { $0.group == .new } }
  /// Whether the sheets say the same.
  var hasSameSheet: Bool { before.sheet.sheet == after.sheet.sheet }

  /// Indicators without any statement in the later run: they have no forecast to come to, and what
  /// names them has to find them.
  private var vanishedIndicators: Set<String> {
    Set(before.statements.map(\.indicator)).subtracting(after.statements.map(\.indicator))
      .subtracting(after.tables.keys)
  }
}

// MARK: In words

extension InputChanges {
  private var statementChanges: [InputChange] {
    var later: [Int: (kind: InputChange.Kind, earlier: Statement)] = [:]
    var gone: [InputChange] = []
    for statement in before.statements {
      switch matching.fates[statement.line] {
      case .revised(let row): later[row.line] = (.revised, statement)
      case .accepted(let row): later[row.line] = (.new, statement)
      case .withdrawn:
        gone.append(
          InputChange(
            .withdrawn, statement, was: nil, before.registry))
      case .kept, nil: break
      }
    }
    let new = Set(matching.new.map(\.line))
    let others = after.statements.compactMap { statement -> InputChange? in
      if new.contains(statement.line) {
        return InputChange(.new, statement, was: nil, after.registry)
      }
      return later[statement.line].map { kind, earlier in
        InputChange(kind, statement, was: earlier, after.registry)
      }
    }
    return others + gone
  }

  private var tableChanges: [InputChange] {
    var found: [InputChange] = []
    let names = OrderedSet(after.tables.keys).union(before.tables.keys)
    for name in names {
      let old = before.tables[name]?.series, new = after.tables[name]?.series
      let place = (after.tables[name] ?? before.tables[name])?.provenance ?? ""
      let periods = Set((old?.periods ?? []) + (new?.periods ?? [])).sorted()
      for period in periods {
        let was = old?[period], now = new?[period]
        let kind: InputChange.Kind
        switch (was, now) {
        case (nil, _?): kind = .new
        case (_?, nil): kind = .withdrawn
        case (let a?, let b?) where a != b: kind = .revised
        default: continue
        }
        found.append(
          InputChange(
            kind: kind, indicator: name, period: "\(period)", place: place, publisher: "",
            text: (now ?? was).map { "\($0)" } ?? "",
            was: kind == .revised ? was.map { "\($0)" } : nil))
      }
    }
    return found
  }
}

extension InputChange {
  fileprivate init(
    _ kind: Kind, _ statement: Statement, was earlier: Statement?, _ registry: StatementRegistry
  ) {
    self.init(
      kind: kind, indicator: statement.indicator, period: statement.period.description,
      place: registry.name(statement), publisher: statement.source.publisher,
      text: Self.text(of: statement), was: earlier.map(Self.text))
  }

  private static func text(of statement: Statement) -> String {
    "\(statement.measure.rawValue) \(Diagnostic.text(of: statement))"
      + (statement.role == .target ? ", a target" : "")
      + (statement.status == .accepted ? "" : ", \(statement.status.rawValue)")
  }
}

extension GatheredData {
  /// Adds rows of other data.
  fileprivate mutating func add(
    _ rows: [(Statement, StatementRegistry)], vintage: Vintage, at location: SourceLocation
  ) {
    var collection = StatementCollection(vintage: vintage, location: location)
    for (statement, origin) in rows {
      var statement = statement
      statement.line = registry.register(origin[statement.line])
      collection.statements.append(statement)
    }
    collections.append(collection)
  }
}

extension TableSeries {
  /// The same with other values.
  fileprivate func with(_ series: GappySeries) -> TableSeries {
    TableSeries(series: series, provenance: provenance, reason: reason, notices: notices)
  }
}

extension GappySeries {
  /// Its periods, gaps included.
  fileprivate var periods: [Period] { places.indices.map { start.advanced(by: $0) } }
}
