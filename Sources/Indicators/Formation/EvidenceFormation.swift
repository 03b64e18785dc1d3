public import TimeSeries

/// Turns statements into evidence: what each of them says of the values, with its hedge.
///
/// 1. Which statements count, and which rows repeat one another, is as in ``SeriesFormation``; figures
///    that are equal in period, measure, hedge and digits are one, whoever prints them.
/// 2. Every other statement is an item: levels, growth, multiples and changes, sums over spans,
///    stocks within a year, and flows up to a month, whose share of the year is uncertain but the same
///    in every year.
/// 3. Figures of other definitions count where they are alike, with an offset that is the same in all
///    figures of the definition; so do those of a publisher who is off time and again.
/// 4. Of several figures for one level the most authoritative and latest has the least noise; earlier
///    vintages have more.
public struct EvidenceFormation: Sendable, Hashable {
  /// What is known.
  public var vintage: Vintage
  /// Yearly exchange rates for figures in another currency.
  public var rates: ExchangeRates

  /// The rule for a vintage with these rates.
  public init(vintage: Vintage = .latest, rates: ExchangeRates = .none) {
    self.vintage = vintage
    self.rates = rates
  }

  /// Forms the evidence of an indicator.
  ///
  /// - Parameters:
  ///   - indicator: what it is about.
  ///   - definition: as in ``SeriesFormation``.
  ///   - statements: any statements; those of other indicators are passed over.
  ///   - label: what to call a statement.
  /// - Returns: the evidence, nil without any, and the statements that say nothing of it.
  public func form(
    _ indicator: Indicator, definition: String? = nil, from statements: [Statement],
    label: (Statement) -> String
  ) -> FormedEvidence {
    let own = statements.filter { $0.indicator == indicator.id }.sorted(by: CanonicalOrder.precedes)
    let chosen = SeriesFormation.definition(definition, of: indicator, among: own)
    let others = OtherDefinitions(
      of: indicator, beside: chosen, isNamed: (definition ?? indicator.mainDefinition) != nil,
      statements: own.filter { vintage.contains($0.published) })
    var triage = Triage(
      own, indicator: indicator, definition: chosen, vintage: vintage, others: others)
    let form = EvidenceForm(
      indicator: indicator, definition: chosen, others: others,
      publishers: PublisherOffsets(triage.candidates, unit: indicator.unit),
      conversion: UnitConversion(to: indicator.unit, rates: rates))
    var seen: [EvidenceFigure: Int] = [:]
    var items: [(item: EvidenceItem, statement: Statement)] = []
    for statement in form.ranked(triage.candidates) {
      let figure = EvidenceFigure(statement)
      if let line = seen[figure] {
        triage.set(aside: statement, .repeats(line: line))
        continue
      }
      switch form.items(
        of: statement, beside: form.first(for: statement, among: items), label(statement))
      {
      case .success(let made):
        seen[figure] = statement.line
        items += made.map { ($0, statement) }
      case .failure(let refusal): triage.set(aside: statement, refusal.reason)
      }
    }
    // A streak gives several items in the order of its periods.
    let order = items.indices.sorted { a, b in
      if items[a].statement == items[b].statement { return a < b }
      return CanonicalOrder.precedes(items[a].statement, items[b].statement)
    }
    items = order.map { items[$0] }
    return FormedEvidence(
      definition: chosen,
      evidence: try? Evidence(name: indicator.id, items: items.map(\.item)),
      statements: items.map(\.statement),
      unused: triage.unused.sorted { CanonicalOrder.isEarlierRow($0.statement, $1.statement) })
  }
}

/// What came of statements as evidence.
public struct FormedEvidence: Sendable, Hashable {
  /// The definition that it is of.
  public let definition: Definition
  /// What is known; nil where no statement says anything.
  public let evidence: Evidence?
  /// The statements of the items, in their order.
  public let statements: [Statement]
  /// The statements that are no evidence, in the order of their lines.
  public let unused: [UnusedStatement]
}

/// What makes two figures one, whoever prints them.
private struct EvidenceFigure: Hashable {
  let period: StatementPeriod
  let measure: Measure
  let qualifier: Qualifier
  let value: Double
  let upper: Double?
  let unit: Unit
  let definition: String

  init(_ statement: Statement) {
    period = statement.period
    measure = statement.measure
    qualifier = statement.qualifier
    value = statement.quantity.value
    upper = statement.upperQuantity?.value
    unit = statement.unit
    definition = statement.definition
  }
}

/// Why a statement is no evidence.
struct EvidenceRefusal: Error {
  let reason: UnusedStatement.Reason
}
