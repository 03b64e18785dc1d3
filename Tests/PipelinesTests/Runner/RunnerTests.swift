import Forecasting
import Foundation
import OrderedCollections
import Synchronization
import TestSupport
import Testing
import TimeSeries

@testable import Pipelines

@Suite struct RunnerTests {
  @Test func `every series of a first run is computed and forecast`() async throws {
    let pipeline = try TestPipeline()
    let result = try await pipeline.run()
    let report = try #require(result.report)
    #expect(report.series.map(\.name) == ["gerd", "gdp-cny", "launches", "patents"])
    #expect(report.summary.forecast == 4)
    #expect(result.exitCode == 0)
    let gerd = try #require(report["gerd"])
    #expect(gerd.model == "auto")
    #expect(gerd.rows.count { $0.kind == .history } == 15)
    #expect(gerd.rows.last?.period == .year(2030))
    for row in gerd.rows where row.kind == .forecast {
      let median = try #require(row.median)
      #expect(row.intervals[1].lower < row.intervals[0].lower)
      #expect(row.intervals[0].lower < median && median < row.intervals[0].upper)
      #expect(row.intervals[1].lower > 0)
    }
  }

  @Test func `a second run computes nothing and finds the same`() async throws {
    let pipeline = try TestPipeline()
    let first = try await pipeline.run()
    let files = try pipeline.files()
    let second = try await pipeline.run()
    #expect(first.plan.stale.count == 10)
    #expect(second.plan.isUpToDate)
    #expect(second.report == first.report)
    #expect(second.files == first.files)
    #expect(try pipeline.files() == files)
  }

  @Test func `the number of jobs changes no byte`() async throws {
    var one = try TestPipeline()
    one.derive("share", "gerd / gdp-cny")
    one.target("share", atLeast: 0.5, by: 2030)
    var two = one
    two = try TestPipeline()
    two.configuration = one.configuration
    two.configuration.file = two.folder.url.appending(path: "test.yaml").path
    let first = try await one.run { $0.jobs = 1 }
    let second = try await two.run { $0.jobs = 4 }
    #expect(first.report == second.report)
    #expect(try one.files() == two.files())
    #expect(try one.files().count == first.files.count)
  }

  @Test func `another seed gives other paths`() async throws {
    var pipeline = try TestPipeline()
    pipeline.derive("share", "gerd / gdp-cny")
    let first = try await pipeline.run()
    pipeline.configuration.projection.seed = 8
    let second = try await pipeline.run()
    #expect(first.report?["share"]?.rows.last != second.report?["share"]?.rows.last)
    #expect(first.report?["gerd"] == second.report?["gerd"])
  }

  @Test func `a stage is the last one where the user says so`() async throws {
    let pipeline = try TestPipeline()
    let result = try await pipeline.run { $0.until = .fit }
    #expect(result.report == nil)
    #expect(Set(result.plan.entries.map(\.stage)) == [.ingest, .fit])
    let rest = try await pipeline.run()
    #expect(rest.plan.entries(of: .fit).allSatisfy { !$0.isStale })
    #expect(rest.plan.entries(of: .project).allSatisfy { $0.isStale })
  }

  @Test func `a selection runs what it names and what that needs`() async throws {
    var pipeline = try TestPipeline()
    pipeline.derive("share", "gerd / gdp-cny")
    let result = try await pipeline.run { $0.selection = ["sh?re", "pat*"] }
    #expect(result.report?.series.map(\.name) == ["gerd", "share", "gdp-cny", "patents"])
  }

  @Test func `a selection without a match is rejected with the nearest name`() async throws {
    let pipeline = try TestPipeline()
    let error = await #expect(throws: RunError.self) {
      try await pipeline.run { $0.selection = ["gred"] }
    }
    guard case .rejected(let rejection)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(rejection.diagnostics.map(\.code) == [.unknownSelection])
    #expect(rejection.diagnostics[0].help == "did you mean 'gerd'?")
  }

  @Test func `force computes everything again with the same result`() async throws {
    let pipeline = try TestPipeline()
    let first = try await pipeline.run()
    let second = try await pipeline.run { $0.isForced = true }
    #expect(second.plan.entries.allSatisfy { $0.isStale && $0.reason == "forced" })
    #expect(second.report == first.report)
  }

  @Test func `a series that the data cannot carry keeps its row and is no failure`() async throws {
    var pipeline = try TestPipeline()
    var row = TestPipeline.row("filings", [nil, 3, nil])
    row.reason = "3 statements, all lower bounds"
    pipeline.data.series.append(row)
    pipeline.derive("per-filing", "gerd / filings")
    let result = try await pipeline.run()
    let filings = try #require(result.report?["filings"])
    #expect(filings.outcome == .withoutForecast)
    #expect(filings.reason == "3 statements, all lower bounds")
    #expect(filings.rows.compactMap(\.median) == [3])
    #expect(result.report?["per-filing"]?.outcome == .withoutForecast)
    #expect(result.exitCode == 0)
  }

  @Test func `one absurd series spares the others and the run exits 1`() async throws {
    var pipeline = try TestPipeline()
    pipeline.data.series.insert(
      TestPipeline.row("absurd", [1e-308, 1e308, 1e-300, 1e305], link: .log), at: 1)
    pipeline.choose(Drift(), for: "absurd")
    let result = try await pipeline.run()
    let absurd = try #require(result.report?["absurd"])
    #expect(absurd.outcome == .failed)
    #expect(absurd.reason != nil)
    #expect(result.report?.summary.forecast == 4)
    #expect(result.exitCode == 1)
    let again = try await pipeline.run()
    #expect(again.plan.isUpToDate)
    #expect(again.exitCode == 1)
  }

  @Test func `a model that cannot be fitted gives way to a named fallback`() async throws {
    var pipeline = try TestPipeline(["short": [3, 4]])
    pipeline.choose(Drift(), for: "short")
    let result = try await pipeline.run()
    let short = try #require(result.report?["short"])
    #expect(short.outcome == .fallback)
    #expect(short.model == "naive")
    #expect(short.fit?.fallbacks.map(\.model) == ["drift"])
    #expect(short.fit?.fallbacks[0].reason == "needs 3 observations, there are 2")
    #expect(result.report?.summary.sentence == "1 forecast, 1 by fallback")
    #expect(result.exitCode == 0)
  }

  @Test func `a value without a place on the link is fitted without one, and said so`() async throws
  {
    var pipeline = try TestPipeline(["zeros": [0, 2, 1, 4, 3, 5]])
    pipeline.choose(Drift(), for: "zeros")
    let result = try await pipeline.run()
    let zeros = try #require(result.report?["zeros"])
    #expect(zeros.outcome == .fallback)
    #expect(zeros.fit?.link == "identity")
    #expect(zeros.fit?.fallbacks[0].reason == "0.0 in 2010 has no place on the log scale")
  }

  @Test func `gaps are filled for the fit with a notice and stay gaps in the tables`() async throws
  {
    let pipeline = try TestPipeline(["gappy": [1, 2, nil, 8, 16, nil, nil]])
    let result = try await pipeline.run()
    let gappy = try #require(result.report?["gappy"])
    #expect(gappy.rows.first { $0.period == .year(2012) }?.median == nil)
    #expect(gappy.rows.first { $0.kind == .forecast }?.period == .year(2015))
    #expect(
      gappy.notes == ["'gappy': 1 gap is filled between neighbours for the fit, link log: 2012"])
    #expect(gappy.fit?.summary.observations == 4)
  }

  @Test func `a series that is known to the end has nothing to forecast`() async throws {
    let pipeline = try TestPipeline(["known": (0...20).map { Double($0 + 1) }])
    let result = try await pipeline.run()
    #expect(result.report?["known"]?.outcome == .known)
    #expect(result.report?["known"]?.rows.count == 21)
    #expect(result.exitCode == 0)
  }

  @Test func `a cancelled run keeps what it has finished`() async throws {
    var pipeline = try TestPipeline()
    for index in 0..<120 {
      pipeline.data.series.append(
        TestPipeline.row("s\(index)", (0..<12).map { Double(10 + (($0 * 7 + index) % 5)) }))
      pipeline.target("s\(index)", atLeast: 12, by: 2030)
    }
    let runner = pipeline.runner()
    let (events, continuation) = AsyncStream.makeStream(of: RunEvent.self)
    let task = Task { try await runner.run { continuation.yield($0) } }
    for await event in events {
      if case .seriesDone(.project, _) = event { break }
    }
    task.cancel()
    await #expect(throws: RunError.cancelled) { try await task.value }
    let store = try #require(try Store.existing(at: runner.storePath))
    #expect(try store.runs().map(\.status) == [.cancelled])
    let rest = try await pipeline.run()
    #expect(rest.plan.entries(of: .fit).allSatisfy { !$0.isStale })
    #expect(rest.plan.entries(of: .project).contains { $0.isStale })
  }

  @Test func `an output folder that cannot be made is told of, with the results at hand`()
    async throws
  {
    let pipeline = try TestPipeline()
    try pipeline.folder.write("a file", to: "blocked")
    let blocked = pipeline.folder.url.appending(path: "blocked/out").path
    let result = try await pipeline.run { $0.outputFolder = blocked }
    #expect(result.notices.map(\.code) == [.unwritableOutput])
    #expect(result.files.isEmpty)
    #expect(result.report?.summary.forecast == 4)
    #expect(result.exitCode == 2)
    let elsewhere = try await pipeline.run()
    #expect(elsewhere.plan.stale == ["report"])
    #expect(elsewhere.exitCode == 0)
  }

  @Test func `a store that is damaged ends the run and stays as it is`() async throws {
    let pipeline = try TestPipeline()
    try pipeline.folder.write("no database at all", to: ".almanac/store.sqlite")
    let runner = pipeline.runner()
    await #expect(throws: RunError.rejected(Rejection([.foreignStore(runner.storePath)]))) {
      try await runner.run()
    }
    #expect(throws: Rejection([.foreignStore(runner.storePath)])) { try runner.plan() }
    let left = try String(contentsOfFile: runner.storePath, encoding: .utf8)
    #expect(left == "no database at all")
  }

  @Test func `rejected data ends the run as failed and leaves earlier results`() async throws {
    let pipeline = try TestPipeline()
    _ = try await pipeline.run()
    var options = RunOptions()
    options.isForced = true
    let problem = Diagnostic(.noSeries, "nothing there")
    let broken = Runner(pipeline.configuration, options: options) { _ throws(Rejection) in
      throw Rejection([problem])
    }
    await #expect(throws: RunError.rejected(Rejection([problem]))) { try await broken.run() }
    let store = try #require(try Store.existing(at: broken.storePath))
    #expect(try store.runs().map(\.status) == [.complete, .failed])
    #expect(try pipeline.runner().plan().isUpToDate)
  }

  @Test func `two runs at once on one store give one result`() async throws {
    var pipeline = try TestPipeline()
    pipeline.derive("share", "gerd / gdp-cny")
    let first = pipeline.runner()
    let second = pipeline.runner()
    async let one = first.run()
    async let two = second.run()
    let results = try await (one, two)
    #expect(results.0.report == results.1.report)
    #expect(try pipeline.runner().plan().isUpToDate)
  }

  @Test func `events tell of every stage and series`() async throws {
    let pipeline = try TestPipeline()
    let events = EventLog()
    _ = try await pipeline.runner().run { events.append($0) }
    let all = events.all
    #expect(all.first == .stageStarted(.ingest, stale: 1, total: 1))
    #expect(all.contains(.stageStarted(.fit, stale: 4, total: 4)))
    #expect(all.contains(.seriesDone(.fit, series: "gerd")))
    #expect(all.last == .stageDone(.report, computed: 1, reused: 0))
  }
}

/// Collects events from any task.
final class EventLog: Sendable {
  private let events = Mutex<[RunEvent]>([])
  func append(_ event: RunEvent) { events.withLock { $0.append(event) } }
  var all: [RunEvent] { events.withLock { $0 } }
}
