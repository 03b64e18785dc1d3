import Forecasting
import Indicators
import OrderedCollections
import Tabular
import TestSupport
import Testing
import TimeSeries

@testable import Pipelines

@Suite struct ConfigurationLoadTests {
  private static let whole = """
    pipeline: vision2030
    ingest:
      - statements: ../Datasets/a/statements.csv
        as-of: 2025-06-30
        sheet: sheet.yaml
      - table: panel.csv
        layout: wide
      - sqlite: /var/panel.db
        query: select unique_id, ds, y from panel
    convert: { currency: CNY, rates: cny-per-usd }
    derive:
      core-usd: { formula: core / cny-per-usd, unit: USD, title: "Core, in dollars" }
    fit:
      defaults: { model: naive }
      series:
        core: { indicator: ai-core, definition: CAICT, link: logit }
        gerd: { model: drift }
        gdp:
    project:
      until: 2035
      levels: [95, 50, 80]
      paths: 1000
      seed: 20260205
      targets:
        - { series: core, at-least: 1.2 trillion CNY, by: 2030 }
        - { series: gii, at-most: 10, by: 2029 }
    report: { tables: [csv, markdown] }
    """

  @Test func `every key arrives in the configuration`() throws {
    let configuration = try Configuration.parse(Self.whole, file: "Pipelines/v.yaml")
    #expect(configuration.name == "vision2030")
    #expect(configuration.file == "Pipelines/v.yaml")
    func place(_ line: Int, _ column: Int) -> Pipelines.SourceLocation {
      Pipelines.SourceLocation(file: "Pipelines/v.yaml", line: line, column: column)
    }
    #expect(
      configuration.ingest == [
        .statements(
          path: "../Datasets/a/statements.csv",
          sheet: NamedPath(path: "sheet.yaml", location: place(5, 12)),
          asOf: PublicationDate(year: 2025, month: 6, day: 30), location: place(3, 17)),
        .table(path: "panel.csv", layout: .wide, location: place(6, 12)),
        .database(
          path: "/var/panel.db", selection: .query("select unique_id, ds, y from panel"),
          location: place(8, 13)),
      ])
    #expect(configuration.conversion?.currency == "CNY")
    #expect(configuration.conversion?.rates == "cny-per-usd")
    let derived = try #require(configuration.derived["core-usd"])
    #expect(derived.formula == "core / cny-per-usd")
    #expect(derived.unit == "USD")
    #expect(derived.title == "Core, in dollars")
    #expect(configuration.fit.defaults.model == ModelChoice(Naive()))
    #expect(Array(configuration.fit.series.keys) == ["core", "gerd", "gdp"])
    let core = try #require(configuration.fit.series["core"])
    #expect(core.model == nil)
    #expect(core.indicator == "ai-core")
    #expect(core.definition == "CAICT")
    #expect(core.link == .logit(lower: 0, upper: 100))
    #expect(configuration.fit.series["gerd"]?.model == ModelChoice(Drift()))
    #expect(configuration.projection.until == 2035)
    #expect(configuration.projection.levels == [50, 80, 95])
    #expect(configuration.projection.paths == 1000)
    #expect(configuration.projection.seed == 20_260_205)
    let targets = configuration.projection.targets
    #expect(targets.map(\.series) == ["core", "gii"])
    #expect(targets.map(\.threshold) == [1.2e12, 10])
    #expect(targets.map(\.unit) == ["CNY", nil])
    #expect(targets.map(\.direction) == [.atLeast, .atMost])
    #expect(targets.map(\.by) == [2030, 2029])
    #expect(targets[0].text == "1.2 trillion CNY")
    #expect(configuration.report.tables == [.csv, .markdown])
  }

  @Test func `what is not said has the documented default`() throws {
    let text = "pipeline: x\ningest:\n  - statements: s.csv\n"
    let configuration = try Configuration.parse(text, file: "x.yaml")
    #expect(configuration.projection.until == 2030)
    #expect(configuration.projection.levels == [80, 95])
    #expect(configuration.projection.paths == 4000)
    #expect(configuration.projection.seed == 1)
    #expect(configuration.report.tables == [.terminal, .csv, .json])
    #expect(configuration.fit.defaults.model == nil)
    #expect(configuration.fit.model(of: "x", isStated: true) == ModelChoice(LatentTrend()))
    #expect(configuration.fit.model(of: "x", isStated: false) == ModelChoice(Auto()))
    #expect(
      configuration.ingest == [
        .statements(
          path: "s.csv", sheet: nil, asOf: nil,
          location: Pipelines.SourceLocation(file: "x.yaml", line: 3, column: 17))
      ])
  }

  @Test func `an override replaces, adds and appends`() throws {
    let configuration = try Configuration.parse(
      Self.whole, file: "v.yaml",
      overrides: [
        "project.until=2040", "fit.series.core.model=mean", "fit.series.\"new.one\".model=drift",
        "project.levels=[50, 90]", "project.targets.2={series: gerd, at-least: 5, by: 2031}",
        "ingest.0.as-of=latest", "convert=",
      ])
    #expect(configuration.projection.until == 2040)
    #expect(configuration.fit.series["core"]?.model == ModelChoice(Mean()))
    #expect(configuration.fit.series["core"]?.indicator == "ai-core")
    #expect(configuration.fit.series["new.one"]?.model == ModelChoice(Drift()))
    #expect(configuration.projection.levels == [50, 90])
    #expect(configuration.projection.targets.map(\.series) == ["core", "gii", "gerd"])
    guard case .statements(_, _, let asOf, _) = configuration.ingest[0] else {
      Issue.record("the first entry is not statements")
      return
    }
    #expect(asOf == nil)
  }

  @Test func `the last of two overrides of one key stands`() throws {
    let configuration = try Configuration.parse(
      Self.whole, file: "v.yaml", overrides: ["project.until=2040", "project.until=2045"])
    #expect(configuration.projection.until == 2045)
  }

  @Test func `aliases stand for what they name`() throws {
    let text = """
      pipeline: x
      ingest: [{ statements: s.csv }]
      fit:
        defaults: &standard { model: naive }
        series: { a: *standard, b: { model: drift } }
      """
    let configuration = try Configuration.parse(text, file: "x.yaml")
    #expect(configuration.fit.series["a"]?.model == ModelChoice(Naive()))
  }

  @Test(arguments: [
    ("Pipelines/v.yaml", "../Data/s.csv", "Data/s.csv"),
    ("v.yaml", "Data/s.csv", "Data/s.csv"),
    ("v.yaml", "../s.csv", "../s.csv"),
    ("a/b/v.yaml", "../../../s.csv", "../s.csv"),
    ("/p/v.yaml", "./d/./s.csv", "/p/d/s.csv"),
    ("Pipelines/v.yaml", "/abs/s.csv", "/abs/s.csv"),
  ])
  func `paths start at the folder of the file`(file: String, path: String, expected: String) {
    #expect(Configuration(name: "x", file: file).resolved(path) == expected)
  }

  @Test func `a missing file is one diagnostic`() {
    let rejection = #expect(throws: Rejection.self) {
      try Configuration.load(file: "no/such/pipeline.yaml")
    }
    #expect(rejection?.diagnostics.map(\.code) == [.unreadableFile])
  }
}
