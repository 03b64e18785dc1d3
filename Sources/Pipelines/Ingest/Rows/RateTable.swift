import Indicators
import OrderedCollections
import TimeSeries

/// The yearly exchange rates that `convert:` names.
struct RateTable {
  /// Rates by year; none without `convert:`, or where they could not be read.
  private(set) var rates = ExchangeRates.none
  /// What is wrong with them.
  private(set) var problems: [Diagnostic] = []

  /// Takes the rates from an indicator or from a table's series.
  init(_ configuration: Configuration, _ data: GatheredData) {
    guard let conversion = configuration.conversion else { return }
    let name = conversion.rates
    let place = conversion.ratesLocation ?? SourceLocation(file: configuration.file)
    let indicators = data.indicators
    if let indicator = indicators[name], data.tables[name] == nil {
      let row = RowFormation(data: data, rates: .none).row(name, indicator)
      take(row, indicator.unit, conversion, at: place)
    } else if let table = data.tables[name] {
      let row = IngestedSeries(name, from: table, source: name, indicators[name])
      take(row, indicators[name]?.unit ?? Self.unit(named: name), conversion, at: place)
    } else {
      let known = Array(indicators.keys) + Array(data.tables.keys)
      problems.append(.unknownSeries(name, of: "rates", known: known, at: place))
    }
  }

  private mutating func take(
    _ row: IngestedSeries, _ unit: Unit?, _ conversion: Conversion, at place: SourceLocation
  ) {
    guard case .rate(let of, let per) = unit else {
      problems.append(.notARate(row.name, unit, at: place))
      return
    }
    guard [of.code, per.code].contains(conversion.currency) else {
      problems.append(.rateOfOtherCurrency(row.name, of, per, conversion.currency, at: place))
      return
    }
    guard let start = row.start, start.frequency == .annual, row.reason == nil else {
      problems.append(.noYearlyRates(row.name, row.reason, at: place))
      return
    }
    var yearly: [Int: Double] = [:]
    for (index, value) in row.places.enumerated() {
      if let value, value > 0 { yearly[start.advanced(by: index).year] = value }
    }
    rates = ExchangeRates([ExchangeRates.Quotation(of: of, per: per, rates: yearly)])
  }

  /// The unit of a table's series that is called `cny-per-usd`.
  private static func unit(named name: String) -> Unit? {
    let words = name.split(separator: "-").map { $0.uppercased() }
    guard words.count == 3, words[1] == "PER" else { return nil }
    return try? Unit("\(words[0]) per \(words[2])")
  }
}
