import Indicators
import TimeSeries

extension RowFormation {
  /// How a figure was carried into an indicator's unit; nil where it was not.
  func conversion(of statement: Statement, into indicator: Indicator) -> String? {
    let target = inCommonCurrency(indicator).unit
    guard statement.unit != target, case .currency(let source) = statement.unit,
      case .currency(let currency) = target
    else { return nil }
    let year = statement.period.lastYear
    guard let rate = try? rates.convert(1, from: source, to: currency, year: year) else {
      return nil
    }
    return "at \(Figure.text(rate)) \(currency.code) per \(source.code), the rate of \(year)"
  }

  /// What an amount would be if the other currency of the rates were meant.
  func readings(of statement: Statement, _ indicator: Indicator) -> [CurrencyReading] {
    guard case .currency(let target) = indicator.unit, case .currency(let written) = statement.unit
    else { return [] }
    let year = statement.period.lastYear
    var others: [Currency] = []
    for pair in rates.quotations {
      for currency in [pair.of, pair.per] where currency != written && !others.contains(currency) {
        others.append(currency)
      }
    }
    return others.compactMap { other in
      guard let meant = try? rates.convert(1, from: other, to: target, year: year),
        let taken = try? rates.convert(1, from: written, to: target, year: year)
      else { return nil }
      return CurrencyReading(currency: other.code, factor: meant / taken)
    }
  }

  /// What a row that is set aside would say as evidence; nil where it would say nothing.
  func item(
    of statement: Statement, _ indicator: Indicator, _ series: IngestedSeries
  ) -> (item: EvidenceItem, readings: [CurrencyReading], isOfOtherDefinition: Bool)? {
    let own = indicator.definition(named: statement.definition)
    let isOther = !statement.definition.isEmpty && own.name != series.definition
    var statement = statement
    statement.status = .accepted
    statement.definition = ""
    var indicator = inCommonCurrency(indicator)
    indicator.link = series.link
    let formed = EvidenceFormation(rates: rates).form(
      indicator, definition: series.definition.isEmpty ? nil : series.definition,
      from: [statement], label: { _ in "" })
    guard let item = formed.evidence?.items.first else { return nil }
    return (item, readings(of: statement, indicator), isOther)
  }
}
