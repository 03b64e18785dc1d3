import Testing
import TimeSeries

@testable import Pipelines

/// Places in a ranking and percentages, from printed rows to forecasts.
@Suite struct RankAndShareTests {
  private static let header = "indicator,period,measure,qualifier,value,value_high,unit,source"

  private func rows(_ statements: [String], until year: Int = 2030) async throws -> [ForecastRow] {
    let folder = try PipelineFolder([
      "pipeline.yaml": """
      pipeline: x
      ingest: [{ statements: statements.csv }]
      project: { until: \(year), levels: [80, 95], paths: 200, seed: 4 }
      """,
      "indicators.yaml": """
      place: { title: Place, unit: rank, kind: rank }
      share: { title: Share, unit: "%", kind: share }
      """,
      "statements.csv": ([Self.header] + statements).joined(separator: "\n") + "\n",
    ])
    let name = statements[0].hasPrefix("place") ? "place" : "share"
    return try await Explainer(try Configuration.load(file: folder.pipeline))
      .explanation(of: name).rows
  }

  @Test func `ranks are positive whole numbers, improve downwards and end at 1`() async throws {
    let rows = try await rows([
      "place,2015,rank,exact,29,,rank,a", "place,2018,rank,exact,17,,rank,b",
      "place,2021,rank,exact,12,,rank,c", "place,2024,rank,exact,11,,rank,d",
      "place,2025,rank,exact,10,,rank,e",
    ])
    for row in rows {
      let median = try #require(row.median)
      for value in [median] + row.intervals.flatMap({ [$0.lower, $0.upper] }) {
        #expect(value >= 1 && value == value.rounded(), "\(row.period): \(value)")
      }
      #expect(row.intervals[1].lower <= median && median <= row.intervals[1].upper)
    }
    let stated = try #require(rows.first { $0.period == .year(2021) })
    #expect(
      stated.median == 12 && stated.intervals[1].lower == 12 && stated.intervals[1].upper == 12)
    let between = try #require(rows.first { $0.period == .year(2020) })
    #expect(between.kind == .history && between.intervals[1].lower < between.intervals[1].upper)
    let last = try #require(rows.last)
    #expect(last.period == .year(2030) && last.kind == .forecast)
    #expect(try #require(last.median) < 10)
  }

  @Test func `the interval that a publisher gives of a rank is taken as it is`() async throws {
    let rows = try await rows([
      "place,2023,rank,exact,12,,rank,a", "place,2024,rank,range,10,13,rank,b",
      "place,2025,rank,exact,10,,rank,c",
    ])
    let row = try #require(rows.first { $0.period == .year(2024) })
    #expect(row.intervals[1].lower >= 10 && row.intervals[1].upper <= 13)
    #expect(row.intervals[0].lower < row.intervals[0].upper)
  }

  @Test func `shares stay between 0 and 100 however steep`() async throws {
    let rows = try await rows([
      "share,2021,level,exact,88.1,,%,a", "share,2022,level,exact,93.0,,%,b",
      "share,2023,level,at_least,96,,%,c", "share,2024,level,exact,98.2,,%,d",
      "share,2025,level,about,99,,%,e",
    ])
    for row in rows {
      let bounds = row.intervals[1]
      #expect(bounds.lower > 0 && bounds.upper < 100 && bounds.lower < bounds.upper)
    }
    let (floor, last) = (
      try #require(rows.first { $0.period == .year(2023) }), try #require(rows.last)
    )
    #expect(floor.intervals[1].lower > 95.5)
    #expect(try #require(last.median) > 98 && last.intervals[1].upper > 99.5)
  }

  @Test func `change of a share is in its points, a growth relative to it`() async throws {
    let rows = try await rows(
      ["share,2020,level,exact,40.0,,%,a", "share,2021,change,exact,3.0,,percentage points,b"],
      until: 2022)
    let row = try #require(rows.first { $0.period == .year(2021) })
    #expect(abs(try #require(row.median) - 43) < 0.3)
  }
}
