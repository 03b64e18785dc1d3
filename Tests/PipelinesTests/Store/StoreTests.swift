import Forecasting
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Pipelines

@Suite struct StoreTests {
  private let folder: TemporaryFolder
  private var path: String { folder.url.appending(path: ".almanac/store.sqlite").path }

  init() throws { folder = try TemporaryFolder() }

  private func artefact(_ name: String, body: String = "{}") -> Artefact {
    let made = Ingredients(stage: .fit, series: name, version: 1)
    return Artefact(ingredients: made, key: made.key, body: Data(body.utf8))
  }

  @Test func `what is saved is found again by another opening`() throws {
    let run = try Store(path: path).begin(
      pipeline: "p.yaml", origin: RunOrigin(text: "pipeline: p"))
    let made = artefact("a", body: #"{"x":0.1}"#)
    try Store(path: path).save([made], run: run)
    let store = try #require(try Store.existing(at: path))
    #expect(try store.body(made.key) == made.body)
    #expect(try store.present([made.key, "other"]) == [made.key])
    #expect(try store.latestIngredients(pipeline: "p.yaml") == [Slot(.fit, "a"): made.ingredients])
    #expect(try store.latestIngredients(pipeline: "q.yaml").isEmpty)
    #expect(try store.configuration(ofRun: run) == "pipeline: p")
  }

  @Test func `the store is in write-ahead mode`() throws {
    _ = try Store(path: path)
    let mode = try DatabaseQueue(path: path).read { db in
      try String.fetchOne(db, sql: "PRAGMA journal_mode")
    }
    #expect(mode == "wal")
  }

  @Test func `a new store can be opened by many at once`() async throws {
    for round in 0..<20 {
      let path = folder.url.appending(path: "\(round)/store.sqlite").path
      try await withThrowingTaskGroup(of: Void.self) { openings in
        for _ in 0..<8 { openings.addTask { _ = try Store(path: path) } }
        try await openings.waitForAll()
      }
      #expect(try Store(path: path).runs().isEmpty)
    }
  }

  @Test func `the bytes of an input are kept once`() throws {
    let store = try Store(path: path)
    let file = IngestedFile(path: "a.csv", bytes: 3, sha256: "abc")
    for _ in 0..<2 {
      let run = try store.begin(pipeline: "p.yaml", origin: RunOrigin(text: ""))
      try store.note([(file, Data("1,2".utf8))], run: run)
      #expect(try store.inputs(ofRun: run) == [file])
    }
    #expect(try store.content(sha256: "abc") == Data("1,2".utf8))
    let count = try store.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM content") }
    #expect(count == 1)
  }

  @Test func `a transaction that fails leaves nothing behind`() throws {
    let store = try Store(path: path)
    let made = artefact("a")
    #expect(throws: Diagnostic.self) {
      // Run 99 does not exist: the count of the result to it breaks the reference.
      try store.save([made], run: 99)
    }
    #expect(try store.body(made.key) == nil)
  }

  @Test func `a run whose process is gone is found and closed, one under way is not`() throws {
    let store = try Store(path: path)
    let alive = try store.begin(pipeline: "p.yaml", origin: RunOrigin(text: ""))
    let killed = try store.begin(pipeline: "p.yaml", origin: RunOrigin(text: ""))
    try store.save([artefact("a"), artefact("b")], run: killed)
    // No process has this id: Linux counts to 2²² at most.
    try store.write { db in
      try db.execute(sql: "UPDATE run SET process = 99999999 WHERE id = ?", arguments: [killed])
    }
    let closed = try store.closeInterrupted(pipeline: "p.yaml")
    #expect(closed.map(\.run.id) == [killed])
    #expect(closed.map(\.results) == [2])
    #expect(try store.runs().map(\.status) == [.running, .interrupted])
    #expect(try store.closeInterrupted(pipeline: "p.yaml").isEmpty)
    #expect(try store.runs().first?.id == alive)
  }

  @Test func `a file that is no database is refused and left alone`() throws {
    let garbage = Data((0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 37) })
    try folder.write("", to: ".almanac/x")
    try garbage.write(to: URL(filePath: path))
    let error = #expect(throws: Diagnostic.self) { try Store(path: path) }
    #expect(error?.code == .invalidStore)
    #expect(error?.location?.file == path)
    #expect(try Data(contentsOf: URL(filePath: path)) == garbage)
  }

  @Test func `a torn store is refused`() throws {
    let store = try Store(path: path)
    let run = try store.begin(pipeline: "p.yaml", origin: RunOrigin(text: ""))
    try store.save((0..<200).map { artefact("s\($0)", body: "[\($0)]") }, run: run)
    try store.write { db in _ = try Row.fetchOne(db, sql: "SELECT count(*) FROM run") }
    try DatabaseQueue(path: path).inDatabase { db in
      _ = try db.checkpoint(.truncate)
    }
    var bytes = try Data(contentsOf: URL(filePath: path))
    for index in 4096..<bytes.count { bytes[index] = 0x5A }
    let torn = folder.url.appending(path: "torn/.almanac/store.sqlite")
    try FileManager.default.createDirectory(
      at: torn.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: torn)
    let error = #expect(throws: Diagnostic.self) {
      try Store(path: torn.path).latestIngredients(pipeline: "p.yaml")
    }
    #expect(error?.code == .invalidStore)
    #expect(try Data(contentsOf: torn) == bytes)
  }

  @Test func `a database of another program is refused and left alone`() throws {
    try folder.write("", to: ".almanac/x")
    let other = try DatabaseQueue(path: path)
    try other.write { db in try db.execute(sql: "CREATE TABLE customer (name TEXT)") }
    try other.close()
    let error = #expect(throws: Diagnostic.self) { try Store(path: path) }
    #expect(error?.message == "the file is no store of this version of almanac")
    let tables = try DatabaseQueue(path: path).read { db in
      try String.fetchAll(db, sql: "SELECT name FROM sqlite_master")
    }
    #expect(tables == ["customer"])
  }

  @Test func `a store of a later version is refused`() throws {
    _ = try Store(path: path)
    try DatabaseQueue(path: path).write { db in
      try db.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('2: from the future')")
    }
    let error = #expect(throws: Diagnostic.self) { try Store(path: path) }
    #expect(error?.message == "the file is no store of this version of almanac")
  }

  @Test func `a body that was changed is not used`() throws {
    let store = try Store(path: path)
    let run = try store.begin(pipeline: "p.yaml", origin: RunOrigin(text: ""))
    let made = artefact("a", body: #"{"x":0.1}"#)
    try store.save([made], run: run)
    try store.write { db in try db.execute(sql: "UPDATE artefact SET body = x'7b7d'") }
    let error = #expect(throws: Diagnostic.self) { try store.body(made.key) }
    #expect(error?.code == .invalidStore)
  }

  @Test func `a folder in the store's place is told of`() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let error = #expect(throws: Diagnostic.self) { try Store(path: path) }
    #expect(error?.code == .invalidStore)
  }

  @Test func `a store that cannot be made is told of`() throws {
    try folder.write("a file", to: "blocked")
    let error = #expect(throws: Diagnostic.self) {
      try Store(path: folder.url.appending(path: "blocked/.almanac/store.sqlite").path)
    }
    #expect(error?.message == "the store cannot be opened for writing")
  }

  @Test func `stores lie beside their pipelines`() {
    #expect(Store.defaultPath(forPipeline: "a/b.yaml") == "a/.almanac/store.sqlite")
    #expect(Store.defaultPath(forPipeline: "b.yaml") == ".almanac/store.sqlite")
    #expect(Store.defaultPath(forPipeline: "/b.yaml") == "/.almanac/store.sqlite")
  }
}
