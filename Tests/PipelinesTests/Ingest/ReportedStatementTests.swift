import Testing
import TimeSeries

@testable import Pipelines

@Suite struct ReportedStatementTests {
  private static let files = [
    "pipeline.yaml": """
    pipeline: x
    ingest: [{ statements: s.csv }]
    project: { until: 2030 }
    """,
    "s.csv": """
    indicator,period,measure,qualifier,value,value_high,scale,unit,role,published,publisher,title,url,source,status,note
    a,2018,level,exact,3.63,,trillion,CNY,,2019-02-28,Office,Report,https://example.org/a,a1,,
    a,2019,level,about,4,,trillion,CNY,,2020,Office,,,a2,,
    a,2020,level,at_least,4.2,,trillion,CNY,,2021,Office,,,a3,,
    a,2021,level,range,4.4,4.8,trillion,CNY,,2022,Office,,,a4,,
    a,2022,growth,exact,8.9,,,%,,2023,Office,,,a5,,
    a,2018/2022,cumulative,about,22,,trillion,CNY,,2023,Office,,,a6,,
    a,2023,level,exact,50,,trillion,CNY,,2024,Paper,,,a7,rejected,a slip
    a,2030,level,at_least,9,,trillion,CNY,target,2024,Plan,,,a8,,
    a,2019/2021,level,above,3,,trillion,CNY,,2022,Office,,,a9,,
    a,2024,level,below,7,,trillion,CNY,,2025,Office,,,a10,,

    """,
  ]

  private static func statements() throws -> [ReportedStatement] {
    let folder = try PipelineFolder(files)
    let series = try #require(try folder.read()["a"])
    return try #require(series.statements)
  }

  @Test func `every row is told, in order, as what it says of the series`() throws {
    let all = try Self.statements()
    #expect(all.map(\.place) == (2...11).map { "s.csv:\($0)" })
    #expect(
      all.map(\.form) == [
        .level, .level, .floor, .range, .ratio, .sum, .none, .none, .floor, .ceiling,
      ])
    #expect(all.map(\.isTarget) == (0..<10).map { $0 == 7 })
    #expect(all[1].isHedged && !all[0].isHedged)
  }

  @Test func `figures and cells are in the unit of the series`() throws {
    let all = try Self.statements()
    #expect(all[0].value == 3.63e12)
    let lower = try #require(all[0].lower)
    let upper = try #require(all[0].upper)
    #expect(abs(lower / 3.625e12 - 1) < 1e-12 && abs(upper / 3.635e12 - 1) < 1e-12)
    #expect(all[2].lower == 4.2e12)
    #expect(all[3].lower == 4.4e12 && all[3].upper == 4.8e12)
    #expect(all[4].first == .year(2021) && all[4].last == .year(2022))
    let ratio = try #require(all[4].value)
    #expect(abs(ratio - 1.089) < 1e-12)
    #expect(all[5].first == .year(2018) && all[5].last == .year(2022) && all[5].value == 22e12)
    // A streak is one statement over its whole span, without an upper end.
    #expect(all[8].first == .year(2019) && all[8].last == .year(2021))
    #expect(all[8].lower == 3e12 && all[8].upper == nil)
    #expect(all[9].lower == nil && all[9].upper == 7e12)
  }

  @Test func `what does not count says why, and all keep their sources`() throws {
    let all = try Self.statements()
    #expect(all[6].setAside == "rejected" && all[6].note == "a slip" && all[6].value == nil)
    #expect(all[7].setAside == nil)
    #expect(all[0].publisher == "Office" && all[0].title == "Report")
    #expect(all[0].url == "https://example.org/a" && all[0].published == "2019-02-28")
  }
}
