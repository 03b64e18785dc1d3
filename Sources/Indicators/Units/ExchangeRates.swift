/// Yearly prices of currencies in one another.
public struct ExchangeRates: Sendable, Hashable {
  /// The price of one currency in another, by year.
  public struct Quotation: Sendable, Hashable {
    /// The currency that the price is given in.
    public let of: Currency
    /// The currency of which one unit is priced.
    public let per: Currency
    /// Price by calendar year; positive.
    public let rates: [Int: Double]

    /// Prices by calendar year.
    ///
    /// - Precondition: every rate is positive and finite.
    public init(of: Currency, per: Currency, rates: [Int: Double]) {
      precondition(rates.values.allSatisfy { $0 > 0 && $0.isFinite }, "a rate that is no price")
      self.of = of
      self.per = per
      self.rates = rates
    }
  }

  /// The pairs that are known, each usable in both directions.
  public var quotations: [Quotation]

  /// The rates of these pairs; none converts only a currency into itself.
  public init(_ quotations: [Quotation] = []) { self.quotations = quotations }

  /// No rates at all.
  public static let none = ExchangeRates()

  /// An amount of a year in another currency, at that year's rate.
  ///
  /// - Throws: `.unknownPair` where no quotation has both currencies, `.missingYear` where it has
  ///   no rate of that year; a neighbouring year's rate is never taken.
  public func convert(
    _ amount: Double, from source: Currency, to target: Currency, year: Int
  ) throws(ExchangeRateError) -> Double {
    if source == target { return amount }
    if let pair = quotations.first(where: { $0.of == target && $0.per == source }) {
      guard let rate = pair.rates[year] else {
        throw .missingYear(of: target, per: source, year: year)
      }
      return amount * rate
    }
    if let pair = quotations.first(where: { $0.of == source && $0.per == target }) {
      guard let rate = pair.rates[year] else {
        throw .missingYear(of: source, per: target, year: year)
      }
      return amount / rate
    }
    throw .unknownPair(source, target)
  }
}

/// Why an amount cannot be converted.
public enum ExchangeRateError: Error, Sendable, Hashable {
  /// No quotation has these two currencies.
  case unknownPair(Currency, Currency)
  /// The quotation of `of` per `per` has no rate of that year.
  case missingYear(of: Currency, per: Currency, year: Int)
}
