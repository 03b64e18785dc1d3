import Indicators
import TestSupport
import Testing
import TimeSeries

extension Currency {
  static let yuan = Currency(code: "CNY")
  static let dollar = Currency(code: "USD")
}

/// An indicator named x.
func indicator(
  _ kind: Kind = .flow, unit: Unit = .currency(.yuan), frequency: Frequency = .annual,
  definitions: [Definition] = [], main: String? = nil
) -> Indicator {
  Indicator(
    id: "x", unit: unit, kind: kind, frequency: frequency, definitions: definitions,
    mainDefinition: main)
}

/// Forms the series of one indicator and checks what holds of every formation.
func form(
  _ table: String, _ indicator: Indicator = indicator(), definition: String? = nil,
  vintage: Vintage = .latest, rates: ExchangeRates = .none
) throws -> FormedSeries {
  let rows = try statements(table)
  let formation = SeriesFormation(vintage: vintage, rates: rates)
  let formed = formation.form(indicator, definition: definition, from: rows)
  // Whatever a test is about: no row vanishes, and the order of the rows does not matter.
  let settled = Set(formed.unused.map(\.statement.line))
    .union(formed.targets.map(\.line)).union(formed.points.flatMap { $0.statements.map(\.line) })
  #expect(settled == Set(rows.filter { $0.indicator == "x" }.map(\.line)))
  #expect(formation.form(indicator, definition: definition, from: rows.reversed()) == formed)
  return formed
}

extension FormedSeries {
  var values: [String: Double] {
    Dictionary(uniqueKeysWithValues: points.map { ($0.period.description, $0.value) })
  }

  func reason(ofLine line: Int) -> UnusedStatement.Reason? {
    unused.first { $0.statement.line == line }?.reason
  }
}
