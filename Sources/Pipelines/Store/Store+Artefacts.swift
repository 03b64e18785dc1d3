import FoundationEssentials
import GRDB

/// A finished result.
struct Artefact: Sendable {
  var ingredients: Ingredients
  /// Key of the ingredients.
  var key: String
  /// JSON.
  var body: Data
}

extension Store {
  /// Keeps finished results and counts them to a run, in one transaction.
  ///
  /// Without a run they are kept for whoever comes to the same key. A key that is there already keeps its body unless `isReplacing`.
  func save(_ artefacts: [Artefact], run: Int64?, isReplacing: Bool = false) throws(Diagnostic) {
    try write { db in
      let insert = try db.cachedStatement(
        sql: """
          INSERT INTO artefact (key, stage, series, ingredients, body, sha256)
          VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO \
          \(isReplacing ? "UPDATE SET body = excluded.body, sha256 = excluded.sha256" : "NOTHING")
          """)
      for artefact in artefacts {
        let made = artefact.ingredients
        try insert.execute(arguments: [
          artefact.key, made.stage.rawValue, made.series ?? "",
          String(decoding: CanonicalJSON.data(made), as: UTF8.self), artefact.body,
          Digest.sha256(artefact.body),
        ])
        if let run { try Store.count(artefact.key, made.stage, made.series, to: run, db) }
      }
    }
  }

  /// Counts results that are there already to a run; does nothing without one.
  func reuse(
    _ entries: [(key: String, stage: StageName, series: String?)], run: Int64?
  ) throws(Diagnostic) {
    guard let run else { return }
    try write { db in
      for entry in entries { try Store.count(entry.key, entry.stage, entry.series, to: run, db) }
    }
  }

  private static func count(
    _ key: String, _ stage: StageName, _ series: String?, to run: Int64, _ db: Database
  ) throws {
    let statement = try db.cachedStatement(
      sql: "INSERT OR REPLACE INTO outcome (run, stage, series, key) VALUES (?, ?, ?, ?)")
    try statement.execute(arguments: [run, stage.rawValue, series ?? "", key])
  }

  /// The keys that have a result, of those given.
  func present(_ keys: [String]) throws(Diagnostic) -> Set<String> {
    try read { db in
      let statement = try db.cachedStatement(sql: "SELECT 1 FROM artefact WHERE key = ?")
      return try Set(keys.filter { try Int.fetchOne(statement, arguments: [$0]) != nil })
    }
  }

  /// The result of a key, or nil.
  ///
  /// - Throws: R001 where the bytes are not those that were written.
  func body(_ key: String) throws(Diagnostic) -> Data? {
    let row = try read { db -> (Data, String)? in
      let sql = "SELECT body, sha256 FROM artefact WHERE key = ?"
      return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [key]).map {
        ($0[0], $0[1])
      }
    }
    guard let (body, sha256) = row else { return nil }
    if Digest.sha256(body) != sha256 {
      throw .damagedStore(path, "result \(key.prefix(12)) has changed since it was written")
    }
    return body
  }

  /// The results that make up a run, with what decided each.
  func outcomes(ofRun run: Int64) throws(Diagnostic) -> [Slot: (key: String, made: Ingredients)] {
    let rows = try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT artefact.key, CAST(artefact.ingredients AS BLOB)
          FROM outcome JOIN artefact ON artefact.key = outcome.key WHERE outcome.run = ?
          """, arguments: [run]
      ).map { ($0[0] as String, $0[1] as Data) }
    }
    var found: [Slot: (key: String, made: Ingredients)] = [:]
    for (key, text) in rows {
      guard let made = try? JSONDecoder().decode(Ingredients.self, from: text) else {
        throw .damagedStore(path, "ingredients of a result cannot be read")
      }
      found[Slot(made.stage, made.series)] = (key, made)
    }
    return found
  }

  /// What the latest run of a pipeline that got that far was made of, by stage and series.
  func latestIngredients(pipeline: String) throws(Diagnostic) -> [Slot: Ingredients] {
    let texts = try read { db in
      try Data.fetchAll(
        db,
        sql: """
          SELECT CAST(artefact.ingredients AS BLOB) FROM (
            SELECT max(run.id), outcome.key AS key FROM outcome JOIN run ON run.id = outcome.run
            WHERE run.pipeline = ? GROUP BY outcome.stage, outcome.series
          ) AS latest JOIN artefact ON artefact.key = latest.key
          """, arguments: [pipeline])
    }
    let decoder = JSONDecoder()
    var found: [Slot: Ingredients] = [:]
    for text in texts {
      guard let made = try? decoder.decode(Ingredients.self, from: text) else {
        throw .damagedStore(path, "ingredients of a result cannot be read")
      }
      found[Slot(made.stage, made.series)] = made
    }
    return found
  }
}

/// One place of a pipeline that has a result: a stage, or a stage for one series.
struct Slot: Hashable, Sendable {
  let stage: StageName
  let series: String?

  init(_ stage: StageName, _ series: String? = nil) {
    self.stage = stage
    self.series = series
  }
}
