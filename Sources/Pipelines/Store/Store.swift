import FoundationEssentials
import GRDB

/// Runs, their inputs and all finished results of the pipelines in a folder.
///
/// One SQLite file in write-ahead mode. Every change is a transaction: a process that is killed
/// leaves what was complete, and results are found again by the key of their ingredients. Nothing is
/// ever deleted. Several processes may work on one store; each waits up to ``patience`` for another.
public struct Store: Sendable {
  /// Where the file is.
  public let path: String
  private let queue: DatabaseQueue

  /// Seconds that a write waits for another process's.
  static let patience = 20.0

  /// The store that a pipeline uses unless told otherwise: `.almanac/store.sqlite` beside its file.
  public static func defaultPath(forPipeline file: String) -> String {
    Folder.of(file).appending(".almanac/store.sqlite")
  }

  /// What a store knows a pipeline by: the name of its file.
  public static func pipelineName(of file: String) -> String {
    Folder.fileName(of: file)
  }

  /// Opens a store, making it and its folder where there is none.
  ///
  /// - Throws: R001 where the file is damaged, of another program or a later version, or where it
  ///   cannot be read or written; R003 where another process does not let go of it.
  public init(path: String) throws(Diagnostic) {
    do {
      try FileManager.default.createDirectory(
        atPath: Folder.of(path).path, withIntermediateDirectories: true)
    } catch {
      throw .storeNotWritable(path)
    }
    try self.init(opening: path)
  }

  /// The store of that path, or nil where there is none yet; nothing is made.
  ///
  /// - Throws: as ``init(path:)``.
  public static func existing(at path: String) throws(Diagnostic) -> Store? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    return try Store(opening: path)
  }

  private init(opening path: String) throws(Diagnostic) {
    self.path = path
    var configuration = GRDB.Configuration()
    configuration.busyMode = .timeout(Self.patience)
    configuration.label = "almanac.store"
    configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA synchronous = NORMAL") }
    let folder = Folder.of(path).path
    do {
      let opened = try FolderLock.holding(folder, patience: Self.patience) {
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try StoreSchema.prepare(queue)
        return queue
      }
      guard let opened else { throw Diagnostic.storeBusy(path, seconds: Int(Self.patience)) }
      queue = opened
    } catch let diagnostic as Diagnostic {
      throw diagnostic
    } catch let error as DatabaseError {
      throw Store.diagnostic(for: error, path)
    } catch is ForeignStore {
      throw .foreignStore(path)
    } catch {
      throw .damagedStore(path, "\(error)")
    }
  }

  /// Reads within one transaction.
  func read<Value>(_ body: (Database) throws -> Value) throws(Diagnostic) -> Value {
    do {
      return try queue.read(body)
    } catch let error as DatabaseError {
      throw Store.diagnostic(for: error, path)
    } catch {
      throw .damagedStore(path, "\(error)")
    }
  }

  /// Writes within one transaction: all of it or nothing.
  func write<Value>(_ body: (Database) throws -> Value) throws(Diagnostic) -> Value {
    do {
      return try queue.write(body)
    } catch let error as DatabaseError {
      throw Store.diagnostic(for: error, path)
    } catch {
      throw .damagedStore(path, "\(error)")
    }
  }

  private static func diagnostic(for error: DatabaseError, _ path: String) -> Diagnostic {
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: .storeBusy(path, seconds: Int(patience))
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: .storeNotWritable(path)
    case .SQLITE_FULL: .storeFull(path)
    case .SQLITE_NOTADB: .foreignStore(path)
    default: .damagedStore(path, error.message ?? "\(error.resultCode)")
    }
  }
}
