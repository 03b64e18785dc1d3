import Forecasting
import Foundation
import LinearAlgebra
import OrderedCollections
import Statistics
import TestSupport
import Testing
import TimeSeries

@testable import Pipelines

/// Judgement on members of a hierarchy.
@Suite struct HierarchyJudgementTests: HierarchyFixture {
  @Test func `what is judged or known stays and the others make up for it`() async throws {
    var pipeline = try pipeline(["total = a + b"])
    pipeline.configuration.projection.adjustments = [
      Adjustment(
        series: "total", years: YearSpan(first: 2030, last: 2030), change: .value, value: 260,
        text: "260", author: "planning desk", reason: "a test", date: "2026-02-05")
    ]
    let report = try await report(pipeline)
    #expect(report["total"]?.rows.last?.median == 260)
    let (total, a, b) = try (
      means(report, "total"), means(report, "a"), means(report, "b")
    )
    #expect(abs(total[0] / (a[0] + b[0]) - 1) < 1e-12)
    #expect(
      report["total"]?.unadjusted?.last?.median != report["total"]?.unreconciled?.last?.median)
    let before = try #require(report["a"]?.unadjusted?.last?.mean)
    #expect(a[0] != before && report["a"]?.adjustments == nil)
  }

  @Test func `a factor is one of the reconciled figure, in its years alone`() async throws {
    var pipeline = try pipeline(["total = a + b"])
    pipeline.configuration.projection.until = 2031
    let plain = try await report(pipeline)
    pipeline.configuration.projection.adjustments = [
      Adjustment(
        series: "a", years: YearSpan(first: 2031, last: 2031), change: .factor, value: 1.1,
        text: "1.1", author: "planning desk", reason: "a test", date: "2026-02-05")
    ]
    let report = try await report(pipeline)
    for name in ["total", "a", "b"] {
      let (rows, before) = (try #require(report[name]).rows, try #require(plain[name]).rows)
      #expect(rows.dropLast() == before.dropLast())
      #expect(report[name]?.unadjusted == before.forecasts)
    }
    let (old, new) = (
      try #require(plain["a"]?.rows.last?.median), try #require(report["a"]?.rows.last?.median)
    )
    #expect(abs(new / (1.1 * old) - 1) < 1e-14)
    let total = try #require(report["total"]?.rows.last?.mean)
    #expect(total > (try #require(plain["total"]?.rows.last?.mean)))
  }

  @Test func `judgements that contradict an equation are named`() async throws {
    var pipeline = try pipeline(["total = a + b"])
    pipeline.configuration.projection.adjustments = [("total", 300.0), ("a", 200), ("b", 90)].map {
      Adjustment(
        series: $0, years: YearSpan(first: 2030, last: 2030), change: .value, value: $1,
        text: $1.compact, author: "planning desk", reason: "a test", date: "2026-02-05")
    }
    let report = try await report(pipeline)
    #expect(report["total"]?.rows.last?.median == 300 && report["b"]?.rows.last?.median == 90)
    let notices = report.diagnostics.filter { $0.code == .notReconciled }
    #expect(notices.count == 3 && notices.allSatisfy { $0.message.contains("in 2030") })
    #expect(report["total"]?.reconciliation?.gapBefore ?? 1 < 0.1)
  }
}
