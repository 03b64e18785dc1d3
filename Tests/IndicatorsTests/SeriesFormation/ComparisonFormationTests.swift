import Indicators
import TestSupport
import Testing
import TimeSeries

@Test func `comparisons give values forwards and backwards`() throws {
  let formed = try form(
    """
    indicator,period,measure,value,unit
    x,2010,level,100,CNY
    x,2011,growth,20,%
    x,2010,growth,25,%
    x,2011/2013,average_growth,10,%
    x,2013/2014,multiple,2,ratio
    x,2014/2016,growth,50,%
    x,2017,change,-34.4,CNY
    x,2016,change,10,CNY
    """)
  let expected: [(String, Double)] = [
    ("2009", 80), ("2010", 100), ("2011", 120), ("2013", 145.2), ("2014", 290.4),
    ("2015", 425.6), ("2016", 435.6), ("2017", 401.2),
  ]
  #expect(formed.points.map(\.period.description) == expected.map(\.0))
  for (point, (_, value)) in zip(formed.points, expected) {
    #expect(correctDigits(point.value, certified: value) > 14)
  }
  #expect(formed.points[0].origin == .comparison(.growth, with: .year(2010)))
  #expect(formed.points[0].statements.map(\.line) == [4, 2])
  #expect(formed.unused.isEmpty)
}

@Test func `a printed figure is never overridden by growth`() throws {
  let formed = try form(
    """
    indicator,period,measure,qualifier,value,unit
    x,2020,level,exact,100,CNY
    x,2021,level,about,150,CNY
    x,2021,growth,exact,20,%
    x,2022,growth,at_least,20,%
    x,2024,growth,exact,20,%
    x,2021,growth,at_least,60,%
    x,2021,growth,at_least,40,%
    """)
  #expect(formed.values == ["2020": 100, "2021": 150])
  #expect(formed.reason(ofLine: 4) == .comparisonNotNeeded)
  #expect(formed.reason(ofLine: 5) == .hedgedComparison)
  #expect(formed.reason(ofLine: 6) == .comparisonWithoutValue)
  #expect(formed.violations.map(\.statement.line) == [7])
  #expect(formed.violations.first?.value == 50)
}

@Test func `values nearest to a printed figure come first`() throws {
  let formed = try form(
    """
    indicator,period,measure,value,unit,published
    x,2010,level,100,CNY,2011
    x,2013,level,200,CNY,2014
    x,2011,growth,10,%,2012
    x,2012,growth,10,%,2013
    x,2013,growth,25,%,2014
    x,2010/2011,growth,12,%,2015
    x,2010/2012,growth,30,%,2016
    """)
  // 2011 by the later of two rates; 2012 in the first round backwards, not in a second one forwards.
  #expect(formed.values == ["2010": 100, "2011": 112.00000000000001, "2012": 160, "2013": 200])
  #expect(formed.points.map(\.origin)[2] == .comparison(.growth, with: .year(2013)))
  #expect([4, 5, 8].allSatisfy { formed.reason(ofLine: $0) == .comparisonNotNeeded })
}

@Test func `growth does not start from a figure within a year`() throws {
  let formed = try form(
    """
    indicator,period,measure,value,unit
    x,2023-08,as_of,100,count
    x,2024,growth,20,%
    """, indicator(.stock, unit: .count))
  #expect(formed.values == ["2023": 100])
  #expect(formed.reason(ofLine: 3) == .comparisonWithoutValue)
}

@Test func `rounding is carried along a chain`() throws {
  let formed = try form(
    """
    indicator,period,measure,value,unit
    x,2020,level,100,CNY
    x,2021,growth,10,%
    x,2022,change,5,CNY
    x,2021/2023,average_growth,0,%
    """)
  // Half a unit of the level times 1.1, and half a point of growth on 100.
  #expect(correctDigits(formed.points[1].halfUnit, certified: 1.05) > 12)
  #expect(correctDigits(formed.points[2].halfUnit, certified: 1.55) > 12)
  // To first order 110 × 2 × 0.005 more; the square of 1.005 adds 110 × 0.005².
  #expect(correctDigits(formed.points[3].halfUnit, certified: 1.05 + 1.1 + 0.00275) > 12)
}

@Test func `a change of a share is in percentage points, one of money in its own unit`() throws {
  let share = try form(
    """
    indicator,period,measure,value,unit
    x,2020,level,2.4,%
    x,2021,change,0.04,percentage points
    """, indicator(.share, unit: .percent))
  #expect(correctDigits(share.values["2021"] ?? 0, certified: 2.44) > 14)
  let money = try form(
    """
    indicator,period,measure,value,unit
    x,2020,level,100,CNY
    x,2021,change,5,USD
    """, rates: ExchangeRates([.init(of: .yuan, per: .dollar, rates: [2021: 7])]))
  #expect(money.values == ["2020": 100])
  #expect(money.reason(ofLine: 3) == .unconvertible(.currency(.dollar)))
}

@Test func `a sum over a span is checked where every year has a value`() throws {
  let formed = try form(
    """
    indicator,period,measure,qualifier,value,unit
    x,2020,level,exact,10,CNY
    x,2021,level,exact,20,CNY
    x,2022,level,exact,30,CNY
    x,2020/2022,cumulative,exact,60,CNY
    x,2020/2022,cumulative,at_least,70,CNY
    x,2020/2022,cumulative,about,62,CNY
    x,2020/2022,cumulative,exact,65,CNY
    x,2020/2023,cumulative,at_least,900,CNY
    x,2020-01/2022-06,cumulative,at_least,900,CNY
    """)
  #expect(formed.violations.map(\.statement.line) == [6, 8])
  #expect(formed.violations.first?.value == 60)
  #expect((5...10).allSatisfy { formed.reason(ofLine: $0) == .sum })
}
