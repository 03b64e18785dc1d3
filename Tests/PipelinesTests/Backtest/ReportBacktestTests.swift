import Evaluation
import Forecasting
import Foundation
import Synchronization
import Testing
import TimeSeries

@testable import Pipelines

@Suite struct ReportBacktestTests {
  private static let statements: String = {
    var text =
      "indicator,period,measure,qualifier,value,unit,scale,published,publisher,source\n"
    for year in 2008...2024 {
      let value = 100 + 7 * (year - 2008) + (year * 37) % 5
      text +=
        "spending,\(year),level,exact,\(value),EUR,billion,\(year + 1)-03-01,Office,y\(year)\n"
    }
    for year in 2023...2024 {
      text += "novelty,\(year),level,exact,\(year - 2000),EUR,billion,\(year + 1)-03-01,Office,n\n"
    }
    return text
  }()

  private func folder(_ report: String = "html: true") throws -> PipelineFolder {
    try PipelineFolder([
      "statements.csv": Self.statements,
      "indicators.yaml":
        "spending: { unit: EUR, kind: flow }\nnovelty: { unit: EUR, kind: flow }\n",
      "pipeline.yaml": """
      pipeline: x
      ingest: [{ statements: statements.csv }]
      project: { until: 2027, paths: 200 }
      report: { \(report) }

      """,
    ])
  }

  private func run(
    _ folder: PipelineFolder, jobs: Int = 1,
    onEvent: @escaping @Sendable (RunEvent) -> Void = { _ in }
  ) async throws -> RunReport {
    var options = RunOptions()
    options.jobs = jobs
    let result = try await Runner(
      Configuration.load(file: folder.pipeline), options: options
    ).run(onEvent: onEvent)
    return try #require(result.report)
  }

  @Test func `a report has the scores of almanac backtest`() async throws {
    let folder = try folder()
    let own = try #require(try await run(folder)["spending"]?.backtest)
    var backtest = PipelineBacktest(
      try Configuration.load(file: folder.pipeline), origins: RollingOrigins(horizon: 2, windows: 3)
    )
    backtest.selection = ["spending"]
    backtest.candidates = [.configured, .model(Naive())]
    let other = try #require(try await backtest.run().series.first)
    #expect(own.origins == [.year(2020), .year(2021), .year(2022)])
    let (mase, naive) = (other.scores(ofModel: 0)[.mase], other.scores(ofModel: 1)[.mase])
    #expect(abs(try #require(own.mase) / mase - 1) < 1e-12)
    // One carries on the inferred level of the last year, the other draws of it.
    #expect(abs(try #require(own.naive) / naive - 1) < 0.02)
    let figures = other.forecasts.filter { $0.model == 0 }
    #expect(own.forecasts.map(\.median) == figures.map(\.distribution.median))
    #expect(own.forecasts.map(\.actual) == figures.map(\.actual))
    #expect(own.forecasts.map(\.period.year) == [2021, 2022, 2022, 2023, 2023, 2024])
    #expect(own.held.count == 2 && own.held[1] >= own.held[0])
    let shares = other.scores(ofModel: 0).coverage
    #expect(own.held.map { Double($0) / 6 } == shares)
  }

  @Test func `a series that is too short says so`() async throws {
    let report = try await run(folder())
    let backtest = try #require(report["novelty"]?.backtest)
    #expect(backtest.reason == "2 observations, 5 needed for one origin")
    #expect(backtest.forecasts.isEmpty && backtest.mase == nil)
  }

  @Test func `none is made where none is shown`() async throws {
    for report in ["html: false", "html: true, backtest: false"] {
      let report = try await run(folder(report))
      #expect(report.series.allSatisfy { $0.backtest == nil })
    }
  }

  @Test func `a second run takes them from the store, and jobs change nothing`() async throws {
    let folder = try folder()
    let counts = Mutex<[Int]>([])
    let count: @Sendable (RunEvent) -> Void = { event in
      if case .stageStarted(.report, let stale, _) = event { counts.withLock { $0.append(stale) } }
    }
    let first = try await run(folder, onEvent: count)
    let second = try await run(folder, onEvent: count)
    let other = try await run(self.folder(), jobs: 3)
    #expect(first == second)
    #expect(first.series.map(\.backtest) == other.series.map(\.backtest))
    // Three origins, then the files; the second time nothing.
    #expect(counts.withLock { $0 } == [3, 1, 0])
  }

  @Test func `a table is forecast a season ahead`() async throws {
    let rows = (0..<40).map { quarter in
      let value = 100 + quarter + [0, 6, -3, 2][quarter % 4] + (quarter * 7) % 3
      return "sales,\(2015 + quarter / 4)-Q\(1 + quarter % 4),\(value)\n"
    }
    let folder = try PipelineFolder([
      "panel.csv": "unique_id,ds,y\n" + rows.joined(),
      "pipeline.yaml": """
      pipeline: x
      ingest: [{ table: panel.csv }]
      fit: { defaults: { model: theta } }
      project: { until: 2026, paths: 200 }
      report: { html: true }

      """,
    ])
    let backtest = try #require(try await run(folder)["sales"]?.backtest)
    #expect(backtest.forecasts.count == 12 && backtest.origins.count == 3)
    #expect(backtest.forecasts[3].period == backtest.origins[0].advanced(by: 4))
    var other = PipelineBacktest(
      try Configuration.load(file: folder.pipeline), origins: RollingOrigins(horizon: 4, windows: 3)
    )
    other.candidates = [.configured, .model(SeasonalNaive())]
    let scored = try #require(try await other.run().series.first)
    #expect(abs(try #require(backtest.mase) / scored.scores(ofModel: 0)[.mase] - 1) < 1e-12)
    #expect(abs(try #require(backtest.naive) / scored.scores(ofModel: 1)[.mase] - 1) < 1e-12)
  }
}
