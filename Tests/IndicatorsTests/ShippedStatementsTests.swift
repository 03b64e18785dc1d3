import Crypto
import Foundation
import Indicators
import TestSupport
import Testing
import TimeSeries
import Yams

private let shipped = Result { try ShippedData() }

@Test func `every shipped row is read without a problem`() throws {
  let data = try shipped.get()
  #expect(data.problems.isEmpty)
  #expect(data.statements.count == data.records.count)
  #expect(data.statements.count == 762)
  #expect(data.statements.count { $0.status == .rejected } == 15)
  #expect(data.statements.count { $0.status == .proposed } == 12)
}

@Test func `every shipped row has a source and a definition`() throws {
  for statement in try shipped.get().statements {
    #expect(!statement.source.id.isEmpty, "line \(statement.line)")
    #expect(!statement.definition.isEmpty, "line \(statement.line)")
    #expect(!statement.source.publisher.isEmpty, "line \(statement.line)")
    #expect(statement.published != nil, "line \(statement.line)")
  }
}

@Test func `the shipped sheet has each indicator and nothing is wrong with it`() throws {
  let data = try shipped.get()
  #expect(data.sheet.problems.isEmpty)
  #expect(data.sheet.indicators.map(\.id) == StatementSet(data.statements).indicatorIDs)
  for indicator in data.sheet.indicators {
    #expect(!indicator.topic.isEmpty && indicator.title != indicator.id)
    let spellings = Set(
      data.statements.filter { $0.indicator == indicator.id }.map(\.definition))
    for definition in indicator.definitions {
      let unused = definition.spellings.filter { !spellings.contains($0) && $0 != definition.name }
      #expect(unused.isEmpty, "\(indicator.id): \(unused)")
    }
    let main = indicator.mainDefinition.map { indicator.definition(named: $0).spellings } ?? []
    #expect(!spellings.isDisjoint(with: main), "\(indicator.id) has no row of \(main)")
  }
}

@Test func `the shipped statements contradict neither each other nor the sheet`() throws {
  let data = try shipped.get()
  let findings = StatementSet(data.statements).findings(against: data.sheet)
  #expect(findings.isEmpty, "\(findings)")
}

// MARK: - What they form

private enum Outcome: Sendable {
  case values(Int, from: Int, to: Int)
  case obstacle([FormationObstacle.Cause: Int])
}

private let outcomes: [(id: String, outcome: Outcome)] = [
  ("ai-core-industry", .obstacle([.lowerBound: 3, .comparison: 1])),
  ("genai-registered", .values(3, from: 2023, to: 2026)),
  ("ai-enterprises", .obstacle([.lowerBound: 9, .nearly: 1, .comparison: 1])),
  ("gerd", .values(28, from: 1998, to: 2025)),
  ("gerd-intensity", .values(27, from: 1999, to: 2025)),
  ("basic-research", .values(11, from: 2004, to: 2024)),
  ("central-soe-rd", .values(4, from: 2021, to: 2025)),
  ("central-soe-emerging", .values(4, from: 2022, to: 2025)),
  ("gii-rank", .values(16, from: 2010, to: 2025)),
  ("gii-output-rank", .values(5, from: 2018, to: 2025)),
  ("gii-clusters", .values(7, from: 2018, to: 2025)),
  ("brand-value-gii", .values(3, from: 2022, to: 2025)),
  ("tax-fee-cuts", .values(3, from: 2018, to: 2021)),
  ("orbital-launches", .values(15, from: 2010, to: 2025)),
  ("satellites-launched", .values(25, from: 2000, to: 2025)),
  ("satellite-filings-itu", .values(1, from: 2025, to: 2025)),
  ("satellite-chain-value", .obstacle([:])),
  ("commercial-space-scale", .values(2, from: 2019, to: 2023)),
  ("pct-applications", .values(17, from: 1994, to: 2023)),
  ("gdp-cny", .values(31, from: 1995, to: 2025)),
  ("cny-per-usd", .values(31, from: 1995, to: 2025)),
]

@Test(arguments: outcomes.indices)
func `an indicator that is shown has values or a reason`(index: Int) throws {
  let (id, outcome) = outcomes[index]
  let formed = try #require(try shipped.get().formed(id))
  switch outcome {
  case .values(let count, let first, let last):
    #expect(formed.points.count == count)
    #expect(formed.points.first?.period == .year(first))
    #expect(formed.points.last?.period == .year(last))
    #expect(formed.obstacle == nil)
    #expect(formed.points.allSatisfy { formed.indicator.link.admits($0.value) })
  case .obstacle(let counts):
    #expect(formed.points.isEmpty)
    let found = try #require(formed.obstacle).counts.map { ($0.cause, $0.count) }
    #expect(Dictionary(uniqueKeysWithValues: found) == counts)
  }
}

@Test func `the satellite chain is a plan and nothing else`() throws {
  let formed = try #require(try shipped.get().formed("satellite-chain-value"))
  #expect(formed.obstacle?.aside.map(\.cause) == [.target])
  #expect(formed.targets.map(\.quantity.description) == ["1.2 trillion"])
}

@Test func `the tax cuts of five years are kept as a sum`() throws {
  let formed = try #require(try shipped.get().formed("tax-fee-cuts"))
  let sums = formed.unused.filter { $0.reason == .sum && $0.statement.quantity.text == "10.5" }
  #expect(sums.map(\.statement.period.description) == ["2021/2025"])
}

@Test func `every shipped row is accounted for in the series of its indicator`() throws {
  let data = try shipped.get()
  for indicator in data.sheet.indicators {
    let formed = try #require(try data.formed(indicator.id))
    let lines =
      formed.unused.map(\.statement.line) + formed.targets.map(\.line)
      + Set(formed.points.flatMap { $0.statements.map(\.line) })
    let own = data.statements.filter { $0.indicator == indicator.id }.map(\.line)
    #expect(lines.sorted() == own, "\(indicator.id)")
  }
}

@Test func `the only contradicted bound is a preliminary growth rate`() throws {
  let data = try shipped.get()
  let violations = try data.sheet.indicators.flatMap { try data.formed($0.id)?.violations ?? [] }
  #expect(violations.map(\.statement.indicator) == ["gerd"])
  #expect(violations.map(\.statement.definition) == ["NBS preliminary"])
}

@Test(arguments: [
  ("2021-05-10", nil), ("2021-05-11", 2.4426e12), ("2021-09-24", 2.4426e12),
  ("2021-09-25", 2.439e12), ("2026", 2.439e12),
])
func `R&D spending of 2020 is first preliminary, then final`(date: String, value: Double?) throws {
  let day: PublicationDate = try #require(PublicationDate(date))
  let formed = try #require(try shipped.get().formed("gerd", vintage: .asOf(day)))
  #expect(formed.points.first { $0.period == .year(2020) }?.value == value)
}

@Test func `R&D of central enterprises crosses a trillion in the first year of its streak`() throws
{
  let formed = try #require(try shipped.get().formed("central-soe-rd"))
  let values = formed.points.map(\.value)
  #expect(correctDigits(values[0], certified: 1.1e12 / (1.065 * 1.065 * 1.065)) > 13)
  #expect(correctDigits(values[1], certified: values[0] * 1.098) > 13)
  #expect(values[1] + formed.points[1].halfUnit > 1e12 && formed.violations.isEmpty)
}

@Test func `conversions of a floor are no figures`() throws {
  let data = try shipped.get()
  let formed = try #require(try data.formed("ai-core-industry"))
  let dollars = formed.unused.filter { $0.statement.unit == .currency(Currency(code: "USD")) }
  #expect(!dollars.isEmpty)
  for entry in dollars {
    switch entry.reason {
    case .conversion, .proposed, .otherDefinition: break
    default: Issue.record("line \(entry.statement.line): \(entry.reason)")
    }
  }
}

@Test func `a vintage of the exchange rate ends with the year before`() throws {
  let day: PublicationDate = try #require(PublicationDate("2020-06-30"))
  let formed = try #require(try shipped.get().formed("cny-per-usd", vintage: .asOf(day)))
  #expect(formed.points.last?.period == .year(2019))
  #expect(formed.points.first?.period == .year(1995))
}

// MARK: - Manifest

@Test func `the manifest's row counts and checksums are current`() throws {
  let folder = ShippedData.folder
  let manifest = try String(contentsOf: folder.appending(path: "Manifest.yaml"), encoding: .utf8)
  let files = try #require(try Yams.compose(yaml: manifest)?["files"]?.array())
  let listed = files.compactMap { $0["file"]?.string }
  #expect(listed == ["statements.csv", "indicators.yaml"])
  let data = try shipped.get()
  #expect(files.map { $0["rows"]?.int } == [data.records.count, data.sheet.indicators.count])
  for (name, entry) in zip(listed, files) {
    let digest = SHA256.hash(data: try Data(contentsOf: folder.appending(path: name)))
    let hex = digest.map { byte in
      let text = String(byte, radix: 16)
      return text.count == 1 ? "0\(text)" : text
    }
    #expect(entry["sha256"]?.string == hex.joined(), "\(name) changed: update Manifest.yaml")
    #expect(entry["origin"]?.string?.isEmpty == false && entry["terms"]?.string?.isEmpty == false)
  }
}
