import Foundation
import GRDB
import TestSupport
import Testing
import TimeSeries

@testable import Tabular

@Suite struct SQLiteTests {
  /// A database in a folder of its own, made by some SQL.
  private func database(in folder: TemporaryFolder, _ sql: String) throws -> String {
    let path = folder.url.appending(path: "data.sqlite").path
    try DatabaseQueue(path: path).write { try $0.execute(sql: sql) }
    return path
  }

  private static let panel = """
    CREATE TABLE "my panel" (unique_id TEXT, ds INTEGER, y);
    INSERT INTO "my panel" VALUES
      ('a', 2001, 0.1), ('a', 2002, NULL), ('a', 2003, 3), ('b', 2001, 'text'),
      ('c', 2001, 9e999), ('d', 2001, '7.5'), ('e', 2001, x'00');
    """

  @Test func `a table is read like a long file, NULL is a gap`() throws {
    let folder = try TemporaryFolder()
    let path = try database(in: folder, Self.panel)
    let table = try TableReader(layout: .long).read(database: path, .table("my panel"))
    #expect(table.entries.map(\.name) == ["a", "b", "c", "d", "e"])
    let a = try table.entries[0].outcome.get()
    #expect(a.places[0] == 0.1 && a.places[1].isNaN && a.places[2] == 3)
    #expect(try table.entries[3].outcome.get().places == [7.5])
    let faults = [1, 2, 4].map { index -> SeriesFault? in
      guard case .failure(let problem) = table.entries[index].outcome else { return nil }
      return problem.faults.first
    }
    #expect(faults.map { $0?.kind } == [.notANumber, .notRepresentable, .notANumber])
    #expect(faults[0]?.place == TextPlace(line: 4, column: 3))
    #expect(faults[2]?.text == "(1 bytes)")
    #expect(table.rowCount == 7)
  }

  @Test func `a query may name, choose and order its columns`() throws {
    let folder = try TemporaryFolder()
    let path = try database(in: folder, Self.panel)
    let table = try TableReader(layout: .long).read(
      database: path,
      .query("SELECT 2 * y AS y, ds, unique_id FROM \"my panel\" WHERE unique_id = 'a' ORDER BY ds")
    )
    #expect(table.entries.map(\.name) == ["a"])
    #expect(try table.entries[0].outcome.get().places[2] == 6)
  }

  @Test func `many rows come in batches`() throws {
    let folder = try TemporaryFolder()
    let path = try database(
      in: folder,
      """
      CREATE TABLE panel AS WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n
      WHERE i < 2999) SELECT 'series ' || (i / 30) AS unique_id, 1990 + i % 30 AS ds, i / 7.0 AS y FROM n;
      """)
    let table = try TableReader(layout: .long).read(database: path, .table("panel"))
    #expect(table.entries.count == 100)
    for (series, entry) in table.entries.enumerated() {
      #expect(
        try entry.outcome.get().places == (0..<30).map { Double(series * 30 + $0) / 7 })
    }
  }

  @Test func `other layouts are read too`() throws {
    let folder = try TemporaryFolder()
    let path = try database(
      in: folder,
      """
      CREATE TABLE wide (name TEXT, "2001" REAL, "2002" REAL);
      INSERT INTO wide VALUES ('a', 1, 2);
      CREATE VIEW owid AS SELECT name AS Entity, '' AS Code, 2001 AS Year, "2001" AS v FROM wide;
      """)
    #expect(
      try TableReader(layout: .wide).read(database: path, .table("wide")).entries[0].outcome.get()
        .places == [1, 2])
    #expect(
      try TableReader(layout: .owid).read(database: path, .table("owid")).entries[0].outcome.get()
        .places == [1])
  }

  @Test func `what SQLite refuses is passed on`() throws {
    let folder = try TemporaryFolder()
    let path = try database(in: folder, "CREATE TABLE panel (unique_id, ds, y)")
    let reader = TableReader(layout: .long)
    #expect(throws: TableError.database(path: path, reason: "no such table: nothing")) {
      try reader.read(database: path, .table("nothing"))
    }
    #expect(throws: TableError.noRows) { try reader.read(database: path, .table("panel")) }
    let none = folder.url.appending(path: "none.sqlite").path
    #expect(throws: TableError.database(path: none, reason: "there is no such file")) {
      try reader.read(database: none, .table("panel"))
    }
    let other = folder.url.appending(path: "panel.csv").path
    try Data("unique_id,ds,y\n".utf8).write(to: URL(filePath: other))
    #expect(throws: TableError.database(path: other, reason: "file is not a database")) {
      try reader.read(database: other, .table("panel"))
    }
    #expect(throws: (any Error).self) {
      try reader.read(database: path, .query("DELETE FROM panel"))
    }
  }
}
