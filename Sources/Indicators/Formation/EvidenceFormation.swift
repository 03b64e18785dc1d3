public import TimeSeries

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Turns statements into evidence: what each of them says of the values, with its hedge.
///
/// 1. Which statements count, and which rows repeat one another, is as in ``SeriesFormation``; figures
///    that are equal in period, measure, hedge and digits are one, whoever prints them.
/// 2. Every other statement is an item: levels, growth, multiples and changes, sums over spans,
///    stocks within a year, and flows up to a month, whose share of the year is uncertain but the same
///    in every year.
/// 3. Of several figures for one level the most authoritative and latest has the least noise; earlier
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
    var triage = Triage(own, indicator: indicator, definition: chosen, vintage: vintage)
    let conversion = UnitConversion(to: indicator.unit, rates: rates)
    let form = EvidenceForm(indicator: indicator, definition: chosen, conversion: conversion)
    var seen: [EvidenceFigure: Int] = [:]
    var items: [(item: EvidenceItem, statement: Statement)] = []
    for statement in form.ranked(triage.candidates) {
      let figure = EvidenceFigure(statement)
      if let line = seen[figure] {
        triage.set(aside: statement, .repeats(line: line))
        continue
      }
      switch form.item(
        of: statement, isFirst: form.isFirst(statement, among: items), label(statement))
      {
      case .success(let item):
        seen[figure] = statement.line
        items.append((item, statement))
      case .failure(let refusal): triage.set(aside: statement, refusal.reason)
      }
    }
    items.sort { CanonicalOrder.precedes($0.statement, $1.statement) }
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
private struct EvidenceRefusal: Error {
  let reason: UnusedStatement.Reason
}

/// Makes items of the statements of one series.
private struct EvidenceForm {
  let indicator: Indicator
  let definition: Definition
  let conversion: UnitConversion

  private static let noise = 0.003
  private static let currencyNoise = 0.01
  private static let partYearNoise = 0.03

  /// The most authoritative, then the latest first.
  func ranked(_ statements: [Statement]) -> [Statement] {
    statements.sorted { a, b in
      let (first, second) = (definition.authority(of: a), definition.authority(of: b))
      if first != second { return first < second }
      if a.published != b.published {
        guard let date = a.published else { return false }
        return b.published.map { date > $0 } ?? true
      }
      return CanonicalOrder.precedes(a, b)
    }
  }

  /// Whether no figure of the same period and measure came before.
  func isFirst(
    _ statement: Statement, among items: [(item: EvidenceItem, statement: Statement)]
  ) -> Bool {
    !Precision(statement).isFigure
      || !items.contains {
        $0.statement.period == statement.period && $0.statement.measure == statement.measure
          && Precision($0.statement).isFigure
      }
  }

  func item(
    of statement: Statement, isFirst: Bool, _ label: String
  ) -> Result<EvidenceItem, EvidenceRefusal> {
    let cells = EvidenceCells(statement: statement)
    let comparison: Comparison?
    let factor: Double
    let isConverted: Bool
    do throws(UnitConversion.Obstacle) {
      comparison =
        statement.measure.isComparison
        ? try Comparison(statement, frequency: indicator.frequency, conversion: conversion) : nil
      if statement.measure.isComparison {
        (factor, isConverted) = (comparison?.factor ?? 1, false)
      } else {
        let found = try conversion.factor(for: statement)
        (factor, isConverted) = (found.factor, found.from != nil)
      }
    } catch {
      return .failure(EvidenceRefusal(reason: error.reason))
    }
    // A place in a ranking has no measurement error.
    var noise = indicator.unit == .rank ? Self.noise / 10 : Self.noise
    if isConverted { noise = hypot(noise, Self.currencyNoise) }
    if !isFirst {
      // Revisions were far larger before 2008.
      noise = hypot(noise, statement.period.lastYear < 2008 ? 0.025 : 0.01)
    }
    func made(
      _ quantity: EvidenceQuantity, _ cells: [EvidenceCell], share: EvidenceShare? = nil
    ) -> Result<EvidenceItem, EvidenceRefusal> {
      .success(EvidenceItem(quantity, cells: cells, noise: noise, share: share, label: label))
    }
    if statement.measure.isComparison {
      guard let comparison else { return .failure(EvidenceRefusal(reason: .otherFrequency)) }
      let years =
        Double(comparison.length) / Double(indicator.frequency.seasonLength)
      noise *= max(1, years)
      switch statement.measure {
      case .change:
        return made(
          .difference(comparison.first, comparison.last),
          cells.figures.map { $0.mapped { $0 * factor } })
      case .multiple: return made(.ratio(comparison.first, comparison.last), cells.figures)
      case .averageGrowth:
        return made(
          .ratio(comparison.first, comparison.last),
          cells.growths.map { $0.mapped { pow(max(1 + $0 / 100, 0.01), years) } })
      default:
        return made(
          .ratio(comparison.first, comparison.last),
          cells.growths.map { $0.mapped { max(1 + $0 / 100, 0.01) } })
      }
    }
    let scaled = cells.figures.map { $0.mapped { $0 * factor } }
    switch statement.measure {
    case .cumulative:
      guard case .span(let first, let last) = statement.period,
        first.frequency == indicator.frequency
      else { return .failure(EvidenceRefusal(reason: .otherFrequency)) }
      return made(.sum(first, last), scaled)
    case .asOf: return partYear(statement, scaled, noise: noise, label)
    default:
      guard case .single(let period) = statement.period, period.frequency == indicator.frequency
      else { return .failure(EvidenceRefusal(reason: .otherFrequency)) }
      return made(.level(period), indicator.unit == .rank ? cells.ranks : scaled)
    }
  }

  /// A stock within the year, or a flow up to a month.
  private func partYear(
    _ statement: Statement, _ cells: [EvidenceCell], noise: Double, _ label: String
  ) -> Result<EvidenceItem, EvidenceRefusal> {
    guard let month = statement.period.lastMonth else {
      return .failure(EvidenceRefusal(reason: .otherFrequency))
    }
    let length = 12 / indicator.frequency.seasonLength
    let period = Period(
      frequency: indicator.frequency,
      ordinal: statement.period.lastYear * indicator.frequency.seasonLength + (month - 1) / length)
    if month % length == 0, indicator.kind != .flow || month == 12 {
      return .success(EvidenceItem(.level(period), cells: cells, noise: noise, label: label))
    }
    let within = Double((month - 1) % length + 1) / Double(length)
    let noise = hypot(noise, Self.partYearNoise)
    if indicator.kind != .flow {
      return .success(
        EvidenceItem(.within(period, fraction: within), cells: cells, noise: noise, label: label))
    }
    guard indicator.link == .log, indicator.frequency == .annual else {
      return .failure(EvidenceRefusal(reason: .yearToDate))
    }
    // Spending comes late in the year: shares of 15, 37 and 79 % at months 3, 6 and 11 were found.
    let share = EvidenceShare(
      name: "month \(month)", mean: log(within) - 0.4 * (1 - within), deviation: 0.2)
    return .success(
      EvidenceItem(.level(period), cells: cells, noise: noise, share: share, label: label))
  }
}
