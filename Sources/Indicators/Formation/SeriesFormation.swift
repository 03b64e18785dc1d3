internal import TimeSeries

/// Forms a series from statements by a written rule.
///
/// 1. Only accepted observations of the chosen definition that the vintage contains can give values.
/// 2. Rows of one identity are one statement: the most precise, then the latest stands for all. A
///    conversion of a figure into another currency is a repeat of it.
/// 3. `exact` and `about` figures for a whole period are values; those of another currency at
///    that year's rate. Of several the spelling of the definition with more authority counts, then
///    the latest; but a figure that is only a rounding of a finer one gives way to it.
/// 4. A stock `as_of` the last month of a period is its value; one within the period only where there
///    is none, the latest of them, marked as such. A flow `as_of` is a value only at the year's end.
/// 5. Growth, average growth, multiples and changes without hedge give a value to a period that has
///    none, from the other period that they compare, forwards or backwards: in rounds, so that
///    values nearest to a printed figure come first; within a round shorter spans, more authority,
///    later publication, finer digits and the forward direction come first.
/// 6. Everything else is checked against the result: bounds, hedged comparisons, sums over spans, and
///    flows up to a month as floors of their year.
///
/// The order of the rows does not matter.
public struct SeriesFormation: Sendable, Hashable {
  /// What is known.
  public var vintage: Vintage
  /// Yearly exchange rates for figures in another currency.
  public var rates: ExchangeRates

  /// The rule for a vintage with these rates.
  public init(vintage: Vintage = .latest, rates: ExchangeRates = .none) {
    self.vintage = vintage
    self.rates = rates
  }

  /// Forms the series of an indicator.
  ///
  /// - Parameters:
  ///   - indicator: what it is a series of.
  ///   - definition: name or spelling of the definition; nil for the indicator's main one, or, where
  ///     that is nil too, the one with most observations, the first by name of equals. Statements
  ///     without a definition belong to every one.
  ///   - statements: any statements; those of other indicators are passed over.
  /// - Returns: the values with what became of each statement.
  /// - Complexity: O(n² + n·r) for n statements of the indicator and r rounds of comparisons.
  public func form(
    _ indicator: Indicator, definition: String? = nil, from statements: [Statement]
  ) -> FormedSeries {
    let own = statements.filter { $0.indicator == indicator.id }.sorted(by: CanonicalOrder.precedes)
    let chosen = Self.definition(definition, of: indicator, among: own)
    var triage = Triage(own, indicator: indicator, definition: chosen, vintage: vintage)
    let conversion = UnitConversion(to: indicator.unit, rates: rates)
    var levels = LevelSelection(indicator: indicator, definition: chosen, conversion: conversion)
    levels.select(from: &triage)
    var filling = ComparisonFilling(
      points: levels.points, indicator: indicator, definition: chosen, conversion: conversion)
    filling.fill(from: &triage)
    let checks = ConsistencyCheck(
      points: filling.points, indicator: indicator, conversion: conversion)
    let points = filling.points.values.sorted { $0.period < $1.period }
    let unused = triage.unused.sorted {
      CanonicalOrder.isEarlierRow($0.statement, $1.statement)
    }
    return FormedSeries(
      indicator: indicator, definition: chosen, vintage: vintage, points: points,
      unused: unused, violations: unused.compactMap { checks.violation(of: $0) },
      targets: triage.targets.sorted(by: CanonicalOrder.isEarlierRow),
      obstacle: points.isEmpty
        ? FormationObstacle(unused: triage.unused, targets: triage.targets) : nil)
  }

  /// The definition of a name or, without one, the indicator's main one or the most frequent.
  static func definition(
    _ name: String?, of indicator: Indicator, among statements: [Statement]
  ) -> Definition {
    if let name = name ?? indicator.mainDefinition { return indicator.definition(named: name) }
    var counts: [String: Int] = [:]
    for statement in statements where statement.isEvidence && !statement.definition.isEmpty {
      counts[indicator.definition(named: statement.definition).name, default: 0] += 1
    }
    let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
    return indicator.definition(named: most?.key ?? "")
  }
}

/// An order of statements that depends on nothing but what they say.
enum CanonicalOrder {
  static func precedes(_ first: Statement, _ second: Statement) -> Bool {
    let (a, b) = (key(first), key(second))
    return a == b ? first.line < second.line : a.lexicographicallyPrecedes(b)
  }

  /// The order of the file; canonical where lines are not known.
  static func isEarlierRow(_ first: Statement, _ second: Statement) -> Bool {
    first.line == second.line ? precedes(first, second) : first.line < second.line
  }

  private static func key(_ statement: Statement) -> [String] {
    [
      statement.definition, statement.period.description, statement.measure.rawValue,
      statement.qualifier.rawValue, statement.quantity.description,
      statement.upperQuantity?.description ?? "", statement.unit.description,
      statement.published?.description ?? "", statement.source.id, statement.source.publisher,
      statement.source.title, statement.source.url, statement.note,
    ]
  }
}
