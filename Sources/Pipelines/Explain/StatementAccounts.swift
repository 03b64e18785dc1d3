import Forecasting
import Indicators
import OrderedCollections
import TimeSeries

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What became of every statement about a series.
struct StatementAccounts {
  private(set) var used: [StatementAccount] = []
  /// The item of the evidence for each of ``used``.
  private(set) var items: [Int?] = []
  private(set) var setAside: [SetAsideRow] = []

  /// Nothing for tables and derived series.
  init(
    _ reading: IngestReading, _ workload: Workload, series name: String,
    _ outcome: Computation.Outcome?
  ) {
    guard let series = workload.members[name]?.ingested,
      case .indicator(let indicator)? = reading.rows[name]
    else { return }
    let formation = reading.formation
    let formed = formation.evidence(
      indicator, workload.configuration.fit.series[name]?.definition, link: series.link)
    let stated = workload.statedHistory(of: name)
    let registry = reading.data.registry
    let provenance = Provenance(registry: registry)
    let report = outcome?.fit?.report
    let influences = stated.flatMap {
      Self.influences($0, until: workload.configuration.projection.until, report)
    }
    let doubtful = formed.unused.filter(\.isDoubtful).map { entry in
      (line: entry.statement.line, made: formation.item(of: entry.statement, indicator, series))
    }
    let search = stated.flatMap { history in
      try? SlipSearch(
        history.withoutContradicted(report?.statements ?? []),
        from: doubtful.compactMap { $0.made?.item.quantity.first }.min(),
        seed: workload.configuration.projection.seed)
    }
    for statement in formed.statements {
      let label = provenance.text(of: statement)
      let index = stated?.evidence.items.firstIndex { $0.label == label }
      let own = report?.statements.first { $0.label == label }
      guard index != nil else {
        setAside.append(
          SetAsideRow(
            statement, registry, reason: "says nothing of an index, or lies before the first year",
            []))
        continue
      }
      items.append(index)
      used.append(
        StatementAccount(
          place: registry.name(statement),
          text: "\(statement.measure.rawValue) \(Diagnostic.text(of: statement))",
          period: statement.period.description, publisher: statement.source.publisher,
          published: statement.published?.description, source: statement.source.id,
          conversion: formation.conversion(of: statement, into: indicator),
          surprise: own?.surprise ?? 0,
          influences: index.flatMap { item in
            influences.map { $0.periods(ofItem: item) }
          } ?? [],
          suggestions: report?.contradictions.first { $0.label == label }?.suggestions ?? []))
    }
    for entry in formed.unused {
      var suggestions: [Suggestion] = []
      let made = doubtful.first { $0.line == entry.statement.line }?.made
      if let search, let stated, let made {
        suggestions = search.suggestions(
          for: made.item, readings: made.readings, levels: stated.evidence.items,
          isOfOtherDefinition: made.isOfOtherDefinition)
      }
      setAside.append(
        SetAsideRow(
          entry.statement, registry, reason: entry.reason.words(registry), suggestions))
    }
  }

  /// Influences of items on periods.
  private struct Influences {
    let start: Period
    let values: [[EvidenceInfluence]]

    func periods(ofItem item: Int) -> [StatementAccount.PeriodInfluence] {
      values.enumerated().map { step, all in
        StatementAccount.PeriodInfluence(
          period: start.advanced(by: step), gain: all[item].gain, weight: all[item].weight)
      }
    }
  }

  /// On past and future for a latent trend, on the past for a model fitted to draws of it.
  private static func influences(
    _ stated: StatedHistory, until year: Int, _ report: FitReport?
  ) -> Influences? {
    guard let report, !report.statements.isEmpty else { return nil }
    let end = stated.evidence.end
    let horizon =
      report.imputations == nil
      ? Horizon(until: year, frequency: end.frequency).steps(after: end) : 0
    guard
      let values = try? stated.model.influences(
        of: stated.evidence, over: horizon, link: stated.link)
    else { return nil }
    return Influences(start: stated.evidence.start, values: values)
  }
}

extension SetAsideRow {
  fileprivate init(
    _ statement: Statement, _ registry: StatementRegistry, reason: String,
    _ suggestions: [Suggestion]
  ) {
    let publisher = statement.source.publisher
    self.init(
      place: registry.name(statement),
      text: "\(statement.measure.rawValue) \(Diagnostic.text(of: statement))"
        + (publisher.isEmpty ? "" : " (\(publisher))"),
      period: statement.period.description, reason: reason, note: statement.note,
      suggestions: suggestions)
  }
}

extension UnusedStatement {
  /// Whether the figure may be a slip: an unverified or a rejected one.
  fileprivate var isDoubtful: Bool {
    statement.role == .observation && (reason == .rejected || reason == .proposed)
  }
}

extension UnusedStatement.Reason {
  /// Why a row is set aside, with the row that takes its place.
  func words(_ registry: StatementRegistry) -> String {
    switch self {
    case .proposed: "proposed: not verified"
    case .rejected: "rejected"
    case .otherDefinition(let name): "another definition: \(name)"
    case .otherProduct(let name, let offset):
      "of another product: \(name)"
        + (offset.map { ", \(Figure.text(exp($0))) times the values" } ?? "")
    case .laterThanVintage: "published after the vintage"
    case .undated: "without a date, so that no dated vintage has it"
    case .repeats(let line): "repeats \(registry.name(line))"
    case .conversion(let line): "converts the figure of \(registry.name(line))"
    case .superseded(let line): "superseded by \(registry.name(line))"
    case .bound: "a bound"
    case .sum: "a sum"
    case .yearToDate: "a flow up to a month"
    case .withinYear: "within a year that has a later figure"
    case .hedgedComparison: "a comparison with a hedge"
    case .comparisonNotNeeded: "compares two known periods"
    case .comparisonWithoutValue: "compares periods without a level"
    case .otherFrequency: "about periods of another length"
    case .unconvertible(let unit): "in \(unit), which is no amount of the series' unit"
    case .noRate(let error):
      switch error {
      case .unknownPair(let first, let second):
        "no rates convert \(first.code) into \(second.code)"
      case .missingYear(_, _, let year): "no exchange rate of \(year)"
      }
    }
  }
}
