import Forecasting
import Foundation
import Tabular
import TestSupport
import Testing
import TimeSeries

@testable import Pipelines

@Suite struct PlanTests {
  @Test func `a plan changes nothing on disk`() throws {
    let pipeline = try TestPipeline()
    let plan = try pipeline.runner().plan()
    #expect(plan.entries.allSatisfy { $0.isStale && $0.reason == "never run" })
    let left = try FileManager.default.contentsOfDirectory(atPath: pipeline.folder.url.path)
    #expect(left.isEmpty)
  }

  @Test func `another model of one series runs that series and what depends on it`() async throws {
    var pipeline = try TestPipeline()
    pipeline.derive("share", "gerd / gdp-cny")
    _ = try await pipeline.run()
    pipeline.choose(Naive(), for: "gerd")
    let plan = try pipeline.runner().plan()
    #expect(plan.stale == ["ingest", "fit(gerd)", "project(gerd)", "project(share)", "report"])
    #expect(
      plan.reason(.fit, "gerd") == "settings changed: model auto -> naive, no predictive any more")
    #expect(plan.reason(.project, "share") == "input fit(gerd) changed")
    #expect(plan.reason(.fit, "patents") == "up to date")
  }

  @Test func `what ran before and is wanted again is up to date`() async throws {
    var pipeline = try TestPipeline()
    pipeline.choose(Drift(), for: "gerd")
    _ = try await pipeline.run()
    pipeline.choose(Naive(), for: "gerd")
    _ = try await pipeline.run()
    pipeline.choose(Drift(), for: "gerd")
    let plan = try pipeline.runner().plan()
    #expect(plan.stale == ["report"])
    #expect(plan.entries.last?.reason.hasSuffix("was changed") == true)
  }

  @Test func `another figure runs the series that it belongs to`() async throws {
    var pipeline = try TestPipeline()
    _ = try await pipeline.run()
    pipeline.data.series[2].places[3] = 99
    let plan = try pipeline.runner { $0.isForced = false }.plan()
    // The seam gives other data under unchanged files, so ingest has to be told.
    #expect(plan.isUpToDate)
    pipeline.data.files = [IngestedFile(path: "launches.csv", bytes: 1, sha256: "1")]
    pipeline.configuration.ingest = [
      .table(
        path: "launches.csv", layout: .long, location: SourceLocation(file: "test.yaml", line: 2))
    ]
    let changed = try pipeline.runner().plan()
    #expect(
      changed.stale == ["ingest", "fit(launches)", "project(launches)", "report"])
    #expect(changed.reason(.fit, "launches") == "input series(launches) changed")
  }

  @Test func `levels run projections and no fit`() async throws {
    var pipeline = try TestPipeline()
    _ = try await pipeline.run()
    pipeline.configuration.projection.levels = [50, 90]
    let plan = try pipeline.runner().plan()
    #expect(plan.entries(of: .fit).allSatisfy { !$0.isStale })
    #expect(plan.entries(of: .project).allSatisfy { $0.isStale })
    #expect(
      plan.reason(.project, "gerd") == "settings changed: levels 80.0, 95.0 -> 50.0, 90.0")
  }

  @Test func `a new target runs the projection of its series`() async throws {
    var pipeline = try TestPipeline()
    _ = try await pipeline.run()
    pipeline.target("gerd", atLeast: 30, by: 2028)
    let plan = try pipeline.runner().plan()
    #expect(plan.stale == ["ingest", "project(gerd)", "report"])
  }

  @Test func `a result file that is gone or changed is written again`() async throws {
    let pipeline = try TestPipeline()
    let result = try await pipeline.run()
    let path = try #require(result.files.first)
    try FileManager.default.removeItem(atPath: path)
    let missing = try pipeline.runner().plan()
    #expect(missing.stale == ["report"])
    #expect(missing.reason(.report) == "\(path) is missing")
    _ = try await pipeline.run()
    try Data("mine".utf8).write(to: URL(filePath: path))
    #expect(try pipeline.runner().plan().reason(.report) == "\(path) was changed")
  }

  @Test(arguments: [
    ("gerd", "gerd", true), ("gerd", "g*", true), ("gerd", "*d", true), ("gerd", "g?rd", true),
    ("gerd", "*", true), ("gerd", "ger", false), ("gerd", "?", false), ("gerd", "*x*", false),
    ("a-b-c", "a*c", true), ("aXbXc", "a*b*c", true), ("", "*", true), ("研发", "研*", true),
  ]) func `patterns match as in a shell`(name: String, pattern: String, matches: Bool) {
    #expect(Selection.matches(Array(name), Array(pattern)) == matches)
  }

  @Test func `the key changes with each ingredient and with nothing else`() {
    var made = Ingredients(stage: .fit, series: "a", version: 1)
    made.settings = ["model": "drift", "link": "log"]
    made.inputs = ["series(a)": "00"]
    var same = Ingredients(stage: .fit, series: "a", version: 1)
    same.inputs = ["series(a)": "00"]
    same.settings = ["link": "log", "model": "drift"]
    #expect(made.key == same.key)
    let others =
      [
        { $0.stage = .project }, { $0.series = "b" }, { $0.version = 2 },
        { $0.settings["model"] = "naive" }, { $0.inputs["series(a)"] = "01" },
        { $0.inputs["series(b)"] = "00" },
      ] as [(inout Ingredients) -> Void]
    let keys = others.map { change in
      var other = made
      change(&other)
      return other.key
    }
    #expect(Set(keys + [made.key]).count == others.count + 1)
  }

  @Test func `the key of known ingredients is the SHA-256 of their canonical JSON`() {
    let made = Ingredients(
      stage: .fit, series: "a", version: 1, settings: ["model": "drift"], inputs: ["x/y.csv": "0"])
    let text =
      #"{"inputs":{"x/y.csv":"0"},"series":"a","settings":{"model":"drift"},"stage":"fit","#
      + #""version":1}"#
    #expect(String(decoding: CanonicalJSON.data(made), as: UTF8.self) == text)
    // printf '%s' TEXT | sha256sum (coreutils 9.1)
    #expect(made.key == "9d42d54ea6ebc58fca6ccfa2ac80fb95267d0a67b7ca2729fba9aabb6c26fc5b")
  }
}
