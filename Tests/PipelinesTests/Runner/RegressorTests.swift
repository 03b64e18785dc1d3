import Forecasting
import Foundation
import OrderedCollections
import TestSupport
import Testing
import TimeSeries

@testable import Pipelines

@Suite struct RegressorTests {
  /// y = 2x with small noise; x a noisy walk.
  private static let x: [Double] = [
    100, 108, 113, 125, 131, 140, 156, 160, 175, 181, 199, 204, 222, 231, 250,
  ]
  private static let y = x.enumerated().map { index, value in
    2 * value + [0.5, -0.4, 0.2, -0.3, 0.1][index % 5]
  }

  private func regression(_ formula: String) throws -> any Model {
    let settings: [(key: String, value: SettingInput)] = [("formula", .scalar(formula))]
    return try ModelCatalog.configured("regression", settings).get()
  }

  private func pipeline(_ series: OrderedDictionary<String, [Double?]>) throws -> TestPipeline {
    var pipeline = try TestPipeline(series)
    pipeline.configuration.projection.paths = 2000
    pipeline.choose(try regression("y ~ x"), for: "y")
    return pipeline
  }

  private func width(_ report: SeriesReport?) throws -> Double {
    let bounds = try #require(report?.rows.last?.intervals.last)
    return bounds.upper - bounds.lower
  }

  @Test func `the regressor is projected first and its uncertainty carried along`() async throws {
    let projected = try pipeline(["y": Self.y, "x": Self.x])
    let carriedRun = try await projected.run()
    let carried = try #require(carriedRun.report)
    let known = try pipeline([
      "y": Self.y, "x": Self.x + (1...6).map { 250 + 10 * Double($0) },
    ])
    let certainRun = try await known.run()
    let certain = try #require(certainRun.report)
    #expect(certain["x"]?.outcome == .known)
    #expect(carried["y"]?.outcome == .forecast)
    // The response follows the regressor, so nearly all of its width is twice the regressor's.
    let ratio = try width(carried["y"]) / (2 * width(carried["x"]))
    #expect(ratio > 0.85 && ratio < 1.15, "\(ratio)")
    #expect(try width(carried["y"]) > 10 * width(certain["y"]))
  }

  @Test func `a regression with ARIMA errors carries its regressor's paths`() async throws {
    let settings: [(key: String, value: SettingInput)] = [
      ("order", .list([.scalar("1"), .scalar("0"), .scalar("0")])),
      ("regressors", .list([.scalar("x")])),
    ]
    let model = try ModelCatalog.configured("arima", settings).get()
    // On the scale of the response's link, which is the logarithm.
    let response = Self.x.enumerated().map {
      exp(0.01 * $1 + [0.01, -0.008, 0.004, -0.006, 0.002][$0 % 5])
    }
    func report(_ x: [Double]) async throws -> RunReport {
      var pipeline = try pipeline(["y": response, "x": x])
      pipeline.choose(model, for: "y")
      let run = try await pipeline.run()
      return try #require(run.report)
    }
    let carried = try await report(Self.x)
    let certain = try await report(Self.x + (1...6).map { 250 + 10 * Double($0) })
    #expect(carried["y"]?.outcome == .forecast && carried["y"]?.model == "arima")
    let parameter = try #require(carried["y"]?.fit?.parameters.first { $0.name == "x" })
    #expect(abs(parameter.estimate - 0.01) < 1e-3 && parameter.standardError != nil)
    let (wide, narrow, x) = (carried["y"], certain["y"], carried["x"])
    #expect(try width(wide) > 5 * width(narrow))
    // Monotone in x, so that its quantiles are nearly those of exp(x/100).
    let bounds = try #require(wide?.rows.last?.intervals.last)
    let source = try #require(x?.rows.last?.intervals.last)
    let ratio = log(bounds.upper / bounds.lower) / (0.01 * (source.upper - source.lower))
    #expect(ratio > 0.85 && ratio < 1.15, "\(ratio)")
  }

  @Test func `path i of the regressor goes into path i of the response`() async throws {
    var pipeline = try pipeline(["y": Self.y, "x": Self.x])
    pipeline.derive("ratio", "y / x")
    let reportRun = try await pipeline.run()
    let report = try #require(reportRun.report)
    // Path by path the ratio is near 2 however far the regressor wanders; mixed-up paths would not be.
    let last = try #require(report["ratio"]?.rows.last)
    let bounds = try #require(last.intervals.last)
    #expect(bounds.lower > 1.95 && bounds.upper < 2.05, "\(bounds)")
  }

  @Test func `a regressor that begins later or ends earlier cuts the fit, with a note`()
    async throws
  {
    let later = try pipeline(["y": Self.y, "x": [nil, nil, nil] + Self.x.dropFirst(3).map { $0 }])
    let reportRun = try await later.run()
    let report = try #require(reportRun.report)
    #expect(report["y"]?.fit?.from == .year(2013))
    #expect(report["y"]?.fit?.summary.observations == 12)
    #expect(
      report["y"]?.notes == ["'y' is fitted on 2013 to 2024, where 'x' is known"])

    let earlier = try pipeline(["y": Self.y, "x": Array(Self.x.dropLast(2))])
    let otherRun = try await earlier.run()
    let other = try #require(otherRun.report)
    #expect(other["y"]?.fit?.to == .year(2022))
    #expect(other["y"]?.rows.first { $0.kind == .forecast }?.period == .year(2025))
    #expect(other["y"]?.rows.count { $0.kind == .history } == 15)
    #expect(other["y"]?.rows.last?.period == .year(2030))
  }

  @Test func `a regressor without a forecast makes a named fallback`() async throws {
    var pipeline = try pipeline(["y": Self.y, "x": Self.x])
    pipeline.data.series[1].reason = "3 statements, all lower bounds"
    let reportRun = try await pipeline.run()
    let report = try #require(reportRun.report)
    #expect(report["y"]?.outcome == .fallback)
    #expect(report["y"]?.model == "drift")
    #expect(
      report["y"]?.fit?.fallbacks.map(\.reason)
        == ["'x' has no forecast: 3 statements, all lower bounds"])
  }

  @Test func `another model of the regressor runs the response's projection, not its fit`()
    async throws
  {
    var pipeline = try pipeline(["y": Self.y, "x": Self.x])
    _ = try await pipeline.run()
    pipeline.choose(Naive(), for: "x")
    let plan = try pipeline.runner().plan()
    #expect(plan.stale == ["ingest", "fit(x)", "project(y)", "project(x)", "report"])
    let changed = try await pipeline.run()
    let fresh = try self.pipeline(["y": Self.y, "x": Self.x])
    var other = fresh
    other.choose(Naive(), for: "x")
    let whole = try await other.run()
    #expect(changed.report == whole.report)
  }

  @Test func `paths of a regressor from the store are the ones it had`() async throws {
    var pipeline = try pipeline(["y": Self.y, "x": Self.x])
    let first = try await pipeline.run()
    pipeline.target("y", atLeast: 600, by: 2030)
    let second = try await pipeline.run()
    #expect(second.plan.stale == ["ingest", "project(y)", "report"])
    #expect(second.report?["y"]?.rows == first.report?["y"]?.rows)
  }

  @Test func `series that need each other have no forecast and spare the rest`() async throws {
    var pipeline = try TestPipeline(["y": Self.y, "x": Self.x, "z": Self.x])
    pipeline.choose(try regression("y ~ x"), for: "y")
    pipeline.choose(try regression("x ~ y"), for: "x")
    let result = try await pipeline.run()
    #expect(result.report?["y"]?.outcome == .failed)
    #expect(result.report?["x"]?.reason == "it needs itself, through others")
    #expect(result.report?["z"]?.outcome == .forecast)
    #expect(result.exitCode == 1)
  }
}
