import Indicators
import TestSupport
import Testing
import TimeSeries

@Test func `figures are values, bounds are not`() throws {
  let formed = try form(
    """
    indicator,period,qualifier,value,value_high,unit
    x,2018,exact,10,,CNY
    x,2019,about,11,,CNY
    x,2020,at_least,12,,CNY
    x,2021,at_most,13,,CNY
    x,2022,nearly,14,,CNY
    x,2023,range,15,16,CNY
    x,2024,above,17,,CNY
    x,2025,below,18,,CNY
    """)
  #expect(formed.values == ["2018": 10, "2019": 11])
  #expect((4...9).allSatisfy { formed.reason(ofLine: $0) == .bound })
  #expect(formed.violations.isEmpty)
  #expect(formed.obstacle == nil)
  #expect(formed.points.map(\.halfUnit) == [0.5, 1])
  #expect(formed.points.map(\.origin) == [.printed, .printed])
}

@Test func `a bound that the whole cell of the value breaks is reported`() throws {
  let formed = try form(
    """
    indicator,period,qualifier,value,value_high,unit
    x,2020,exact,1.1,,CNY
    x,2020,at_least,1.1,,CNY
    x,2020,above,1.14,,CNY
    x,2020,at_least,1.2,,CNY
    x,2020,at_most,1,,CNY
    x,2020,nearly,1.1,,CNY
    x,2020,nearly,2,,CNY
    x,2020,nearly,3,,CNY
    x,2020,range,1.15,1.3,CNY
    x,2020,range,1.2,1.3,CNY
    x,2021,at_least,9,,CNY
    """)
  #expect(formed.violations.map(\.statement.line) == [5, 6, 9, 11])
  let floor = try #require(formed.violations.first)
  #expect((floor.value, floor.lower, floor.upper) == (1.1, 1.2, nil))
  #expect(correctDigits(floor.halfUnit, certified: 0.05) > 14)
}

@Test func `only accepted observations give values`() throws {
  let formed = try form(
    """
    indicator,period,value,unit,status,role
    x,2020,1,CNY,accepted,observation
    x,2021,2,CNY,proposed,observation
    x,2022,3,CNY,rejected,observation
    x,2023,4,CNY,accepted,target
    x,2024,5,CNY,rejected,target
    y,2025,6,CNY,accepted,observation
    """)
  #expect(formed.values == ["2020": 1])
  #expect(formed.targets.map(\.line) == [5])
  #expect(formed.reason(ofLine: 3) == .proposed)
  #expect(formed.reason(ofLine: 4) == .rejected)
  #expect(formed.reason(ofLine: 6) == .rejected)
  #expect(formed.reason(ofLine: 7) == nil)
}

@Test func `ranks are values on their own scale`() throws {
  let formed = try form(
    """
    indicator,period,measure,qualifier,value,value_high,unit
    x,2020,rank,exact,14,,rank
    x,2020,rank,range,9,16,rank
    x,2021,change,exact,-2,,rank
    """, indicator(.rank, unit: .rank))
  #expect(formed.values == ["2020": 14, "2021": 12])
  #expect(formed.violations.isEmpty)
}
