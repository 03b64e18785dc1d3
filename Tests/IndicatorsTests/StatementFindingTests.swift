import Indicators
import Testing
import TimeSeries

private let sheet = IndicatorSheet([
  Indicator(id: "gerd", unit: .currency(Currency(code: "CNY")), kind: .flow),
  Indicator(id: "share", unit: .percent, kind: .share),
  Indicator(id: "place", unit: .rank, kind: .rank),
])

private func findings(_ table: String) throws -> [StatementFinding] {
  StatementSet(try statements(table)).findings(against: sheet)
}

@Test func `an indicator that the sheet lacks is found`() throws {
  let found = try findings(
    """
    indicator,period,value,unit
    grd,2020,1,CNY
    """)
  guard case .unknownIndicator(let statement) = found.first else {
    Issue.record("\(found)")
    return
  }
  #expect(statement.line == 2)
  #expect(found.map(\.column) == [.indicator])
}

@Test func `units that cannot be converted are found`() throws {
  let found = try findings(
    """
    indicator,period,measure,value,unit
    gerd,2020,level,1,USD
    gerd,2020,level,1,PPP USD
    gerd,2020,level,1,count
    gerd,2020,growth,1,%
    share,2020,change,0.1,percentage points
    share,2020,level,0.1,percentage points
    """)
  #expect(found.map(\.statement.line) == [3, 4, 7])
  #expect(found.allSatisfy { $0.column == .unit })
}

@Test func `ranks among figures and figures among ranks are found`() throws {
  let found = try findings(
    """
    indicator,period,measure,value,unit
    gerd,2020,rank,1,rank
    place,2020,level,5,count
    place,2021,rank,5,rank
    place,2021,change,-2,rank
    """)
  #expect(found.map(\.statement.line) == [2, 3])
  #expect(found.allSatisfy { if case .rankMismatch = $0 { true } else { false } })
}

@Test func `levels outside of what is possible are found`() throws {
  let found = try findings(
    """
    indicator,period,measure,value,unit,status
    share,2020,level,101,%,accepted
    share,2021,growth,300,%,accepted
    share,2022,level,100,%,accepted
    share,2023,level,250,%,rejected
    """)
  #expect(found.map(\.statement.line) == [2])
  guard case .outsideBounds(_, let bounds) = found.first else {
    Issue.record("\(found)")
    return
  }
  #expect(bounds == 0...100)
}

@Test func `a row said twice is found`() throws {
  let found = try findings(
    """
    indicator,period,value,unit,publisher
    gerd,2020,1,CNY,A
    gerd,2020,1,CNY,B
    gerd,2020,1,CNY,A
    gerd,2020,1.0,CNY,A
    """)
  guard case .duplicate(let later, let earlier) = found.first else {
    Issue.record("\(found)")
    return
  }
  #expect(found.count == 1)
  #expect((later.line, earlier.line) == (4, 2))
}

@Test func `a floor above a ceiling is found within one definition and period only`() throws {
  let found = try findings(
    """
    indicator,period,qualifier,value,value_high,unit,definition,status,role
    gerd,2020,at_least,5,,CNY,NBS,accepted,observation
    gerd,2020,at_most,4,,CNY,NBS,accepted,observation
    gerd,2020,above,4.5,,CNY,NBS,accepted,observation
    gerd,2020,at_most,4.5,,CNY,NBS,accepted,observation
    gerd,2021,at_most,4,,CNY,NBS,accepted,observation
    gerd,2020,at_most,4,,CNY,OECD,accepted,observation
    gerd,2020,at_most,3,,CNY,NBS,rejected,observation
    gerd,2020,at_most,3,,CNY,NBS,accepted,target
    """)
  let pairs = found.map { finding -> [Int] in
    guard case .contradictoryBounds(let floor, let ceiling) = finding else { return [] }
    return [floor.line, ceiling.line]
  }
  #expect(pairs == [[2, 3], [4, 3]])
}

@Test func `bounds contradict figures beyond their rounding`() throws {
  let found = try findings(
    """
    indicator,period,qualifier,value,unit
    gerd,2020,exact,1.1,CNY
    gerd,2020,at_least,1.14,CNY
    gerd,2020,at_least,1.16,CNY
    gerd,2020,exact,1.3,CNY
    """)
  let pairs = found.map { finding -> [Int] in
    guard case .contradictoryBounds(let floor, let ceiling) = finding else { return [] }
    return [floor.line, ceiling.line]
  }
  #expect(pairs == [[4, 2]])
}

@Test func `nearly and over the same number do not contradict each other`() throws {
  let found = try findings(
    """
    indicator,period,qualifier,value,unit
    gerd,2024,nearly,200,CNY
    gerd,2024,at_least,200,CNY
    gerd,2023,nearly,230,CNY
    gerd,2023,at_most,215,CNY
    """)
  #expect(found.isEmpty)
}

@Test func `repeats that disagree are found, conversions and roundings are not`() throws {
  let found = try findings(
    """
    indicator,period,qualifier,value,unit,source,publisher
    gerd,2020,exact,2.4,CNY,nbs,A
    gerd,2020,exact,2.439,CNY,nbs,B
    gerd,2020,about,0.35,USD,nbs,B
    gerd,2020,about,0.38,USD,nbs,C
    gerd,2020,exact,2.6,CNY,nbs,D
    gerd,2020,exact,2.6,CNY,oecd,D
    """)
  guard case .disagreeingRepeats(let later, let earlier) = found.first else {
    Issue.record("\(found)")
    return
  }
  #expect(found.count == 1)
  #expect((later.line, earlier.line) == (6, 2))
}

@Test func `without a sheet only the statements are compared`() throws {
  let set = StatementSet(
    try statements(
      """
      indicator,period,qualifier,value,unit
      anything,2020,at_least,5,count
      anything,2020,at_most,4,count
      """))
  #expect(set.findings(against: nil).count == 1)
  #expect(set.indicatorIDs == ["anything"])
}
