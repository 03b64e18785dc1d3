import GRDB

/// The file is no store of ours, or one of a later version.
struct ForeignStore: Error {}

/// Tables of the store, and how they came about.
enum StoreSchema {
  /// Marks the file as a store: "almn".
  static let applicationID = 0x616C_6D6E

  /// Brings a new or older file to the present version.
  ///
  /// One caller at a time (``FolderLock``): neither the change to the write-ahead log nor the
  /// migrator waits for another process that makes the same file.
  ///
  /// - Throws: ``ForeignStore`` for files of other programs and of later versions, untouched.
  static func prepare(_ queue: DatabaseQueue) throws {
    let migrator = migrations
    let (isEmpty, isReady) = try queue.read { db in
      let identity = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
      let isEmpty = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
      if identity != applicationID, !isEmpty { throw ForeignStore() }
      if try migrator.hasBeenSuperseded(db) { throw ForeignStore() }
      return (isEmpty, try !isEmpty && migrator.hasCompletedMigrations(db))
    }
    // Kept in the file, so once is enough; GRDB's own switch would write to any file it opens.
    if isEmpty {
      try queue.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA journal_mode = WAL") }
      // Before the first table, so that nobody takes a store in the making for another program's.
      try queue.write { db in try db.execute(sql: "PRAGMA application_id = \(applicationID)") }
    }
    if !isReady { try migrator.migrate(queue) }
  }

  private static var migrations: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1: runs, inputs, artefacts") { db in
      try db.execute(
        sql: """
          CREATE TABLE run (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            pipeline TEXT NOT NULL,       -- name of the pipeline's file
            configuration TEXT NOT NULL,  -- the file's text
            status TEXT NOT NULL,
            process INTEGER NOT NULL,     -- process id while it runs
            started TEXT NOT NULL,        -- for listings only
            ended TEXT
          ) STRICT;
          CREATE INDEX run_pipeline ON run (pipeline, id);

          CREATE TABLE content (          -- bytes of input files, each once
            sha256 TEXT PRIMARY KEY NOT NULL,
            bytes BLOB NOT NULL
          ) STRICT;

          CREATE TABLE input (            -- content may be missing for very large files
            run INTEGER NOT NULL REFERENCES run (id),
            path TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            size INTEGER NOT NULL,
            PRIMARY KEY (run, path)
          ) STRICT, WITHOUT ROWID;

          CREATE TABLE artefact (         -- results by content key
            key TEXT PRIMARY KEY NOT NULL,
            stage TEXT NOT NULL,
            series TEXT NOT NULL,         -- empty for a stage that works on the whole
            ingredients TEXT NOT NULL,    -- JSON: what decided the result
            body BLOB NOT NULL,           -- JSON: the result
            sha256 TEXT NOT NULL          -- of the body
          ) STRICT;

          CREATE TABLE outcome (          -- which results make up a run
            run INTEGER NOT NULL REFERENCES run (id),
            stage TEXT NOT NULL,
            series TEXT NOT NULL,
            key TEXT NOT NULL REFERENCES artefact (key),
            PRIMARY KEY (run, stage, series)
          ) STRICT, WITHOUT ROWID;
          """)
    }
    migrator.registerMigration("2: what a run was started with") { db in
      try db.execute(
        sql: """
          ALTER TABLE run ADD COLUMN file TEXT NOT NULL DEFAULT '';  -- the pipeline's path as typed
          ALTER TABLE run ADD COLUMN overrides TEXT NOT NULL DEFAULT '[]';  -- JSON: of --set
          ALTER TABLE run ADD COLUMN lock TEXT;     -- the lock file in force
          ALTER TABLE run ADD COLUMN summary TEXT;  -- JSON: how many series came out how
          """)
    }
    return migrator
  }
}
