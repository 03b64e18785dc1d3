import Forecasting
import Foundation
import OrderedCollections
import TestSupport
import Testing
import TimeSeries

@testable import Pipelines

@Suite struct ScenarioTests {
  private func scenario(
    _ name: String, set: [String: [(ClosedRange<Int>?, Double)]] = [:],
    growth: [String: [(ClosedRange<Int>?, Double)]] = [:], given: [TargetChoice] = []
  ) -> Scenario {
    func assumptions(
      _ figures: [String: [(ClosedRange<Int>?, Double)]], _ kind: Assumption.Kind
    ) -> [Assumption] {
      figures.sorted { $0.key < $1.key }.map { series, figures in
        Assumption(
          series: series, kind: kind,
          figures: figures.map { years, value in
            YearFigure(
              years: years.map { YearSpan(first: $0.lowerBound, last: $0.upperBound) },
              value: value, text: value.compact)
          })
      }
    }
    var scenario = Scenario(name: name)
    scenario.assumptions = assumptions(set, .set) + assumptions(growth, .growth)
    scenario.given = given
    return scenario
  }

  private func target(_ series: String, atLeast value: Double) -> TargetChoice {
    TargetChoice(
      series: series, direction: .atLeast, threshold: value, text: value.compact, by: 2030)
  }

  /// gerd explained by gdp-cny, and their quotient.
  private func pipeline(_ scenarios: [Scenario]) throws -> TestPipeline {
    var pipeline = try TestPipeline()
    let settings: [(key: String, value: SettingInput)] = [
      ("formula", .scalar("log(gerd) ~ log(gdp-cny)"))
    ]
    pipeline.choose(try ModelCatalog.configured("regression", settings).get(), for: "gerd")
    pipeline.derive("intensity", "gerd / gdp-cny")
    pipeline.configuration.projection.scenarios = scenarios
    return pipeline
  }

  private func report(_ scenarios: [Scenario]) async throws -> RunReport {
    let run = try await pipeline(scenarios).run()
    return try #require(run.report)
  }

  private func projection(
    _ report: RunReport, _ series: String, _ scenario: String
  ) throws -> ScenarioProjection {
    try #require(report[series]?.scenarios?.first { $0.scenario == scenario })
  }

  @Test func `a path of a regressor moves what is computed from it and nothing else`() async throws
  {
    let plain = try await report([])
    let report = try await report([
      scenario("high", set: ["gdp-cny": [(2027...2030, 100)]]), scenario("same", growth: [:]),
    ])
    let gdp = try projection(report, "gdp-cny", "high")
    let base = try #require(report["gdp-cny"]).rows.forecasts
    #expect(gdp.rows.map(\.period) == base.map(\.period))
    for (row, old) in zip(gdp.rows, base) {
      if row.period.year >= 2027 {
        #expect(row.median == 100 && row.mean == 100)
        #expect(row.intervals.allSatisfy { $0.lower == 100 && $0.upper == 100 })
      } else {
        #expect(row == old)
      }
    }
    let gerd = try projection(report, "gerd", "high")
    for (row, old) in zip(gerd.rows, try #require(report["gerd"]).rows.forecasts) {
      let (median, before) = (try #require(row.median), try #require(old.median))
      #expect(row.period.year < 2027 ? row == old : median > 1.3 * before)
    }
    #expect(report["intensity"]?.scenarios?.count == 1)
    #expect(report["launches"]?.scenarios == nil && report["patents"]?.scenarios == nil)
    #expect(report.scenarios?.map(\.series) == [["gerd", "intensity", "gdp-cny"], []])
    // The projection itself is what it is without scenarios.
    for name in ["gerd", "gdp-cny", "intensity", "patents"] {
      #expect(report[name]?.rows == plain[name]?.rows)
    }
  }

  @Test func `growth moves the median year by year and keeps the spread`() async throws {
    let report = try await report([
      scenario("slow", growth: ["gdp-cny": [(2026...2028, 1.5)]])
    ])
    let base = try #require(report["gdp-cny"])
    let slow = try projection(report, "gdp-cny", "slow").rows
    let medians = try slow.map { try #require($0.median) }
    let before = try base.rows.forecasts.map { try #require($0.median) }
    #expect(medians[0] == before[0])
    for year in 1...3 { #expect(abs(medians[year] / medians[year - 1] - 1.015) < 1e-13) }
    // Later years keep what was lost.
    for year in 4...5 {
      #expect(abs(medians[year] / before[year] / (medians[3] / before[3]) - 1) < 1e-13)
    }
    for (row, old) in zip(slow, base.rows.forecasts) {
      for (a, b) in zip(row.intervals, old.intervals) {
        #expect(abs((a.upper / a.lower) / (b.upper / b.lower) - 1) < 1e-12)
      }
    }
  }

  @Test func `scenarios draw the same numbers`() async throws {
    // Growth as it is: not a digit moves but for rounding.
    let base = try await report([])
    let rows = try #require(base["gdp-cny"]).rows
    let last = try #require(rows.last { $0.kind == .history }?.median)
    let first = try #require(rows.forecasts.first?.median)
    let report = try await report([
      scenario("as-is", growth: ["gdp-cny": [(2025...2025, 100 * (first / last - 1))]])
    ])
    let gerd = try projection(report, "gerd", "as-is").rows
    for (row, old) in zip(gerd, try #require(base["gerd"]).rows.forecasts) {
      let (a, b) = (try #require(row.median), try #require(old.median))
      #expect(abs(a / b - 1) < 1e-12)
      for (x, y) in zip(row.intervals, old.intervals) {
        #expect(abs(x.upper / y.upper - 1) < 1e-12)
      }
    }
  }

  @Test func `given a target, the figures are those of the paths that meet it`() async throws {
    let base = try await report([])
    let middle = try #require(base["gerd"]?.rows.last?.median)
    let report = try await report([scenario("met", given: [target("gerd", atLeast: middle)])])
    let met = try projection(report, "gerd", "met")
    let paths = try #require(met.paths)
    #expect((150...350).contains(paths) && report.scenarios?.first?.paths == paths)
    let bounds = try #require(met.rows.last?.intervals.last)
    #expect(bounds.lower >= middle)
    // The regressor is as informed: a large response tells of a large regressor.
    let gdp = try projection(report, "gdp-cny", "met")
    let informed = try #require(gdp.rows.last?.median)
    #expect(informed > (try #require(base["gdp-cny"]?.rows.last?.median)))
    #expect(report["intensity"]?.scenarios?.first?.paths == paths)
    #expect(report["launches"]?.scenarios == nil)
    let warning = report.diagnostics.first { $0.code == .fewPaths }
    #expect(warning?.severity == .warning)
    #expect(warning?.message.contains("\(paths) of 500 paths") == true)
  }

  @Test func `given the target, its own probability is one but for half a path`() async throws {
    let base = try await report([])
    let middle = try #require(base["gerd"]?.rows.last?.median)
    var pipeline = try pipeline([scenario("met", given: [target("gerd", atLeast: middle)])])
    pipeline.target("gerd", atLeast: middle, by: 2030)
    let run = try await pipeline.run()
    let report = try #require(run.report)
    let met = try projection(report, "gerd", "met")
    let paths = try #require(met.paths)
    let chance = try #require(met.targets.first?.probabilityInPeriod)
    #expect(chance == 1 - 0.5 / Double(paths))
    let own = try #require(report.targets.first?.probabilityInPeriod)
    #expect(own == Double(paths) / 500)
  }

  @Test func `too few paths give no figures but the reason`() async throws {
    let report = try await report([scenario("moon", given: [target("gerd", atLeast: 1e6)])])
    let moon = try projection(report, "gerd", "moon")
    #expect(moon.rows.isEmpty && moon.paths == 0)
    #expect(moon.reason == "0 of 500 paths meet the targets, and 40 are needed")
    #expect(report.diagnostics.contains { $0.code == .fewPaths })
    #expect(report["gerd"]?.reason == nil)
  }

  @Test func `the least number of paths follows the outermost level`() {
    #expect(Condition.leastPaths(levels: [80, 95]) == 40)
    #expect(Condition.leastPaths(levels: [99]) == 200)
    #expect(Condition.leastPaths(levels: [50]) == 20)
    #expect(Condition.leastPaths(levels: []) == 20)
  }

  @Test func `scenarios stand side by side in the files, the projection first`() async throws {
    let pipeline = try pipeline([
      scenario("high", growth: ["gdp-cny": [(nil, 12)]]),
      scenario("low", growth: ["gdp-cny": [(nil, 1)]]),
    ])
    _ = try await pipeline.run()
    let files = try pipeline.files()
    let csv = String(decoding: try #require(files["scenarios.csv"]), as: UTF8.self)
    let rows = csv.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
    let gdp = rows.filter { $0[0] == "gdp-cny" }
    #expect(gdp.map { String($0[1]) }.split(separator: "base").count == 1)
    #expect(gdp.count == 18 && gdp.prefix(6).allSatisfy { $0[1] == "base" })
    #expect(gdp[6][1] == "high" && gdp[12][1] == "low")
    let json = try #require(files["scenarios.json"])
    let document = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
    let series = try #require(document["series"] as? [[String: Any]])
    #expect(series.compactMap { $0["series"] as? String } == ["gerd", "intensity", "gdp-cny"])
    #expect(files["adjustments.csv"] == nil)
  }

  @Test func `the same bytes whatever the number of tasks`() async throws {
    let pipeline = try pipeline([scenario("high", growth: ["gdp-cny": [(nil, 12)]])])
    _ = try await pipeline.run()
    let first = try pipeline.files()
    _ = try await pipeline.run {
      $0.jobs = 4
      $0.isForced = true
    }
    #expect(try pipeline.files() == first)
  }
}
