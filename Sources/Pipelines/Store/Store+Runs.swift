public import FoundationEssentials
import GRDB

/// One run as the store lists it.
public struct StoredRun: Sendable, Hashable, Codable {
  /// How a run stands.
  public enum Status: String, Sendable, Hashable, Codable {
    /// Under way, or ended without a word; see ``StoredRun/process``.
    case running
    /// Came to its end.
    case complete
    /// Ended by an error of configuration, data or store.
    case failed
    /// Cancelled by the user.
    case cancelled
    /// Its process ended without a word; found by a later run.
    case interrupted
  }

  /// Number, ascending in time.
  public var id: Int64
  /// Name of the pipeline's file.
  public var pipeline: String
  /// How it stands.
  public var status: Status
  /// Id of the process that runs it, or ran it.
  public var process: Int32
  /// When it began, ISO 8601 in UTC; for listings only.
  public var started: String
  /// When it ended; nil while it runs or where nobody knows.
  public var ended: String?
  /// Whole seconds that it took; nil while it runs or where nobody knows.
  public var seconds: Int? {
    guard let ended, let from = try? Date(started, strategy: .iso8601),
      let to = try? Date(ended, strategy: .iso8601)
    else { return nil }
    return Int(to.timeIntervalSince(from))
  }
  /// How many series came out how; nil where it did not come to forecasts, or is of an older version.
  public var summary: RunSummary?
}

/// What a run was started with: enough to form its configuration again.
public struct RunOrigin: Sendable, Hashable {
  /// Path of the pipeline file as the user typed it; empty for runs of older versions.
  public var file = ""
  /// The file's text.
  public var text: String
  /// Arguments of `--set`.
  public var overrides: [String] = []
  /// The text of the lock file that was in force; nil for none.
  public var lock: String?

  /// The text of a pipeline file, without overrides or lock.
  public init(text: String) { self.text = text }
}

extension Store {
  /// All runs, the earliest first.
  public func runs() throws(Diagnostic) -> [StoredRun] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT \(Store.columns) FROM run ORDER BY id")
        .map(Store.storedRun)
    }
  }

  /// The text of the pipeline file of a run; nil for an unknown run.
  public func configuration(ofRun run: Int64) throws(Diagnostic) -> String? {
    try origin(ofRun: run)?.text
  }

  /// What a run was started with; nil for an unknown run.
  public func origin(ofRun run: Int64) throws(Diagnostic) -> RunOrigin? {
    try read { db in
      try Row.fetchOne(
        db, sql: "SELECT configuration, file, overrides, lock FROM run WHERE id = ?",
        arguments: [run]
      ).map { row in
        var origin = RunOrigin(text: row[0])
        let overrides: String = row[2]
        origin.file = row[1]
        origin.overrides = try JSONDecoder().decode([String].self, from: Data(overrides.utf8))
        origin.lock = row[3]
        return origin
      }
    }
  }

  /// The files that a run read, by path.
  public func inputs(ofRun run: Int64) throws(Diagnostic) -> [IngestedFile] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT path, size, sha256 FROM input WHERE run = ? ORDER BY path",
        arguments: [run]
      ).map { IngestedFile(path: $0[0], bytes: $0[1], sha256: $0[2]) }
    }
  }

  /// The bytes of an input file, or nil where they were not kept.
  public func content(sha256: String) throws(Diagnostic) -> Data? {
    try read { db in
      try Data.fetchOne(db, sql: "SELECT bytes FROM content WHERE sha256 = ?", arguments: [sha256])
    }
  }

  /// Opens a run; the answer is its number.
  func begin(pipeline: String, origin: RunOrigin) throws(Diagnostic) -> Int64 {
    try write { db in
      try db.execute(
        sql: """
          INSERT INTO run (pipeline, configuration, file, overrides, lock, status, process, started)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          pipeline, origin.text, origin.file,
          String(decoding: CanonicalJSON.data(origin.overrides), as: UTF8.self), origin.lock,
          StoredRun.Status.running.rawValue, LiveProcess.current, Date().formatted(.iso8601),
        ])
      return db.lastInsertedRowID
    }
  }

  /// Closes a run.
  func end(
    _ run: Int64, _ status: StoredRun.Status, summary: RunSummary? = nil
  ) throws(Diagnostic) {
    try write { db in
      try db.execute(
        sql: "UPDATE run SET status = ?, ended = ?, summary = ? WHERE id = ?",
        arguments: [
          status.rawValue, Date().formatted(.iso8601),
          summary.map { String(decoding: CanonicalJSON.data($0), as: UTF8.self) }, run,
        ])
    }
  }

  /// Marks runs of a pipeline whose process is gone; answers each with its number of results.
  func closeInterrupted(pipeline: String) throws(Diagnostic) -> [(run: StoredRun, results: Int)] {
    try write { db in
      let open = try Row.fetchAll(
        db,
        sql: """
          SELECT \(Store.columns) FROM run
          WHERE pipeline = ? AND status = ? ORDER BY id
          """, arguments: [pipeline, StoredRun.Status.running.rawValue]
      ).map(Store.storedRun)
      return try open.filter { !LiveProcess.exists($0.process) }.map { run in
        try db.execute(
          sql: "UPDATE run SET status = ? WHERE id = ?",
          arguments: [StoredRun.Status.interrupted.rawValue, run.id])
        let results = try Int.fetchOne(
          db, sql: "SELECT count(*) FROM outcome WHERE run = ?", arguments: [run.id])
        return (run, results ?? 0)
      }
    }
  }

  /// Notes what a run has read, with the bytes that are given.
  func note(_ files: [(file: IngestedFile, bytes: Data?)], run: Int64) throws(Diagnostic) {
    try write { db in
      for (file, bytes) in files {
        try db.execute(
          sql: "INSERT OR REPLACE INTO input (run, path, sha256, size) VALUES (?, ?, ?, ?)",
          arguments: [run, file.path, file.sha256, file.bytes])
        if let bytes {
          try db.execute(
            sql: "INSERT OR IGNORE INTO content (sha256, bytes) VALUES (?, ?)",
            arguments: [file.sha256, bytes])
        }
      }
    }
  }

  private static let columns = "id, pipeline, status, process, started, ended, summary"

  private static func storedRun(_ row: Row) -> StoredRun {
    let summary: String? = row[6]
    return StoredRun(
      id: row[0], pipeline: row[1], status: StoredRun.Status(rawValue: row[2]) ?? .interrupted,
      process: row[3], started: row[4], ended: row[5],
      summary: summary.flatMap {
        try? JSONDecoder().decode(RunSummary.self, from: Data($0.utf8))
      })
  }
}
