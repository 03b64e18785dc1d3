import Indicators
import Testing
import TimeSeries

@testable import Pipelines

@Suite struct IngestStatementsTests {
  private static let header =
    "indicator,period,measure,qualifier,value,unit,scale,role,published,publisher,definition,status\n"
  private static let statements =
    header + """
      gerd,2021,level,exact,2.80,CNY,trillion,,2022-01-26,NBS,,
      gerd,2023,level,exact,3.33,CNY,trillion,,2024-01-30,NBS,,
      gerd,2024,growth,exact,8.9,,,,2025-02-01,NBS,,
      gerd,2025,level,exact,550,USD,billion,,2026-01-20,OECD,,
      gerd,2030,level,at_least,5,CNY,trillion,target,2026-01-01,NDRC,,
      gerd,2030,level,at_least,5,CNY,trillion,target,2026-01-02,Xinhua,,
      firms,2023,level,at_least,4400,count,,,2023-10-01,MIIT,,
      firms,2024,level,at_least,4500,count,,,2024-07-01,MIIT,,
      firms,2025,level,at_least,5000,count,,,2025-07-01,MIIT,,
      gii,2024,rank,exact,11,rank,,,2024-09-26,WIPO,,
      gii,2025,rank,exact,10,rank,,,2025-09-16,WIPO,,
      gii,2030,rank,at_most,5,rank,,target,2025-09-16,WIPO,,
      rate,2025,level,exact,7.14,CNY per USD,,,2026-01-10,NBS,,
      plan,2030,level,exact,1.2,CNY,trillion,target,2025-01-01,CCID,,
      """
  private static let sheet = """
    gerd: { title: R&D spending, topic: Research, unit: CNY, kind: flow }
    firms: { unit: count, kind: stock }
    gii: { unit: rank, kind: rank }
    rate: { unit: CNY per USD, kind: price }
    plan: { unit: CNY, kind: flow }
    empty: { title: Nothing yet, unit: count, kind: stock }
    """
  private static let pipeline = """
    pipeline: x
    ingest: [{ statements: statements.csv }]
    convert: { currency: CNY, rates: rate }
    fit:
      series:
        research: { indicator: gerd }
        gii:
    """

  private func folder(
    _ pipeline: String = pipeline, statements: String = statements, sheet: String? = sheet
  ) throws -> PipelineFolder {
    var files = ["pipeline.yaml": pipeline, "statements.csv": statements]
    files["indicators.yaml"] = sheet
    return try PipelineFolder(files)
  }

  @Test func `configured series come first, then every other indicator`() throws {
    let data = try folder().read()
    #expect(data.series.map(\.name) == ["research", "gii", "firms", "rate", "plan", "empty"])
    #expect(data.series.map(\.indicator) == ["gerd", "gii", "firms", "rate", "plan", "empty"])
  }

  @Test func `a row has its values, gaps and where they come from`() throws {
    let row = try #require(try folder().read()["research"])
    #expect(row.title == "R&D spending")
    #expect(row.topic == "Research")
    #expect(row.unit == "CNY")
    #expect(row.kind == .flow)
    #expect(row.link == .log)
    #expect(row.start == .year(2021))
    #expect(row.places.count == 5)
    #expect(row.places[0] == 2.8e12)
    #expect(row.places[1] == nil)
    #expect(row.places[2] == 3.33e12)
    #expect(row.places[3].map { abs($0 / (3.33e12 * 1.089) - 1) < 1e-15 } == true)
    #expect(row.places[4].map { abs($0 / (550e9 * 7.14) - 1) < 1e-15 } == true)
    #expect(
      row.provenance == [
        "statements.csv:2 level exact 2.80 trillion CNY (NBS)", "",
        "statements.csv:3 level exact 3.33 trillion CNY (NBS)",
        "statements.csv:4 growth exact 8.9 % (NBS), from 2023 (statements.csv:3)",
        "statements.csv:5 level exact 550 billion USD (OECD), converted at 7.14 per USD",
      ])
    #expect(row.canBeForecast)
    #expect(row.series?.gapCount == 1)
    #expect(row.notices.isEmpty)
  }

  @Test func `hedged figures are kept as evidence`() throws {
    let row = try #require(try folder().read()["firms"])
    let evidence = try #require(row.evidence)
    #expect(evidence.items.map(\.quantity) == [2023, 2024, 2025].map { .level(.year($0)) })
    #expect(evidence.items.allSatisfy { $0.cells.allSatisfy { $0.lower != nil } })
    #expect(evidence.items[0].label == "statements.csv:8 level at least 4400 count (MIIT)")
    #expect(row.canBeForecast && row.reason == nil)
    #expect(row.valuesReason == "3 statements, all lower bounds")
    #expect(row.start == nil && row.firstPeriod == .year(2023))
  }

  @Test func `targets are kept apart, each once`() throws {
    let data = try folder().read()
    #expect(
      data["research"]?.targets == [
        StatedTarget(
          period: .year(2030), lower: 5e12, upper: nil, text: "at least 5 trillion CNY",
          provenance: "statements.csv:6 level at least 5 trillion CNY (NDRC)")
      ])
    #expect(data["gii"]?.targets.map(\.upper) == [5])
    #expect(data["gii"]?.targets.map(\.lower) == [nil])
  }

  @Test(arguments: [
    ("plan", "1 statement, a target"),
    ("empty", "no statement"),
  ])
  func `a row without values says why`(name: String, reason: String) throws {
    let row = try #require(try folder().read()[name])
    #expect(row.reason == reason)
    #expect(!row.canBeForecast)
    #expect(row.start == nil && row.places.isEmpty && row.provenance.isEmpty)
  }

  @Test func `files are listed with size and hash`() throws {
    let folder = try PipelineFolder([
      "pipeline.yaml": "pipeline: x\ningest: [{ statements: statements.csv }]",
      "statements.csv": "indicator,period,value,unit\ngerd,2023,3,CNY\n",
      "indicators.yaml": "gerd: { unit: CNY, kind: flow }\n",
    ])
    // By sha256sum of GNU coreutils 9.1.
    #expect(
      try folder.read().files == [
        IngestedFile(
          path: folder.path("statements.csv"), bytes: 44,
          sha256: "81ad8ac5fd9931dcfe72062f4c67e6ec5534abea4d418021ae81f01afd220eda"),
        IngestedFile(
          path: folder.path("indicators.yaml"), bytes: 32,
          sha256: "e91ae0dff3f6c0a1cfdda767e093301114f335a6872d8a85c719e07d6a6914d8"),
      ])
  }

  @Test func `a vintage knows only what was published by then`() throws {
    let data = try folder().read(["ingest.0.as-of=2024-12-31", "convert="])
    let row = try #require(data["research"])
    #expect(row.start == .year(2021))
    #expect(row.places.map { $0 != nil } == [true, false, true])
    #expect(row.targets.isEmpty)
    #expect(data["gii"]?.places == [11])
  }

  @Test func `without a sheet the statements decide, in the common currency`() throws {
    let text =
      Self.header + """
        a,2024,level,exact,7,USD,,,2025-01-01,X,,
        a,2025,level,exact,8,USD,,,2026-01-01,X,,
        b,2025,level,exact,40,%,,,2026-01-01,X,,
        c,2025-06,as_of,exact,40,count,,,2026-01-01,X,,
        d,2025,level,exact,-3,%,,,2026-01-01,X,,
        rate,2024,level,exact,7.0,CNY per USD,,,2026-01-10,NBS,,
        rate,2025,level,exact,7.1,CNY per USD,,,2026-01-10,NBS,,
        """
    let data = try folder(statements: text, sheet: nil).read(["fit.series="])
    #expect(data["a"]?.unit == "CNY")
    #expect(data["a"]?.places == [49, 8 * 7.1])
    #expect(data["b"]?.kind == .share)
    #expect(data["b"]?.link == .logit(lower: 0, upper: 100))
    #expect(data["c"]?.kind == .stock)
    #expect(data["d"]?.link == .identity)
    #expect(data.notices.map(\.code) == [.defaultsUsed])
  }

  @Test func `a configured link and definition hold`() throws {
    let text =
      Self.header + """
        share,2024,level,exact,50,%,,,2025-01-01,X,wide,
        share,2024,level,exact,10,%,,,2025-01-01,X,narrow,
        share,2025,level,exact,52,%,,,2026-01-01,X,wide,
        """
    let sheet = "share: { unit: '%', kind: share, bounds: [0, 60], definition: wide }"
    let folder = try folder(
      "pipeline: x\ningest: [{ statements: statements.csv }]\nfit: { series: { share: } }",
      statements: text, sheet: sheet)
    #expect(try folder.read()["share"]?.link == .logit(lower: 0, upper: 60))
    #expect(try folder.read()["share"]?.places == [50, 52])
    #expect(try folder.read(["fit.series.share.link=identity"])["share"]?.link == .identity)
    #expect(
      try folder.read(["fit.series.share.link=logit"])["share"]?.link
        == .logit(lower: 0, upper: 60))
    #expect(try folder.read(["fit.series.share.definition=narrow"])["share"]?.places == [10])
  }

  @Test func `a value outside the link is evidence of something small`() throws {
    let text =
      Self.header + "gerd,2024,level,exact,5,CNY,,,,,,\ngerd,2025,level,exact,0,CNY,,,,,,\n"
    let data = try folder(statements: text).read(["convert=", "fit.series="])
    let row = try #require(data["gerd"])
    #expect(row.reason == nil && row.canBeForecast)
    #expect(row.valuesReason == "0 in 2025 is outside the range of the log link")
    #expect(row.evidence?.items.map(\.cells.first?.upper) == [5.5, 0.5])
    #expect(row.places == [5, 0])
  }

  @Test func `a regression is formed from the response of its formula`() throws {
    let folder = try folder(
      """
      pipeline: x
      ingest: [{ statements: statements.csv }]
      fit:
        series:
          spending-model: { model: regression, formula: "log(gerd) ~ trend + gii" }
          gii: { model: naive }
      """)
    let data = try folder.read()
    #expect(data.series.map(\.name).prefix(3) == ["spending-model", "gii", "firms"])
    #expect(data["spending-model"]?.indicator == "gerd")
    #expect(data["gerd"] == nil)
  }

  @Test func `YAML statements give the same rows as CSV`() throws {
    let yaml = """
      - { indicator: gerd, period: 2021, value: 2.80, unit: CNY, scale: trillion, publisher: NBS }
      - indicator: gerd
        period: 2022
        value: "3.08"
        unit: CNY
        scale: 万亿
        publisher: NBS
      """
    let csv =
      Self.header
      + "gerd,2021,,,2.80,CNY,trillion,,,NBS,,\ngerd,2022,,,3.08,CNY,万亿,,,NBS,,\n"
    let head = "pipeline: x\ningest: [{ statements: statements"
    let first = try PipelineFolder([
      "pipeline.yaml": head + ".yaml }]", "statements.yaml": yaml, "indicators.yaml": Self.sheet,
    ]).read()
    let second = try PipelineFolder([
      "pipeline.yaml": head + ".csv }]", "statements.csv": csv, "indicators.yaml": Self.sheet,
    ]).read()
    #expect(first["gerd"]?.places == [2.8e12, 3.08e12])
    #expect(first["gerd"]?.places == second["gerd"]?.places)
    #expect(
      first["gerd"]?.provenance.first == "statements.yaml:1 level exact 2.80 trillion CNY (NBS)")
  }

  @Test func `reading twice gives equal data`() throws {
    let folder = try folder()
    #expect(try folder.read() == folder.read())
  }
}
