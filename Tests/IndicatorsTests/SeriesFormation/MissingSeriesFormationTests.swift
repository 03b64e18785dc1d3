import Indicators
import TestSupport
import Testing
import TimeSeries

@Test func `floors alone say that they are floors`() throws {
  let formed = try form(
    """
    indicator,period,qualifier,value,unit,source
    x,2023,at_least,4400,count,a
    x,2024,at_least,4500,count,b
    x,2025,above,6000,count,c
    x,2025,at_least,6000,count,c
    """, indicator(.stock, unit: .count))
  #expect(formed.series(named: "x") == nil)
  let obstacle = try #require(formed.obstacle)
  #expect(obstacle.total == 3)
  #expect(obstacle.onlyCause == .lowerBound)
  #expect(obstacle.aside.isEmpty)
}

@Test func `every sort of statement that gives no value is counted`() throws {
  let formed = try form(
    """
    indicator,period,measure,qualifier,value,value_high,unit,definition,status,role,published
    x,2020,level,at_least,1,,CNY,a,accepted,observation,2021
    x,2020,level,below,9,,CNY,a,accepted,observation,2021
    x,2020,level,nearly,9,,CNY,a,accepted,observation,2021
    x,2020,level,range,1,9,CNY,a,accepted,observation,2021
    x,2020,growth,exact,5,,%,a,accepted,observation,2021
    x,2019/2020,cumulative,exact,5,,CNY,a,accepted,observation,2021
    x,2020-06,as_of,exact,5,,CNY,a,accepted,observation,2021
    x,2020-Q1,level,exact,5,,CNY,a,accepted,observation,2021
    x,2020,level,exact,5,,count,a,accepted,observation,2021
    x,2030,level,at_least,5,,CNY,a,accepted,target,2021
    x,2020,level,exact,5,,CNY,b,accepted,observation,2021
    x,2020,level,exact,5,,CNY,a,accepted,observation,2025
    x,2020,level,exact,5,,CNY,a,proposed,observation,2021
    x,2020,level,exact,5,,CNY,a,rejected,observation,2021
    """, indicator(main: "a"), vintage: .asOf(PublicationDate(year: 2024)))
  let obstacle = try #require(formed.obstacle)
  let counts = obstacle.counts + obstacle.aside
  #expect(counts.map(\.cause) == FormationObstacle.Cause.allCases)
  #expect(counts.allSatisfy { $0.count == 1 })
  #expect(obstacle.total == 9)
  #expect(obstacle.onlyCause == nil)
}

@Test func `no statement at all is no series`() throws {
  let formed = SeriesFormation().form(indicator(), from: [])
  #expect(formed.points.isEmpty)
  #expect(formed.obstacle?.total == 0)
  #expect(formed.obstacle?.aside.isEmpty == true)
}

@Test func `the series has gaps where no value is`() throws {
  let formed = try form(
    """
    indicator,period,value,unit
    x,2020,1,CNY
    x,2023,4,CNY
    """)
  let series = try #require(formed.series(named: "launches"))
  #expect(series.name == "launches")
  #expect(series.start == .year(2020))
  #expect(series.places.count == 4)
  #expect(series.places.map(\.isNaN) == [false, true, true, false])
}

@Test func `statements without lines are all accounted for`() throws {
  let rows = try statements(
    """
    indicator,period,value,unit,source
    x,2020,1,CNY,a
    x,2020,1,CNY,a
    x,2020,2,CNY,a
    """
  ).map { statement in
    var statement = statement
    statement.line = 0
    return statement
  }
  let formed = SeriesFormation().form(indicator(), from: rows)
  #expect(formed.points.count + formed.unused.count == 3)
}
