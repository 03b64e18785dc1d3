import Forecasting
import Foundation
import OrderedCollections
import TestSupport
import Testing
import TimeSeries

@testable import Pipelines

/// Models of values on indicators that are known from statements.
@Suite struct ImputationTests {
  /// Figures with a relative width, one a year from 2012 on.
  private func row(_ name: String, _ values: [Double], width: Double) throws -> IngestedSeries {
    var row = TestPipeline.row(name, values)
    row.evidence = try Evidence(
      name: name,
      items: values.enumerated().map { index, value in
        EvidenceItem(
          .level(.year(2012 + index)),
          cells: [EvidenceCell(value * (1 - width / 2), value * (1 + width / 2))], noise: 0.003,
          label: "\(name) \(2012 + index)")
      })
    row.start = .year(2012)
    return row
  }

  private static let x: [Double] = [100, 108, 113, 125, 131, 140, 156, 160, 175, 181, 199, 204]
  private static let y = x.map { 3 * $0 }

  private func pipeline(
    _ model: any Model = Drift(), width: Double = 0.05
  ) throws -> TestPipeline {
    var pipeline = try TestPipeline([:])
    pipeline.data.series = [
      try row("y", Self.y, width: width), try row("x", Self.x, width: width),
    ]
    pipeline.choose(model, for: "y")
    return pipeline
  }

  private func regression() throws -> any Model {
    let settings: [(key: String, value: SettingInput)] = [
      ("formula", .scalar("log(y) ~ log(x)"))
    ]
    return try ModelCatalog.configured("regression", settings).get()
  }

  @Test func `the chosen model is fitted to draws of the history`() async throws {
    let run = try await pipeline().run()
    let series = try #require(run.report?["y"])
    #expect(series.outcome == .forecast && series.model == "drift")
    #expect(series.fit?.imputations == 20)
    #expect(series.fit?.statements.count == 12)
    // The past keeps its own distribution: as wide as the cells.
    let past = try #require(series.rows.first { $0.period == .year(2020) })
    let bounds = try #require(past.intervals.last)
    let width = (bounds.upper - bounds.lower) / Self.y[8]
    #expect(past.kind == .history && width > 0.01 && width < 0.055, "\(width)")
  }

  @Test func `wider figures make wider forecasts`() async throws {
    func ratio(_ width: Double) async throws -> Double {
      let run = try await pipeline(width: width).run()
      let bounds = try #require(run.report?["y"]?.rows.first { $0.period == .year(2024) })
        .intervals
      return bounds[1].upper / bounds[1].lower
    }
    #expect(try await ratio(0.3) > 1.1 * ratio(0.01))
  }

  @Test func `results do not depend on the number of tasks, and the seed decides them`()
    async throws
  {
    let one = try pipeline(try regression())
    _ = try await one.run { $0.jobs = 1 }
    let four = try pipeline(try regression())
    _ = try await four.run { $0.jobs = 4 }
    #expect(try one.files() == four.files())
    var other = try pipeline(try regression())
    other.configuration.projection.seed = 8
    _ = try await other.run()
    #expect(try one.files()["forecasts.csv"] != other.files()["forecasts.csv"])
  }

  @Test func `a regressor from statements is drawn together with the response`() async throws {
    var pipeline = try pipeline(try regression())
    pipeline.derive("ratio", "y / x")
    let run = try await pipeline.run()
    let report = try #require(run.report)
    #expect(report["y"]?.outcome == .forecast && report["y"]?.model == "regression")
    // y is three times x: the response follows its regressor on each path.
    let ratio = try #require(report["ratio"]?.rows.last { $0.kind == .forecast })
    let own = try #require(report["x"]?.rows.last { $0.kind == .forecast })
    #expect(
      ratio.intervals[1].upper / ratio.intervals[1].lower
        < (own.intervals[1].upper / own.intervals[1].lower).squareRoot())
    #expect(abs((ratio.median ?? 0) - 3) < 0.3)
  }

  @Test func `a model that the draws cannot carry makes a named fallback to their own`()
    async throws
  {
    var pipeline = try pipeline(DynamicOptimizedTheta())
    pipeline.data.series[0] = try row("y", [100, 110], width: 0.02)
    let run = try await pipeline.run()
    let series = try #require(run.report?["y"])
    #expect(series.outcome == .fallback && series.model == "latent-trend")
    #expect(
      series.fit?.fallbacks.map(\.reason) == [
        "in draw 1 of 20 of the history: needs 4 observations, there are 2"
      ])
  }

  @Test func `a second run computes nothing, and another number of draws the fit again`()
    async throws
  {
    var pipeline = try pipeline()
    _ = try await pipeline.run()
    #expect(try pipeline.runner().plan().stale == [])
    pipeline.configuration.fit.imputations = 30
    #expect(try pipeline.runner().plan().stale == ["fit(y)", "project(y)", "report"])
  }

  @Test func `a derived series keeps the uncertainty of the past of its parts`() async throws {
    var pipeline = try pipeline(LatentTrend())
    pipeline.derive("growth", "growth(y, 2015)")
    let run = try await pipeline.run()
    let rows = try #require(run.report?["growth"]?.rows)
    #expect(rows.first?.period == .year(2016))
    let past = try #require(rows.first { $0.period == .year(2020) })
    let growth = 100 * (pow(Self.y[8] / Self.y[3], 1.0 / 5) - 1)
    #expect(past.kind == .history && abs((past.median ?? 0) - growth) < 0.3)
    #expect(past.intervals[1].upper - past.intervals[1].lower > 0.1)
    #expect(rows.last?.period == .year(2030) && rows.last?.kind == .forecast)
  }

  @Test func `targets over past and future years are scored on joint paths`() async throws {
    var pipeline = try pipeline(LatentTrend())
    func target(_ measure: TargetMeasure, _ threshold: Double, from: Int, by: Int) -> TargetChoice {
      TargetChoice(
        series: "y", direction: .atLeast, threshold: threshold, text: "t", by: by,
        measure: measure, from: from)
    }
    let sum = Self.y.suffix(3).reduce(0, +)
    pipeline.configuration.projection.targets = [
      target(.cumulative, 0.9 * sum, from: 2021, by: 2023),
      target(.cumulative, sum, from: 2021, by: 2023),
      target(.averageGrowth, -20, from: 2020, by: 2026),
      target(.multiple, 1, from: 2020, by: 2040),
    ]
    let run = try await pipeline.run()
    let scores = try #require(run.report?.targets)
    #expect(scores[0].status == .met && (scores[0].probabilityInPeriod ?? 0) > 0.99)
    #expect(scores[1].status != .open)
    #expect(abs((scores[1].probabilityInPeriod ?? 0) - 0.5) < 0.45)
    #expect(scores[2].status == .open && (scores[2].probabilityInPeriod ?? 0) > 0.95)
    #expect(scores[3].status == .unknown && scores[3].note == "the projection ends in 2030")
  }
}
