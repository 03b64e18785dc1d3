import Evaluation
import Forecasting
import Foundation
import Indicators
import Tabular
import Testing
import TimeSeries

@testable import Pipelines

@Suite struct PipelineBacktestTests {
  private static let header =
    "indicator,period,measure,qualifier,value,unit,scale,published,publisher,source\n"

  /// Twelve years of an indicator, each figure published in the next year, the later ones revised.
  private static let statements: String = {
    var text = header
    for year in 2008...2024 {
      let value = 100 + 7 * (year - 2008) + (year * 37) % 5
      text += "spending,\(year),level,exact,\(value),EUR,billion,\(year + 1)-03-01,"
      text += "Office,y\(year)\n"
    }
    text += "spending,2020,level,exact,250,EUR,billion,2026-01-01,Office,revision\n"
    return text + "spending,2007,level,exact,93,EUR,billion,,Office,old\n"
  }()

  private func folder(_ statements: String = statements) throws -> PipelineFolder {
    try PipelineFolder([
      "statements.csv": statements,
      "indicators.yaml": "spending: { unit: EUR, kind: flow }\n",
      "pipeline.yaml": "pipeline: x\ningest: [{ statements: statements.csv }]\n",
    ])
  }

  private func backtest(
    _ folder: PipelineFolder, horizon: Int = 2, windows: Int = 3, jobs: Int = 1,
    _ change: (inout PipelineBacktest) -> Void = { _ in }
  ) async throws -> PipelineBacktestResult {
    var backtest = PipelineBacktest(
      try Configuration.load(file: folder.pipeline),
      origins: RollingOrigins(horizon: horizon, windows: windows))
    backtest.jobs = jobs
    backtest.candidates = [.configured, .model(Drift())]
    change(&backtest)
    return try await backtest.run()
  }

  @Test func `at an origin only what was published is known`() throws {
    let folder = try folder()
    let configuration = try Configuration.load(file: folder.pipeline)
    let origin = Origin(period: .year(2019))
    #expect(origin.date.description == "2019-12")
    let past = try IngestReader.read(configuration.known(at: origin, until: 2022))
    let row = try #require(past["spending"])
    // The figure of 2018 was published in March 2019; the undated one is in no vintage.
    #expect(row.evidence?.end == .year(2018) && row.evidence?.start == .year(2008))
    let early = configuration.known(at: Origin(period: .year(2010)), until: 2012)
    #expect(try IngestReader.read(early)["spending"]?.evidence?.end == .year(2009))
  }

  @Test func `forecasts from vintages are scored against the latest figures`() async throws {
    let result = try await backtest(folder())
    #expect(result.problems.isEmpty && result.failures.isEmpty)
    #expect(result.statements == 19 && result.undated == 1)
    let series = try #require(result.series.first)
    #expect(result.scores.originCount == 3)
    #expect(Set(series.forecasts.map(\.origin)) == [.year(2020), .year(2021), .year(2022)])
    #expect(series.forecasts.count == 3 * 2 * 2)
    for forecast in series.forecasts {
      let stated = Double(100 + 7 * (forecast.period.year - 2008) + (forecast.period.year * 37) % 5)
      #expect(abs(forecast.actual / (stated * 1e9) - 1) < 0.02)
      #expect(abs(forecast.distribution.median / forecast.actual - 1) < 0.2)
    }
  }

  @Test func `scores may be averaged over what is believed of a year`() async throws {
    let median = try await backtest(folder())
    let posterior = try await backtest(folder()) { $0.against = .posterior }
    let (a, b) = (
      median.scores.scores(ofModel: 0)[.crps], posterior.scores.scores(ofModel: 0)[.crps]
    )
    #expect(a != b && abs(a / b - 1) < 0.3)
  }

  @Test func `origins before which too little was known are counted and left out`() async throws {
    let result = try await backtest(folder(), windows: 16)
    #expect(result.earlyOrigins > 0)
    #expect(result.scores.originCount + result.earlyOrigins <= 16)
  }

  @Test func `jobs and a second run change nothing`() async throws {
    let folder = try folder()
    let one = try await backtest(folder)
    let two = try await backtest(self.folder(), jobs: 3)
    let again = try await backtest(folder)
    for other in [two, again] {
      for model in 0..<2 {
        #expect(one.scores.scores(ofModel: model) == other.scores.scores(ofModel: model))
      }
    }
  }

  private static let panel =
    "unique_id,ds,y\n"
    + (0..<30).map { "y,\(1990 + $0),\(50 + 2 * $0 + ($0 * 7) % 5)\n" }.joined()
    + (0..<30).map { "x,\(1990 + $0),\(20 + $0 + ($0 * 3) % 4)\n" }.joined()

  @Test func `tables agree with the backtest of the table itself`() async throws {
    let folder = try PipelineFolder([
      "panel.csv": Self.panel,
      "pipeline.yaml": "pipeline: x\ningest: [{ table: panel.csv }]\n",
    ])
    for sliding in [nil, 12] as [Int?] {
      let origins = RollingOrigins(
        horizon: 3, windows: 4, step: 2, training: sliding.map { .sliding($0) } ?? .expanding)
      var pipeline = PipelineBacktest(
        try Configuration.load(file: folder.pipeline), origins: origins)
      pipeline.candidates = [.model(Drift())]
      pipeline.selection = ["y"]
      let result = try await pipeline.run()
      let input = try PanelInput(path: folder.path("panel.csv"), layout: .long, frequency: nil)
      let table = try await Backtest(
        origins: origins, models: [Drift()], scoring: Scoring(levels: [80, 95])
      ).run(on: Array(input.table.entries.prefix(1)), jobs: 1) { _, _ in }
      let series = try #require(result.series.first)
      let years = [2010, 2012, 2014, 2016].flatMap { [$0, $0, $0] }
      #expect(series.forecasts.map(\.origin.year) == years)
      // The pipeline models on the link of the row, the table on its natural one: means are compared.
      let difference = abs(
        result.scores.scores(ofModel: 0)[.mase] / table.scores.scores(ofModel: 0)[.mase] - 1)
      #expect(difference < 0.5, "\(difference)")
    }
  }

  @Test func `a regressor is projected from the origin and not known ahead`() async throws {
    let folder = try PipelineFolder([
      "panel.csv": Self.panel,
      "pipeline.yaml": """
      pipeline: x
      ingest: [{ table: panel.csv }]
      fit: { series: { y: { model: regression, formula: "y ~ x" }, x: { model: drift } } }
      project: { paths: 300 }
      """,
    ])
    let result = try await backtest(folder) { $0.selection = ["y"] }
    let series = try #require(result.series.first)
    #expect(result.failures.isEmpty && series.fallbacks == [0, 0])
    for forecast in series.forecasts where forecast.model == 0 {
      guard case .sample(let draws) = forecast.distribution else {
        Issue.record("the regressor's future was taken as known")
        continue
      }
      #expect(draws.count == 300)
    }
  }
}
