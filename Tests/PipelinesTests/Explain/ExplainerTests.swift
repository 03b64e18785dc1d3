import Forecasting
import Foundation
import Testing
import TimeSeries

@testable import Pipelines

@Suite struct ExplainerTests {
  private static let header = """
    indicator,period,measure,qualifier,value,value_high,scale,unit,published,publisher,definition,role,status,note
    """

  private static let rows = [
    "turnover,2019,level,exact,1.21,,billion,EUR,2020-03-01,Report,,,,",
    "turnover,2020,level,exact,1.34,,billion,EUR,2021-03-01,Report,,,,",
    "turnover,2021,growth,exact,9.5,,,%,2022-03-01,Report,,,,",
    "turnover,2022,level,about,1.6,,billion,EUR,2023-03-01,Report,,,,",
    "turnover,2023,level,at_least,2,,billion,USD,2024-03-01,Press,,,,",
    "turnover,2022,level,exact,16,,billion,EUR,2023-05-01,Blog,,,rejected,A decimal slip.",
    "turnover,2023,level,exact,1.5,,billion,EUR,2024-05-01,Other,net of tax,,,",
    "turnover,2030,level,at_least,3,,billion,EUR,2024-06-01,Plan,,target,,",
    "rate,2022,level,exact,0.95,,,EUR per USD,2023-01-01,Bank,,,,",
    "rate,2023,level,exact,0.92,,,EUR per USD,2024-01-01,Bank,,,,",
    "growth-only,2021,growth,exact,9.4,,,%,2022-01-01,Bureau,,,,",
    "growth-only,2022,growth,exact,7.7,,,%,2023-01-01,Bureau,,,,",
  ]

  private static let pipeline = """
    pipeline: x
    ingest: [{ statements: statements.csv }]
    convert: { currency: EUR, rates: rate }
    project: { until: 2028, paths: 200 }
    derive: { twice: { formula: 2 * turnover, unit: EUR } }
    """

  private static let sheet = """
    turnover: { title: Turnover, unit: EUR, kind: flow, definition: gross }
    rate: { unit: EUR per USD, kind: price }
    growth-only: { unit: EUR, kind: flow }
    """

  private func folder(without row: Int? = nil) throws -> PipelineFolder {
    let rows = Self.rows.enumerated().filter { $0.offset != row }.map(\.element)
    return try PipelineFolder([
      "pipeline.yaml": Self.pipeline, "indicators.yaml": Self.sheet,
      "statements.csv": ([Self.header] + rows).joined(separator: "\n") + "\n",
    ])
  }

  private func explanation(
    _ folder: PipelineFolder, of name: String = "turnover", year: Int? = nil,
    leavingOut: Bool = false, jobs: Int = 1
  ) async throws -> Explanation {
    try await Explainer(try Configuration.load(file: folder.pipeline), jobs: jobs)
      .explanation(of: name, year: year, leavingOut: leavingOut)
  }

  @Test func `every statement is accounted for, used or set aside with its reason`() async throws {
    let found = try await explanation(try folder())
    #expect(found.period == .year(2028) && found.cell?.kind == .forecast)
    #expect(
      found.statements.map(\.place) == (2...6).map { "statements.csv:\($0)" })
    #expect(found.statements[0].text == "level exact 1.21 billion EUR")
    #expect(found.statements[4].conversion == "at 0.92 EUR per USD, the rate of 2023")
    #expect(found.statements[3].conversion == nil)
    #expect(
      found.setAside.map { "\($0.place) \($0.reason)" } == [
        "statements.csv:7 rejected", "statements.csv:8 another definition: net of tax",
      ])
    #expect(found.setAside[0].note == "A decimal slip.")
    #expect(found.targets.map(\.text) == ["at least 3 billion EUR"])
    #expect(found.fit?.parameters.map(\.name).contains("growth") == true)
    #expect(found.prior?.choice == "learned")
  }

  @Test func `weights are given for each year`() async throws {
    let found = try await explanation(try folder(), year: 2019)
    let periods = found.statements[0].influences.map(\.period)
    #expect(periods == (2019...2028).map { .year($0) })
    // The first level is what the first figure says.
    let first = try #require(found.statements[0].influence(on: .year(2019)))
    #expect(first.weight > 0.9 && first.gain > 0.9)
    let other = try #require(found.statements[3].influence(on: .year(2019)))
    #expect(other.weight < 0.1)
  }

  @Test func `leaving a statement out is a run without its row`() async throws {
    let found = try await explanation(try folder(), leavingOut: true)
    let whole = try #require(found.cell?.median)
    for row in [1, 4] {
      let left = try #require(found.statements[row].leftOut)
      let rest = try await explanation(try folder(without: row))
      #expect(left.median == rest.cell?.median)
      #expect(left.change == left.median.map { $0 - whole })
    }
    #expect(try await explanation(try folder(), leavingOut: true, jobs: 3) == found)
  }

  @Test func `a rejected slip is recognised from the others`() async throws {
    let found = try await explanation(try folder())
    let slip = try #require(found.setAside[0].suggestions.first)
    #expect(slip.slip == .scale && slip.value == 1.6e9)
  }

  @Test func `growth alone is forecast as an index`() async throws {
    let found = try await explanation(try folder(), of: "growth-only", year: 2022)
    #expect(found.unit == "2020 = 100")
    let level = 100 * 1.094 * 1.077
    #expect(abs(try #require(found.cell?.median) / level - 1) < 0.002)
    #expect(found.fit?.weakness == "two growths alone")
    #expect(found.rows.last?.period == .year(2028))
  }

  @Test func `a derived series names its formula and parts`() async throws {
    let found = try await explanation(try folder(), of: "twice")
    #expect(found.formula == "2 * turnover" && found.needs == ["turnover"])
    #expect(found.statements.isEmpty && found.outcome == .derived)
  }

  @Test func `an unknown series or year is a diagnostic`() async throws {
    let folder = try folder()
    await #expect(
      throws: RunError.rejected(
        Rejection([.unknownSelection("turnovr", suggestion: "turnover")]))
    ) { try await explanation(folder, of: "turnovr") }
    await #expect(throws: RunError.self) { try await explanation(folder, year: 1999) }
  }
}
