import Indicators
import TestSupport
import Testing
import TimeSeries

@Test func `repeats of one source are one statement, the most precise for all`() throws {
  let formed = try form(
    """
    indicator,period,qualifier,value,unit,source,published
    x,2020,exact,2.4,CNY,nbs,2021-09-02
    x,2020,about,2.439,CNY,nbs,2021-09-01
    x,2020,at_least,2.4,CNY,nbs,2021-09-03
    x,2020,about,2.439,CNY,nbs,2021-08-31
    x,2020,at_least,2.5,CNY,other,2021-09-03
    """)
  #expect(formed.values == ["2020": 2.439])
  #expect(formed.points.first?.statements.map(\.line) == [3])
  #expect([2, 4, 5].allSatisfy { formed.reason(ofLine: $0) == .repeats(line: 3) })
  #expect(formed.violations.map(\.statement.line) == [6])
}

@Test func `a conversion repeats its original, whatever its digits say`() throws {
  let rates = ExchangeRates([.init(of: .yuan, per: .dollar, rates: [2025: 7])])
  let formed = try form(
    """
    indicator,period,qualifier,value,unit,source
    x,2025,at_least,1000,CNY,miit
    x,2025,about,142.31,USD,miit
    """, rates: rates)
  #expect(formed.points.isEmpty)
  #expect(formed.reason(ofLine: 3) == .conversion(line: 2))
  #expect(formed.obstacle?.onlyCause == .lowerBound)
  #expect(formed.obstacle?.total == 1)
}

@Test func `the indicator's own currency is the original, whichever that is`() throws {
  let formed = try form(
    """
    indicator,period,value,unit,source
    x,2025,14.23,CNY,brands
    x,2025,2,USD,brands
    """, indicator(unit: .currency(.dollar)))
  #expect(formed.values == ["2025": 2])
  #expect(formed.reason(ofLine: 2) == .conversion(line: 3))
}

@Test func `an independent figure in another currency is converted at its year's rate`() throws {
  let rates = ExchangeRates([.init(of: .yuan, per: .dollar, rates: [2024: 7.25, 2025: 7])])
  let formed = try form(
    """
    indicator,period,qualifier,value,unit,source
    x,2024,exact,100,USD,a
    x,2025,about,200,USD,b
    x,2023,exact,50,USD,c
    x,2024,at_least,800,CNY,d
    x,2022,exact,50,EUR,c
    x,2022,exact,50,count,c
    """, rates: rates)
  #expect(formed.values == ["2024": 725, "2025": 1400])
  #expect(formed.points.map(\.halfUnit) == [3.625, 7])
  #expect(formed.points.first?.origin == .converted(from: .dollar, rate: 7.25))
  #expect(
    formed.reason(ofLine: 4) == .noRate(.missingYear(of: .yuan, per: .dollar, year: 2023)))
  #expect(formed.violations.map(\.statement.line) == [5])
  #expect(
    formed.reason(ofLine: 6) == .noRate(.unknownPair(Currency(code: "EUR"), .yuan)))
  #expect(formed.reason(ofLine: 7) == .unconvertible(.count))
}

private let vintages = """
  indicator,period,value,unit,definition,published
  x,2020,2442.6,CNY,preliminary,2021-02-28
  x,2020,2439.3,CNY,final,2021-09-22
  x,2020,2500.0,CNY,preliminary,2022-05
  x,2020,3100.0,CNY,OECD,2023-01-01
  x,2020,2400.0,CNY,final,
  """
private let withVintages = indicator(
  definitions: [Definition("NBS", spellings: ["final", "preliminary"])], main: "NBS")

@Test(arguments: [
  ("2021-02-27", nil), ("2021-02-28", 2442.6), ("2021-09-21", 2442.6), ("2021-09-22", 2439.3),
  ("2022-12-31", 2439.3),
])
func `a vintage knows only what was printed by its date`(date: String, value: Double?) throws {
  let day: PublicationDate = try #require(PublicationDate(date))
  let vintage = Vintage(asOf: day)
  let formed = try form(vintages, withVintages, vintage: vintage)
  #expect(formed.values["2020"] == value)
  #expect(formed.reason(ofLine: 6) == .undated)
  #expect((formed.obstacle != nil) == (value == nil))
}

@Test func `the spelling with more authority counts before the later date`() throws {
  let formed = try form(vintages, withVintages)
  #expect(formed.values == ["2020": 2439.3])
  #expect(formed.reason(ofLine: 2) == .superseded(line: 3))
  #expect(formed.reason(ofLine: 4) == .superseded(line: 3))
  #expect(formed.reason(ofLine: 5) == .otherDefinition("OECD"))
  #expect(formed.reason(ofLine: 6) == .superseded(line: 3))
  #expect(try form(vintages, withVintages, definition: "OECD").values == ["2020": 3100])
  #expect(try form(vintages, withVintages, definition: "preliminary").definition.name == "NBS")
}

@Test func `without a main definition the most used one counts`() throws {
  let table = """
    indicator,period,value,unit,definition,status
    x,2020,1,CNY,b,accepted
    x,2021,2,CNY,b,accepted
    x,2020,5,CNY,a,accepted
    x,2021,6,CNY,a,accepted
    x,2022,7,CNY,b,rejected
    x,2023,8,CNY,,accepted
    """
  let formed = try form(table)
  #expect(formed.definition.name == "a")
  #expect(formed.values == ["2020": 5, "2021": 6, "2023": 8])
  let more = try form(table + "\nx,2024,9,CNY,b,accepted")
  #expect(more.values == ["2020": 1, "2021": 2, "2023": 8, "2024": 9])
}

@Test func `the newest figure counts, but a rounding gives way to what it rounds`() throws {
  let formed = try form(
    """
    indicator,period,qualifier,value,unit,published
    x,2020,exact,2.4393,CNY,2021-09-01
    x,2020,exact,2.44,CNY,2022-01-01
    x,2020,about,2.4,CNY,2023-01-01
    x,2021,exact,2.79,CNY,2022-01-01
    x,2021,exact,2.8,CNY,2022-09-01
    x,2022,exact,2.75,CNY,2022-01-01
    x,2022,exact,3.0,CNY,2022-09-01
    """)
  #expect(formed.values == ["2020": 2.4393, "2021": 2.79, "2022": 3])
  #expect(formed.reason(ofLine: 4) == .superseded(line: 2))
}
