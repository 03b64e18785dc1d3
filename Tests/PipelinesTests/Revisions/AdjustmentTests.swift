import Forecasting
import Foundation
import OrderedCollections
import TestSupport
import Testing
import TimeSeries

@testable import Pipelines

@Suite struct AdjustmentTests {
  private static func adjustment(
    _ series: String, _ years: ClosedRange<Int>, _ change: Adjustment.Change, _ value: Double
  ) -> Adjustment {
    Adjustment(
      series: series, years: YearSpan(first: years.lowerBound, last: years.upperBound),
      change: change, value: value, text: value.compact, author: "planning desk",
      reason: "a plant opens", date: "2026-02-05")
  }

  private func report(
    _ adjustments: [Adjustment], _ change: (inout TestPipeline) -> Void = { _ in }
  ) async throws -> RunReport {
    var pipeline = try TestPipeline()
    pipeline.configuration.projection.adjustments = adjustments
    change(&pipeline)
    let run = try await pipeline.run()
    return try #require(run.report)
  }

  @Test func `a factor moves every figure of its years, and the others keep theirs`() async throws {
    let plain = try await report([])
    let report = try await report([Self.adjustment("gerd", 2027...2028, .factor, 1.1)])
    let before = try #require(plain["gerd"]).rows
    let series = try #require(report["gerd"])
    #expect(series.unadjusted == before.forecasts)
    #expect(series.adjustments?.map(\.author) == ["planning desk"])
    for (old, new) in zip(before, series.rows) {
      let factor = old.kind == .forecast && (2027...2028).contains(old.period.year) ? 1.1 : 1
      for (a, b) in [(old.mean, new.mean), (old.median, new.median)] {
        let (a, b) = (try #require(a), try #require(b))
        #expect(abs(b / (factor * a) - 1) < 1e-14)
      }
      for (a, b) in zip(old.intervals, new.intervals) {
        #expect(abs(b.lower / (factor * a.lower) - 1) < 1e-14)
        #expect(abs(b.upper / (factor * a.upper) - 1) < 1e-14)
      }
    }
    #expect(series.adjustedRows.map(\.adjusted.period.year) == [2027, 2028])
    for name in ["gdp-cny", "launches", "patents"] { #expect(report[name] == plain[name]) }
  }

  @Test func `amounts and values move the median as told, one after the other`() async throws {
    let plain = try await report([])
    let report = try await report([
      Self.adjustment("gerd", 2026...2026, .amount, -3),
      Self.adjustment("gerd", 2027...2027, .value, 44),
      Self.adjustment("gerd", 2027...2027, .factor, 0.5),
    ])
    func median(_ report: RunReport, _ year: Int) throws -> Double {
      try #require(report["gerd"]?.rows.last { $0.period == .year(year) }?.median)
    }
    let lowered = try median(report, 2026)
    let original = try median(plain, 2026)
    #expect(abs(lowered - (original - 3)) < 1e-13)
    #expect(try median(report, 2027) == 22)
    #expect(try median(report, 2028) == median(plain, 2028))
    let row = try #require(report["gerd"]?.rows.last { $0.period == .year(2027) })
    #expect(row.intervals.allSatisfy { $0.lower > 0 && $0.lower < 22 && $0.upper > 22 })
  }

  @Test func `what the link does not admit is left out and named`() async throws {
    let plain = try await report([])
    let report = try await report([Self.adjustment("gerd", 2026...2030, .amount, -1e6)])
    #expect(report["gerd"]?.rows == plain["gerd"]?.rows)
    let notices = report.diagnostics.filter { $0.code == .impossibleChange }
    #expect(notices.count == 5 && notices.allSatisfy { $0.severity == .warning })
  }

  @Test func `targets and derived series follow, and keep their figures without`() async throws {
    let adjustment = Self.adjustment("gerd", 2026...2030, .factor, 2)
    func change(_ pipeline: inout TestPipeline) {
      pipeline.derive("intensity", "gerd / gdp-cny")
      pipeline.target("gerd", atLeast: 35, by: 2030)
    }
    let plain = try await report([], change)
    let report = try await report([adjustment], change)
    let before = try #require(plain["intensity"]?.rows.last)
    let after = try #require(report["intensity"]?.rows.last)
    #expect(report["intensity"]?.unadjusted?.last == before)
    #expect(report["intensity"]?.adjustments == nil)
    let (old, new) = (try #require(before.median), try #require(after.median))
    #expect(abs(new / (2 * old) - 1) < 1e-14)
    let chances = [plain, report].compactMap { $0.targets.first?.probabilityInPeriod }
    #expect(chances.count == 2 && chances[0] < chances[1])
  }

  @Test func `a regression sees the adjusted regressor`() async throws {
    let settings: [(key: String, value: SettingInput)] = [
      ("formula", .scalar("log(gerd) ~ log(gdp-cny)"))
    ]
    let regression = try ModelCatalog.configured("regression", settings).get()
    func change(_ pipeline: inout TestPipeline) { pipeline.choose(regression, for: "gerd") }
    let plain = try await report([], change)
    let report = try await report([Self.adjustment("gdp-cny", 2028...2028, .factor, 1.2)], change)
    func medians(_ report: RunReport) -> [Double] {
      report["gerd"]?.rows.forecasts.compactMap(\.median) ?? []
    }
    let (before, after) = (medians(plain), medians(report))
    #expect(before.count == 6 && after.count == 6)
    for (index, pair) in zip(before, after).enumerated() {
      // An elasticity near one: the same paths, so that the other years do not move at all.
      #expect(index == 3 ? pair.1 / pair.0 > 1.1 : pair.0 == pair.1)
    }
    #expect(report["gerd"]?.unadjusted?.compactMap(\.median) == before)
  }

  @Test func `both figures stand in the files, with author, day and reason`() async throws {
    var pipeline = try TestPipeline()
    pipeline.configuration.projection.adjustments = [
      Self.adjustment("gerd", 2027...2027, .factor, 1.1)
    ]
    let run = try await pipeline.run()
    let files = try pipeline.files()
    let csv = String(decoding: try #require(files["adjustments.csv"]), as: UTF8.self)
    let lines = csv.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix("indicator,period,unit,unadjusted-mean,unadjusted-median"))
    let cells = lines[1].split(separator: ",", omittingEmptySubsequences: false)
    #expect(
      cells.suffix(4) == ["factor 1.1 in 2027", "planning desk", "2026-02-05", "a plant opens"])
    let after = try #require(Double(cells[10]))
    let before = try #require(Double(cells[4]))
    #expect(abs(after / (1.1 * before) - 1) < 1e-14)
    let json = String(decoding: try #require(files["adjustments.json"]), as: UTF8.self)
    #expect(json.contains("\"author\" : \"planning desk\"") && json.contains("\"unadjusted\""))
    let forecasts = String(decoding: try #require(files["forecasts.csv"]), as: UTF8.self)
    let adjusted = try #require(run.report?["gerd"]?.rows.last { $0.period == .year(2027) }?.median)
    #expect(forecasts.contains("\(adjusted)"))
    #expect(files["scenarios.csv"] == nil && files["hierarchies.json"] == nil)
  }

  @Test func `an adjustment makes its series stale and no other`() async throws {
    var pipeline = try TestPipeline()
    _ = try await pipeline.run()
    pipeline.configuration.projection.adjustments = [
      Self.adjustment("gerd", 2027...2027, .factor, 1.1)
    ]
    let plan = try pipeline.runner().plan()
    #expect(plan.stale == ["ingest", "project(gerd)", "report"])
    _ = try await pipeline.run()
    #expect(try pipeline.runner().plan().isUpToDate)
    let first = try pipeline.files()
    _ = try await pipeline.run {
      $0.isForced = true
      $0.jobs = 3
    }
    #expect(try pipeline.files() == first)
  }

  @Test func `shares stay within their bounds`() throws {
    let link = Link.logit(lower: 0, upper: 100)
    let move = try #require(MedianMove(from: 60, to: 97, link: link))
    #expect(move(60) == 97)
    var last = 0.0
    for value in stride(from: 1.0, to: 100, by: 7) {
      let moved = move(value)
      #expect(moved > last && moved < 100)
      last = moved
    }
    #expect(MedianMove(from: 60, to: 100, link: link) == nil)
    #expect(MedianMove(from: 3, to: -1, link: .log) == nil)
    let rank = try #require(MedianMove(from: 10, to: 8, link: .rank))
    #expect(rank(10) == 8 && rank(1) == 1 && rank(14) == rank(14).rounded())
  }
}
