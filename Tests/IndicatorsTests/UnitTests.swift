import Indicators
import Testing

private let yuan = Currency(code: "CNY")
private let dollar = Currency(code: "USD")

@Test(arguments: [
  ("CNY", Unit.currency(Currency(code: "CNY"))), ("%", .percent), ("count", .count),
  ("rank", .rank), ("ratio", .ratio), ("percentage points", .percentagePoints),
  ("CNY per USD", .rate(of: Currency(code: "CNY"), per: Currency(code: "USD"))),
  ("PPP USD", .purchasingPower(Currency(code: "USD"))), ("score", .other("score")),
  ("t", .other("t")), ("TEU", .other("TEU")), ("t per head", .other("t per head")),
  ("", .other("")),
])
func `units are read and printed alike`(text: String, unit: Unit) throws {
  #expect(try Unit(text) == unit)
  #expect(unit.description == text)
}

@Test(arguments: [
  ("RMB", "CNY"), ("yuan", "CNY"), ("元", "CNY"), ("cny", "CNY"), ("usd", "USD"), ("$", "USD"),
  ("US$", "USD"), ("percent", "%"), ("％", "%"), ("Count", "count"), ("RANK", "rank"),
  ("pp", "percentage points"), ("times", "ratio"),
])
func `another spelling of a known unit is a mistake that says what was meant`(
  text: String, meant: String
) {
  #expect { try Unit(text) } throws: { ($0 as? UnknownWord)?.meant == meant }
}

@Test func `only currencies convert into one another`() throws {
  #expect(Unit.currency(yuan).isConvertible(to: .currency(dollar)))
  #expect(Unit.count.isConvertible(to: .count))
  #expect(!Unit.count.isConvertible(to: .currency(dollar)))
  #expect(!Unit.purchasingPower(dollar).isConvertible(to: .currency(dollar)))
  #expect(!Unit.percent.isConvertible(to: .ratio))
}

@Test func `amounts convert at their own year's rate, both ways`() throws {
  let rates = ExchangeRates([.init(of: yuan, per: dollar, rates: [2024: 7.2, 2025: 7])])
  #expect(try rates.convert(10, from: dollar, to: yuan, year: 2025) == 70)
  #expect(try rates.convert(72, from: yuan, to: dollar, year: 2024) == 10)
  #expect(try rates.convert(5, from: yuan, to: yuan, year: 1900) == 5)
}

@Test func `a missing year or pair is an error and never a neighbour's rate`() {
  let rates = ExchangeRates([.init(of: yuan, per: dollar, rates: [2024: 7.2])])
  #expect(throws: ExchangeRateError.missingYear(of: yuan, per: dollar, year: 2023)) {
    try rates.convert(1, from: dollar, to: yuan, year: 2023)
  }
  #expect(throws: ExchangeRateError.missingYear(of: yuan, per: dollar, year: 2023)) {
    try rates.convert(1, from: yuan, to: dollar, year: 2023)
  }
  let euro = Currency(code: "EUR")
  #expect(throws: ExchangeRateError.unknownPair(euro, yuan)) {
    try rates.convert(1, from: euro, to: yuan, year: 2024)
  }
}
