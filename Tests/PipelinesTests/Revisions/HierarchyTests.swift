import Forecasting
import Foundation
import LinearAlgebra
import OrderedCollections
import Statistics
import TestSupport
import Testing
import TimeSeries

@testable import Pipelines

/// What reports show of reconciled series.
@Suite struct HierarchyTests: HierarchyFixture {
  @Test(arguments: [Link.log, .identity])
  func `means of a sum are sums of means`(link: Link) async throws {
    let pipeline = try pipeline(["total = a + b"], link: link)
    let report = try await report(pipeline)
    let (total, a, b) = try (
      means(report, "total"), means(report, "a"), means(report, "b")
    )
    #expect(total.count == 1)
    for index in total.indices {
      #expect(abs(total[index] / (a[index] + b[index]) - 1) < 1e-12)
    }
    let before = try ["total", "a", "b"].map { name in
      try #require(report[name]?.unreconciled?.last?.mean)
    }
    #expect(abs(before[0] / (before[1] + before[2]) - 1) > 1e-4)
    let found = try #require(report["total"]?.reconciliation)
    #expect(found.observations == 19 && found.equations == ["total = a + b"])
    #expect((0...1).contains(try #require(found.shrinkage)) && found.gapBefore > 1e-4)
  }

  @Test(arguments: [1e-9, 1e12])
  func `units do not matter`(unit: Double) async throws {
    let plain = try await report(try pipeline(["total = a + b"]))
    let scaled = try await report(try pipeline(["total = a + b"], Self.parts(unit: unit)))
    for name in ["total", "a", "b"] {
      for (a, b) in zip(try means(plain, name), try means(scaled, name)) {
        #expect(abs(b / unit / a - 1) < 1e-9)
      }
    }
  }

  @Test func `series without an equation keep every byte`() async throws {
    let plain = try await report(try pipeline([]))
    let reconciled = try await report(try pipeline(["total = a + b"]))
    #expect(plain["other"] == reconciled["other"])
    #expect(reconciled["other"]?.reconciliation == nil)
    #expect(plain["total"]?.rows != reconciled["total"]?.rows)
    #expect(plain["total"]?.rows.forecasts == reconciled["total"]?.unreconciled)
  }

  @Test func `derived series follow the reconciled ones`() async throws {
    var pipeline = try pipeline(["total = a + b"])
    pipeline.derive("rest", "total - a - b")
    let rest = try #require(try await report(pipeline)["rest"]?.rows.last)
    #expect(
      abs(try #require(rest.mean)) < 1e-10 && rest.intervals.allSatisfy { abs($0.upper) < 1e-10 })
  }

  @Test func `a regression among the members follows its changed regressor`() async throws {
    var pipeline = try pipeline(["total = a + b"])
    let settings: [(key: String, value: SettingInput)] = [
      ("formula", .scalar("log(b) ~ log(other)"))
    ]
    pipeline.choose(try ModelCatalog.configured("regression", settings).get(), for: "b")
    var scenario = Scenario(name: "high")
    scenario.assumptions = [
      Assumption(
        series: "other", kind: .set,
        figures: [YearFigure(years: nil, value: 900, text: "900")])
    ]
    pipeline.configuration.projection.scenarios = [scenario]
    let report = try await report(pipeline)
    func means(_ name: String) throws -> (base: Double, high: Double) {
      let series = try #require(report[name])
      return (
        try #require(series.rows.last?.mean), try #require(series.scenarios?.first?.rows.last?.mean)
      )
    }
    let (total, a, b) = try (means("total"), means("a"), means("b"))
    #expect(abs(total.base / (a.base + b.base) - 1) < 1e-12)
    #expect(abs(total.high / (a.high + b.high) - 1) < 1e-12)
    #expect(b.high > 1.1 * b.base && total.high > total.base)
  }

  @Test func `correlated errors do not make reconciled forecasts too narrow`() async throws {
    // The total is the sum but for a trace: its errors are those of the parts together.
    var series = Self.parts()
    series["total"] = zip(series["a"] ?? [], series["b"] ?? []).map { a, b in
      a.flatMap { a in b.map { a + $0 } }
    }
    let report = try await report(try pipeline(["total = a + b"], series))
    func width(_ row: ForecastRow?) throws -> Double {
      let bounds = try #require(row?.intervals.last)
      return log(bounds.upper / bounds.lower)
    }
    let total = try #require(report["total"])
    let ratio = try width(total.rows.last) / width(total.unreconciled?.last)
    #expect(ratio > 0.75 && ratio < 1.3, "\(ratio)")
  }

  @Test func `an equation between known figures waits for the first forecast of them`() async throws
  {
    // The share of a is known to a year less than the others, so that the sum alone is closed in 2029.
    var pipeline = try pipeline(["total = a + b", "a = rate * other"])
    pipeline.data.series.append(
      TestPipeline.row("rate", (0..<19).map { 0.5 + 0.001 * Double($0 % 4) }))
    let report = try await report(pipeline)
    #expect(!report.diagnostics.contains { $0.code == .notReconciled })
    let rate = try #require(report["rate"]?.rows.forecasts)
    #expect(rate.map(\.period.year) == [2029, 2030])
    // In 2029 all others are known: the rate is what they say, on every path.
    let known = try ["a", "other"].map { name in
      try #require(report[name]?.rows.last { $0.period == .year(2029) }?.median)
    }
    #expect(abs(try #require(rate[0].median) / (known[0] / known[1]) - 1) < 1e-12)
    let (total, a, b) = try (
      means(report, "total"), means(report, "a"), means(report, "b")
    )
    #expect(abs(total[0] / (a[0] + b[0]) - 1) < 1e-12)
  }

  @Test func `a group that cannot be reconciled says why and keeps its forecasts`() async throws {
    let twice = try await report(try pipeline(["total = a + b", "a = total - b"]))
    let plain = try await report(try pipeline([]))
    #expect(twice["total"]?.rows == plain["total"]?.rows)
    let notices = twice.diagnostics.filter { $0.code == .notReconciled }
    #expect(notices.count == 3 && notices.allSatisfy { $0.severity == .warning })
    #expect(notices.first?.message.contains("repeat one another") == true)
    var missing = try pipeline(["total = a + b"])
    missing.data.series[2].places = []
    missing.data.series[2].start = nil
    let report = try await report(missing)
    #expect(report["a"]?.outcome == .forecast)
    #expect(report.diagnostics.contains { $0.message.contains("'b' has no forecast") })
  }
}
