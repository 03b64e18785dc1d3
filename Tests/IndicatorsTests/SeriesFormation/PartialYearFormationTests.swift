import Indicators
import TestSupport
import Testing
import TimeSeries

@Test func `a stock stands at the end of its year, else in its latest month`() throws {
  let formed = try form(
    """
    indicator,period,measure,value,unit
    x,2022-06,as_of,10,count
    x,2022-12,as_of,12,count
    x,2023-03,as_of,13,count
    x,2023-Q3,as_of,15,count
    x,2024-H1,as_of,17,count
    x,2024,level,20,count
    x,2025-01,as_of,21,count
    x,2025-Q4,as_of,25,count
    """, indicator(.stock, unit: .count))
  #expect(formed.values == ["2022": 12, "2023": 15, "2024": 20, "2025": 25])
  #expect(
    formed.points.map(\.origin) == [.printed, .partYear(month: 9), .printed, .printed])
  #expect([2, 4, 6, 8].allSatisfy { formed.reason(ofLine: $0) == .withinYear })
}

@Test func `a flow up to a month is a floor of its year`() throws {
  let formed = try form(
    """
    indicator,period,measure,qualifier,value,unit
    x,2024-11,as_of,exact,890,CNY
    x,2024,level,exact,1100,CNY
    x,2023-06,as_of,exact,990,CNY
    x,2023,level,exact,900,CNY
    x,2022-12,as_of,exact,800,CNY
    x,2021-06,as_of,at_most,300,CNY
    x,2021,level,exact,700,CNY
    x,2020-03,as_of,at_least,200,CNY
    """)
  #expect(formed.values == ["2021": 700, "2022": 800, "2023": 900, "2024": 1100])
  #expect(formed.reason(ofLine: 2) == .yearToDate)
  #expect(formed.violations.map(\.statement.line) == [4])
}

@Test func `a bound on a month binds a stock that stands there`() throws {
  let formed = try form(
    """
    indicator,period,measure,qualifier,value,unit
    x,2024-06,as_of,exact,100,count
    x,2024-06,as_of,at_least,120,count
    x,2024-03,as_of,at_least,150,count
    x,2024,level,at_least,200,count
    x,2023,level,exact,90,count
    x,2023-12,as_of,at_least,95,count
    x,2023-06,as_of,at_least,95,count
    """, indicator(.stock, unit: .count))
  #expect(formed.violations.map(\.statement.line) == [3, 7])
}

@Test func `quarterly and monthly series take figures of their own length`() throws {
  let table = """
    indicator,period,measure,value,unit
    x,2024,level,40,count
    x,2024-Q1,level,10,count
    x,2024-05,as_of,11,count
    x,2024-09,as_of,12,count
    x,2025-Q1,growth,50,%
    """
  let quarterly = try form(table, indicator(.stock, unit: .count, frequency: .quarterly))
  #expect(quarterly.values == ["2024-Q1": 10, "2024-Q2": 11, "2024-Q3": 12, "2025-Q1": 15])
  #expect(quarterly.reason(ofLine: 2) == .otherFrequency)
  let monthly = try form(table, indicator(.stock, unit: .count, frequency: .monthly))
  #expect(monthly.values == ["2024-05": 11, "2024-09": 12])
  #expect(monthly.series(named: "m").map { ($0.places.count, $0.gapCount) } ?? (0, 0) == (5, 3))
  let annual = try form(table, indicator(.flow, unit: .count))
  #expect(annual.values == ["2024": 40])
  #expect(annual.reason(ofLine: 3) == .otherFrequency)
  #expect(annual.reason(ofLine: 6) == .otherFrequency)
}
