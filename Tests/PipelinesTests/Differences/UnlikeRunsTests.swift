import Foundation
import GRDB
import TestSupport
import Testing

@testable import Pipelines

@Suite struct UnlikeRunsTests {
  @Test func `series that come and go keep their row with the reason`() async throws {
    var fixture = try DifferenceFixture()
    try await fixture.run()
    fixture.rows.removeAll { $0.hasPrefix("staff") }
    fixture.rows.append("export,2021,level,exact,3.1,billion,EUR,2022-03-01,Annual report")
    fixture.rows.append("export,2022,level,exact,3.4,billion,EUR,2023-03-01,Annual report")
    try fixture.write()
    let text = try String(contentsOfFile: fixture.file, encoding: .utf8)
      .replacing("    staff: {}\n", with: "    export: {}\n")
      .replacing("turnover / staff", with: "turnover / export")
    try fixture.folder.write(text, to: "moves.yaml")
    _ = try await Runner(try Configuration.load(file: fixture.file)).run()
    let difference = try await fixture.difference()
    #expect(difference["export"]?.outcome == .appeared)
    #expect(difference["export"]?.reason == "run 1: no such series")
    #expect(difference["staff"]?.outcome == .disappeared)
    #expect(difference["staff"]?.reason == "run 2: no such series")
    #expect(difference["turnover"]?.outcome == .unchanged)
    #expect(difference["per-head"]?.movers == [.configuration])
  }

  @Test func `an input that was not kept leaves moves whole, and is named`() async throws {
    var fixture = try DifferenceFixture()
    try await fixture.run()
    fixture.rows.append("staff,2023,level,about,6500,,count,2024-03-01,Annual report")
    try await fixture.run()
    let store = try #require(try Store.existing(at: fixture.storePath))
    try store.write { db in try db.execute(sql: "DELETE FROM content") }
    let difference = try await fixture.difference()
    #expect(difference.diagnostics.map(\.code) == [.moveNotSplit])
    #expect(difference.diagnostics[0].message.contains("statements.csv"))
    let staff = try #require(difference["staff"])
    #expect(staff.outcome == .moved && staff.parts == nil && staff.change != nil)
    // The table is still what it was: its file stands in for what was not kept.
    try fixture.folder.write(
      (["indicator,period,measure,qualifier,value,scale,unit,published,publisher"]
        + fixture.rows.dropLast()).joined(separator: "\n") + "\n", to: "statements.csv")
    let other = try await fixture.difference()
    #expect(other.diagnostics.map(\.code) == [.moveNotSplit])
    #expect(other.diagnostics[0].message.contains("run 2"))
  }

  @Test func `a configuration that is in error by today's rules leaves moves whole`() async throws {
    var fixture = try DifferenceFixture()
    try await fixture.run()
    fixture.rows.append("staff,2023,level,about,6500,,count,2024-03-01,Annual report")
    try await fixture.run()
    let store = try #require(try Store.existing(at: fixture.storePath))
    try store.write { db in
      try db.execute(sql: "UPDATE run SET configuration = 'pipeline: [' WHERE id = 1")
    }
    let difference = try await fixture.difference()
    #expect(difference.diagnostics.map(\.code) == [.moveNotSplit])
    #expect(difference["staff"]?.outcome == .moved)
  }

  @Test func `settings of an older run that are not in the store count as configuration`()
    async throws
  {
    let fixture = try DifferenceFixture()
    try await fixture.run(overrides: ["fit.series.orders.model=naive"])
    try await fixture.run()
    let with = try await fixture.difference()
    #expect(with["orders"]?.movers == [.configuration])
    let store = try #require(try Store.existing(at: fixture.storePath))
    try store.write { db in try db.execute(sql: "UPDATE run SET overrides = '[]'") }
    let without = try await fixture.difference()
    #expect(without["orders"]?.movers == [.configuration])
    #expect(without["orders"]?.parts == with["orders"]?.parts)
  }

  @Test func `a failed run has no forecasts to compare`() async throws {
    var fixture = try DifferenceFixture()
    try await fixture.run()
    fixture.rows[0] = "turnover,2019,level,exact,abc,billion,EUR,2020-03-01,Annual report"
    await #expect(throws: RunError.self) { try await fixture.run() }
    let store = try #require(try Store.existing(at: fixture.storePath))
    let runs = try store.runs()
    #expect(runs.map(\.status) == [.complete, .failed])
    #expect(runs[0].summary?.forecast == 4 && runs[1].summary == nil)
    let error = await #expect(throws: RunError.self) {
      try await RunComparison(store: store, before: runs[0], after: runs[1]).difference()
    }
    guard case .rejected(let rejection)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(rejection.diagnostics.map(\.code) == [.runWithoutForecasts])
  }

  @Test func `a name or a year that leads nowhere is an error`() async throws {
    let fixture = try DifferenceFixture()
    try await fixture.run()
    try await fixture.run()
    for (change, code) in [
      (
        { (options: inout RunComparison.Options) in options.selection = ["turnovr"] },
        DiagnosticCode.unknownSelection
      ),
      ({ (options: inout RunComparison.Options) in options.year = 1900 }, .unknownYear),
    ] {
      let error = await #expect(throws: RunError.self) { try await fixture.difference(change) }
      guard case .rejected(let rejection)? = error else { continue }
      #expect(rejection.diagnostics.map(\.code) == [code])
    }
  }

  @Test func `a database that a run read is opened as it was`() async throws {
    let folder = try TemporaryFolder()
    let database = folder.url.appending(path: "figures.sqlite").path
    func put(_ values: [Int]) throws {
      try? FileManager.default.removeItem(atPath: database)
      try DatabaseQueue(path: database).write { db in
        try db.execute(sql: "CREATE TABLE figures (unique_id TEXT, ds INTEGER, y REAL)")
        for (index, value) in values.enumerated() {
          try db.execute(
            sql: "INSERT INTO figures VALUES ('a', ?, ?)", arguments: [2015 + index, value])
        }
      }
    }
    try folder.write(
      """
      pipeline: base
      ingest: [{ sqlite: figures.sqlite, table: figures }]
      fit: { series: { a: { model: drift } } }
      project: { until: 2026 }
      """, to: "base.yaml")
    let file = folder.url.appending(path: "base.yaml").path
    try put([10, 12, 13, 15, 16])
    _ = try await Runner(try Configuration.load(file: file)).run()
    try put([10, 12, 13, 15, 16, 20])
    _ = try await Runner(try Configuration.load(file: file)).run()
    let store = try #require(try Store.existing(at: Store.defaultPath(forPipeline: file)))
    let runs = try store.runs()
    let difference = try await RunComparison(store: store, before: runs[0], after: runs[1])
      .difference()
    #expect(difference.diagnostics.isEmpty)
    #expect(difference["a"]?.movers == [.new])
  }
}
