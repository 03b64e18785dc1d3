import Indicators
import Testing
import TimeSeries

private let yuan = Unit.currency(Currency(code: "CNY"))

@Test func `a kind decides the link and the bounds of shares`() {
  #expect(Indicator(id: "x", unit: yuan, kind: .flow).link == .log)
  #expect(Indicator(id: "x", unit: .rank, kind: .rank).link == .rank)
  let share = Indicator(id: "x", unit: .percent, kind: .share)
  #expect(share.link == .logit(lower: 0, upper: 100))
  #expect(share.bounds == 0...100)
  #expect(Indicator(id: "x", unit: yuan, kind: .flow, link: .identity).link == .identity)
}

@Test func `a definition is found by its name, by a spelling, or means itself`() {
  let indicator = Indicator(
    id: "gerd", unit: yuan, kind: .flow,
    definitions: [Definition("NBS", spellings: ["final", "preliminary"]), Definition("OECD")])
  #expect(indicator.definition(named: "NBS").spellings == ["NBS", "final", "preliminary"])
  #expect(indicator.definition(named: "preliminary").name == "NBS")
  #expect(indicator.definition(named: "UNESCO") == Definition("UNESCO"))
  #expect(indicator.definition(named: "NBS").rank(of: "preliminary") == 2)
  #expect(indicator.definition(named: "NBS").rank(of: "OECD") == nil)
}

@Test func `everything wrong with a sheet is said at once`() {
  let sheet = IndicatorSheet([
    Indicator(id: "GERD", unit: yuan, kind: .flow),
    Indicator(id: "gerd", unit: yuan, kind: .flow),
    Indicator(id: "gerd", unit: .rank, kind: .flow),
    Indicator(id: "place", unit: .count, kind: .rank),
    Indicator(id: "share", unit: .count, kind: .share),
    Indicator(id: "points", unit: .percentagePoints, kind: .index),
    Indicator(id: "wide", unit: .percent, kind: .share, bounds: 0...200),
    Indicator(id: "below", unit: yuan, kind: .flow, bounds: -1...5),
    Indicator(
      id: "twice", unit: yuan, kind: .flow,
      definitions: [
        Definition("a", spellings: ["x"]), Definition("b", spellings: ["x"]), Definition("a"),
      ]),
  ])
  #expect(
    sheet.problems.map(\.mistake) == [
      .notKebabCase(meant: "gerd"), .duplicateID, .rankMismatch(.flow, .rank),
      .rankMismatch(.rank, .count), .shareNotInPercent(.count), .notALevelUnit(.percentagePoints),
      .boundsOutsideLink, .boundsOutsideLink,
      .spellingGivenTwice("x", first: "a", second: "b"), .definitionGivenTwice("a"),
    ])
  #expect(sheet.problems.map(\.index) == [0, 2, 2, 3, 4, 5, 6, 7, 8, 8])
  #expect(sheet["gerd"]?.unit == yuan)
  #expect(sheet["absent"] == nil)
}

private let unsheeted = """
  indicator,period,measure,value,unit,status
  money,2020,level,5,CNY,accepted
  money,2021,level,5,USD,accepted
  money,2022,cumulative,5,CNY,accepted
  firms,2020-06,as_of,5,count,accepted
  launches,2020,level,5,count,accepted
  share,2020,level,5,%,accepted
  surplus,2020,level,-5,CNY,accepted
  rise,2020,level,150,%,accepted
  place,2020,rank,3,rank,accepted
  rate,2020,level,7,CNY per USD,accepted
  score,2020,level,7,score,rejected
  score,2021,level,7,points,accepted
  """

@Test(arguments: [
  ("money", yuan, Kind.flow, Link.log), ("firms", .count, .stock, .log),
  ("launches", .count, .flow, .log), ("share", .percent, .share, .logit(lower: 0, upper: 100)),
  ("surplus", yuan, .flow, .identity), ("rise", .percent, .index, .identity),
  ("place", .rank, .rank, .rank),
  ("rate", .rate(of: Currency(code: "CNY"), per: Currency(code: "USD")), .price, .log),
  ("score", .other("points"), .index, .log), ("absent", .other(""), .index, .log),
])
func `an indicator without a sheet follows from its statements`(
  id: String, unit: Unit, kind: Kind, link: Link
) throws {
  let table = unsheeted.replacing("money,2022,", with: "money,2022/2023,")
  let indicator = Indicator(inferring: id, from: try statements(table))
  #expect(indicator.unit == unit)
  #expect(indicator.kind == kind)
  #expect(indicator.link == link)
  #expect(IndicatorSheet([indicator]).problems.isEmpty)
}
