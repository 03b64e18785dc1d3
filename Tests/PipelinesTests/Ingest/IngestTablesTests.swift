import GRDB
import Indicators
import Testing
import TimeSeries

@testable import Pipelines

@Suite struct IngestTablesTests {
  private func rows(
    _ entry: String, _ files: [String: String], tail: String = ""
  ) throws -> IngestedData {
    var files = files
    files["pipeline.yaml"] = "pipeline: x\ningest:\n  - \(entry)\n\(tail)"
    return try PipelineFolder(files).read()
  }

  @Test func `a long table keeps its gaps`() throws {
    let data = try rows(
      "table: panel.csv",
      ["panel.csv": "unique_id,ds,y\na,2020,1.5\na,2021,\na,2023,3\nb,2020,-1\n"])
    let row = try #require(data["a"])
    #expect(row.start == .year(2020))
    #expect(row.places == [1.5, nil, nil, 3])
    #expect(row.provenance == ["panel.csv", "", "", "panel.csv"])
    #expect(row.link == .log)
    #expect(row.notices.map(\.message) == ["'a' has no value in 2021, 2022"])
    #expect(data["b"]?.link == .identity)
  }

  @Test func `the default link is that of series without one of their own`() throws {
    let data = try rows(
      "{ statements: s.csv }\n  - { table: panel.csv }",
      [
        "s.csv": "indicator,period,value,unit\nshare,2020,10,%\nshare,2021,12,%\n",
        "indicators.yaml": "share: { unit: '%', kind: share, bounds: [0, 40] }\n",
        "panel.csv": "unique_id,ds,y\na,2020,1\na,2021,2\nb,2020,1\nb,2021,2\n",
      ],
      tail: """
        fit:
          defaults: { model: drift, link: identity }
          series: { b: { link: log }, share: { link: logit } }
        """)
    #expect(data["a"]?.link == .identity)
    #expect(data["b"]?.link == .log)
    #expect(data["share"]?.link == .logit(lower: 0, upper: 40))
  }

  @Test func `wide and owid tables are read by their layout`() throws {
    let wide =
      "Country Name,Country Code,Indicator Name,Indicator Code,2020,2021\nChina,CHN,GDP,X,1,2\n"
    let fromWide = try rows("{ table: t.csv, layout: wide }", ["t.csv": wide])
    #expect(fromWide.series.map(\.places) == [[1, 2]])
    let owid = "Entity,Code,Year,GDP\nChina,CHN,2020,1\nChina,CHN,2021,2\n"
    let fromOwid = try rows("{ table: t.csv, layout: owid }", ["t.csv": owid])
    #expect(fromOwid.series.map(\.places) == [[1, 2]])
    #expect(fromOwid.series.map(\.start) == [.year(2020)])
  }

  @Test func `one bad series spares the others`() throws {
    let data = try rows(
      "table: p.csv",
      ["p.csv": "unique_id,ds,y\ngood,2020,1\nbad,2020,x\nbad,2021,y\ngood,2021,2\n"])
    #expect(data["good"]?.canBeForecast == true)
    let bad = try #require(data["bad"])
    #expect(bad.reason == "'x' is not a number (p.csv:3), and 1 more")
    #expect(bad.places.isEmpty)
    #expect(bad.notices.map(\.severity) == [.warning, .warning])
  }

  @Test func `rates may come from a table`() throws {
    let data = try rows(
      "{ statements: s.csv }\n  - { table: r.csv }",
      [
        "s.csv": "indicator,period,value,unit\na,2024,10,CNY\na,2025,2,USD\nb,2025,3,USD\n",
        "indicators.yaml": "a: { unit: CNY, kind: flow }\nb: { unit: USD, kind: flow }\n",
        "r.csv": "unique_id,ds,y\ncny-per-usd,2024,7\ncny-per-usd,2025,7.5\n",
      ], tail: "convert: { currency: CNY, rates: cny-per-usd }\n")
    #expect(data["a"]?.places == [10, 15])
    #expect(data["b"]?.places == [3])
    #expect(data.series.map(\.name) == ["a", "b", "cny-per-usd"])
  }

  @Test func `a database gives rows of a table and of a query`() throws {
    let folder = try PipelineFolder([
      "pipeline.yaml": "pipeline: x\ningest: [{ sqlite: p.db, table: panel }]"
    ])
    let queue = try DatabaseQueue(path: folder.path("p.db"))
    try queue.write { database in
      try database.execute(
        sql: """
          CREATE TABLE panel (unique_id TEXT, ds INTEGER, y REAL);
          INSERT INTO panel VALUES ('a', 2020, 1.5), ('a', 2021, NULL), ('a', 2022, 2.5),
            ('b', 2020, 7), ('b', 2020, 8);
          """)
    }
    try queue.close()
    let data = try folder.read()
    #expect(data["a"]?.places == [1.5, nil, 2.5])
    #expect(data["b"]?.reason?.contains("given twice") == true)
    let place = data["b"]?.notices.first?.location
    #expect(place?.file.hasSuffix("p.db, row 5") == true && place?.line == nil)
    let query =
      "ingest.0={sqlite: p.db, query: \"select unique_id, ds, 2*y as y from panel where unique_id = 'a'\"}"
    #expect(try folder.read([query])["a"]?.places == [3, nil, 5])
  }

  @Test func `a missing column of a query is told in words`() throws {
    let folder = try PipelineFolder([
      "pipeline.yaml": "pipeline: x\ningest: [{ sqlite: p.db, query: select 1 as y }]"
    ])
    try DatabaseQueue(path: folder.path("p.db")).close()
    let rejection = #expect(throws: Rejection.self) { try folder.read() }
    #expect(rejection?.diagnostics.map(\.code) == [.missingColumn])
  }
}
