import Forecasting
import Foundation
import LinearAlgebra
import OrderedCollections
import Statistics
import TestSupport
import Testing
import TimeSeries

@testable import Pipelines

@Suite struct HierarchyTests {
  /// Two noisy growing parts, and their total reported with an error of its own.
  private static func parts(unit: Double = 1) -> OrderedDictionary<String, [Double?]> {
    var stream = RandomStream(seed: 5, name: "hierarchy")
    var (a, b, total): ([Double?], [Double?], [Double?]) = ([], [], [])
    for year in 0..<20 {
      let x = 50 * exp(0.06 * Double(year) + 0.03 * stream.nextNormal())
      let y = 30 * exp(0.02 * Double(year) + 0.05 * stream.nextNormal())
      a.append(unit * x)
      b.append(unit * y)
      total.append(unit * (x + y) * exp(0.01 * stream.nextNormal()))
    }
    return ["total": total, "a": a, "b": b, "other": a.map { $0.map { 2 * $0 } }]
  }

  private func equation(_ text: String) throws -> Equation {
    let sides = text.split(separator: "=").map(String.init)
    return Equation(
      text: text, left: try Arithmetic(sides[0]), right: try Arithmetic(sides[1]))
  }

  private func pipeline(
    _ equations: [String], _ series: OrderedDictionary<String, [Double?]> = HierarchyTests.parts(),
    link: Link = .log, model: any Model = Drift()
  ) throws -> TestPipeline {
    var pipeline = try TestPipeline(series)
    for index in pipeline.data.series.indices { pipeline.data.series[index].link = link }
    for name in series.keys { pipeline.choose(model, for: name) }
    pipeline.configuration.projection.hierarchies = try equations.map { try equation($0) }
    return pipeline
  }

  private func report(_ pipeline: TestPipeline) async throws -> RunReport {
    let run = try await pipeline.run()
    return try #require(run.report)
  }

  private func means(_ report: RunReport, _ name: String) throws -> [Double] {
    try #require(report[name]).rows.forecasts.map { try #require($0.mean) }
  }

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

  @Test func `every path satisfies every equation`() throws {
    // Through the job itself: paths are not part of a report.
    var pipeline = try pipeline(["total = a + b", "a = share * total / 100"])
    var share = TestPipeline.row("share", (0..<20).map { 40 + Double($0 % 3) })
    share.link = .logit(lower: 0, upper: 100)
    pipeline.data.series.append(share)
    pipeline.configuration.projection.until = 2034
    let workload = try Workload(
      pipeline.configuration, pipeline.data, ingestKey: "", selection: [])
    let group = try #require(workload.revisions.groups.first)
    #expect(workload.revisions.groups.count == 1)
    #expect(group.members == ["total", "a", "b", "share"])
    let outcome = try reconciliation(of: group, workload).run()
    #expect(outcome.reconciliation != nil)
    let paths = try group.members.map { try #require(outcome.projected[$0]?.trajectory.paths) }
    #expect(paths[0].steps == 5 && paths[0].count == 500)
    for index in paths[0].values.indices {
      let (total, a, b, share) = (
        paths[0].values[index], paths[1].values[index], paths[2].values[index],
        paths[3].values[index]
      )
      #expect(abs(total / (a + b) - 1) < 1e-12 && abs(a / (share * total / 100) - 1) < 1e-12)
      #expect(total > 0 && a > 0 && b > 0 && share > 0 && share < 100)
    }
  }

  private func reconciliation(
    of group: HierarchyGroup, _ workload: Workload
  ) throws -> HierarchyReconciliation {
    HierarchyReconciliation(
      group: group,
      members: try group.members.map { name in
        let fit = try #require(try workload.fitJob(of: name)?.run().fit())
        let job = workload.projectionJob(
          of: name, fit: .success(fit), parts: [], isNeeded: true)
        return HierarchyReconciliation.Member(
          job: job, start: ChangedProjection(projected: job.run()), model: job.run().trajectory,
          fit: fit, isAlone: true)
      })
  }

  @Test func `natural values are reconciled by minimum trace`() throws {
    let pipeline = try pipeline(["total = a + b"], link: .identity)
    let workload = try Workload(
      pipeline.configuration, pipeline.data, ingestKey: "", selection: [])
    let group = try #require(workload.revisions.groups.first)
    let job = try reconciliation(of: group, workload)
    let scales = job.members.map { ReconciliationScale($0) }
    let errors = ForecastErrors(job.members, scales)
    let trace = try MinimumTrace(
      Matrix(rows: [[1, -1, -1]]), weights: ErrorWeights(errors.covariance))
    let aligned = PathAlignment(job.members, scales, errors.correlation).trajectories
    let outcome = job.run()
    for path in 0..<500 {
      let base = aligned.compactMap { $0.paths?.path(path).first }
      let wanted = trace.reconciled(base)
      for (index, name) in group.members.enumerated() {
        let found = try #require(outcome.projected[name]?.trajectory.paths?.path(path).first)
        #expect(abs(found - wanted[index]) < 1e-12 * abs(wanted[index]))
      }
    }
  }

  @Test func `aligned paths have the errors' correlation and are the same paths`() throws {
    let pipeline = try pipeline(["total = a + b"])
    let workload = try Workload(
      pipeline.configuration, pipeline.data, ingestKey: "", selection: [])
    let job = try reconciliation(of: try #require(workload.revisions.groups.first), workload)
    let scales = job.members.map { ReconciliationScale($0) }
    let correlation = Matrix(rows: [[1, 0.8, 0.5], [0.8, 1, 0.2], [0.5, 0.2, 1]])
    let aligned = PathAlignment(job.members, scales, correlation).trajectories
    func logs(_ trajectory: Trajectory) throws -> [Double] {
      try #require(trajectory.paths).values.map { log($0) }
    }
    let columns = try aligned.map(logs)
    func found(_ i: Int, _ j: Int) -> Double {
      let (x, y) = (columns[i], columns[j])
      let n = Double(x.count)
      let (mx, my) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
      let pairs = zip(x, y)
      let cross = pairs.reduce(0) { $0 + ($1.0 - mx) * ($1.1 - my) }
      let (sx, sy) = (
        x.reduce(0) { $0 + ($1 - mx) * ($1 - mx) }, y.reduce(0) { $0 + ($1 - my) * ($1 - my) }
      )
      return cross / (sx * sy).squareRoot()
    }
    #expect(abs(found(0, 1) - 0.8) < 0.08 && abs(found(0, 2) - 0.5) < 0.1)
    #expect(abs(found(1, 2) - 0.2) < 0.12)
    for (member, column) in zip(job.members, columns) {
      #expect(try logs(member.trajectory).sorted() == column.sorted())
    }
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

  @Test func `equations that share series are one group`() throws {
    let groups = HierarchyGroup.groups(
      of: try ["t = a + b", "x = y * z", "a = c + d", "y = 2 * t"].map { try equation($0) })
    #expect(groups.count == 1 && groups[0].equations.count == 4)
    let apart = HierarchyGroup.groups(
      of: try ["t = a + b", "x = y * z", "a = c + d"].map { try equation($0) })
    #expect(apart.map(\.members) == [["t", "a", "b", "c", "d"], ["x", "y", "z"]])
  }

  @Test func `slopes of a formula are those of differences`() throws {
    let formula = try Arithmetic("(a + 2 * b) / c - -a * 3 / (b - c)")
    let point = [1.3, 2.7, 0.9]
    let (value, slopes) = formula.tangent(at: point)
    #expect(value == formula.value(point))
    for index in point.indices {
      let step = 1e-6
      var (up, down) = (point, point)
      up[index] += step
      down[index] -= step
      let slope = (formula.value(up) - formula.value(down)) / (2 * step)
      #expect(abs(slope - slopes[index]) < 1e-7 * max(1, abs(slope)))
    }
  }
}
