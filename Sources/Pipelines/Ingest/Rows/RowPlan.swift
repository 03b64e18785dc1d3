import Forecasting
import Indicators
import OrderedCollections

/// Which rows a pipeline has, and what each is formed from.
struct RowPlan {
  /// What a row is formed from.
  enum Source {
    case indicator(Indicator)
    case table(String)
  }

  /// The rows by name: configured series in order, then all other indicators, then other tables.
  private(set) var rows: OrderedDictionary<String, Source> = [:]
  /// Names that lead nowhere, and names given twice.
  private(set) var problems: [Diagnostic] = []

  private let indicators: OrderedDictionary<String, Indicator>
  private let tables: OrderedSet<String>

  /// Finds the source of every row.
  init(_ configuration: Configuration, _ data: GatheredData) {
    indicators = data.indicators
    tables = data.tables.keys
    let withStatements = Set(data.statements.map(\.indicator))
    for name in tables where withStatements.contains(name) {
      problems.append(
        .seriesInTableAndStatements(name, at: SourceLocation(file: configuration.file)))
    }
    var used: Set<String> = []
    for (name, choice) in configuration.fit.series {
      guard let source = source(of: name, choice, in: configuration) else { continue }
      rows[name] = self.source(named: source)
      used.insert(source)
    }
    used.subtract(Self.references(of: configuration))
    for name in indicators.keys where rows[name] == nil && !used.contains(name) {
      rows[name] = self.source(named: name)
    }
    for name in tables where rows[name] == nil && !used.contains(name) {
      rows[name] = .table(name)
    }
  }

  /// The indicator or table that a configured series is formed from: the one it names, the one of its
  /// own name, or the response of its formula.
  private mutating func source(
    of name: String, _ choice: SeriesChoice, in configuration: Configuration
  ) -> String? {
    let response = choice.model?.formula?.response.name
    let candidates = choice.indicator.map { [$0] } ?? [name] + (response.map { [$0] } ?? [])
    if let found = candidates.first(where: { self.source(named: $0) != nil }) {
      if let response, response != found, response != name {
        problems.append(
          .responseOfOtherSeries(
            response, name, at: choice.modelLocation ?? SourceLocation(file: configuration.file)))
      }
      return found
    }
    let place = choice.indicatorLocation ?? choice.location
    problems.append(
      .unknownSeries(
        choice.indicator ?? name, of: choice.indicator == nil ? "series" : "indicator",
        known: Array(indicators.keys) + Array(tables),
        at: place ?? SourceLocation(file: configuration.file)))
    return nil
  }

  private func source(named name: String) -> Source? {
    if tables.contains(name) { return .table(name) }
    return indicators[name].map { .indicator($0) }
  }

  /// Names that the configuration uses besides those of its series.
  private static func references(of configuration: Configuration) -> Set<String> {
    var names = Set(configuration.projection.targets.map(\.series))
    for choice in configuration.fit.series.values {
      names.formUnion(choice.model?.model.regressors ?? [])
    }
    for derivation in configuration.derived.values {
      names.formUnion((try? Arithmetic(derivation.formula))?.names ?? [])
    }
    if let rates = configuration.conversion?.rates { names.insert(rates) }
    return names
  }
}
