import Indicators
import TestSupport
import Testing
import TimeSeries

private let yuan = Currency(code: "CNY")
private let dollar = Currency(code: "USD")

private func indicator(
  _ kind: Kind = .flow, unit: Unit = .currency(yuan), frequency: Frequency = .annual,
  definitions: [Definition] = [], main: String? = nil
) -> Indicator {
  Indicator(
    id: "x", unit: unit, kind: kind, frequency: frequency, definitions: definitions,
    mainDefinition: main)
}

private func form(
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
  fileprivate var values: [String: Double] {
    Dictionary(uniqueKeysWithValues: points.map { ($0.period.description, $0.value) })
  }

  fileprivate func reason(ofLine line: Int) -> UnusedStatement.Reason? {
    unused.first { $0.statement.line == line }?.reason
  }
}

// MARK: - Figures and bounds

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

// MARK: - Identity, definitions, vintages

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
  let rates = ExchangeRates([.init(of: yuan, per: dollar, rates: [2025: 7])])
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
    """, indicator(unit: .currency(dollar)))
  #expect(formed.values == ["2025": 2])
  #expect(formed.reason(ofLine: 2) == .conversion(line: 3))
}

@Test func `an independent figure in another currency is converted at its year's rate`() throws {
  let rates = ExchangeRates([.init(of: yuan, per: dollar, rates: [2024: 7.25, 2025: 7])])
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
  #expect(formed.points.first?.origin == .converted(from: dollar, rate: 7.25))
  #expect(
    formed.reason(ofLine: 4) == .noRate(.missingYear(of: yuan, per: dollar, year: 2023)))
  #expect(formed.violations.map(\.statement.line) == [5])
  #expect(
    formed.reason(ofLine: 6) == .noRate(.unknownPair(Currency(code: "EUR"), yuan)))
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

// MARK: - Parts of years

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

// MARK: - Comparisons

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
    """, rates: ExchangeRates([.init(of: yuan, per: dollar, rates: [2021: 7])]))
  #expect(money.values == ["2020": 100])
  #expect(money.reason(ofLine: 3) == .unconvertible(.currency(dollar)))
}

// MARK: - Sums

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

// MARK: - No series

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
