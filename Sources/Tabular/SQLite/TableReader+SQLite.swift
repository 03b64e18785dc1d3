import FoundationEssentials
import GRDB

/// Rows of an SQLite database.
public enum SQLiteRows: Sendable, Hashable {
  /// All rows of a table or view.
  case table(String)
  /// The rows that a query gives.
  case query(String)

  fileprivate var sql: String {
    switch self {
    case .table(let name): "SELECT * FROM \"\(name.replacing("\"", with: "\"\""))\""
    case .query(let sql): sql
    }
  }
}

extension TableReader {
  /// Reads rows of an SQLite database; their columns are named as the layout says.
  ///
  /// NULL is a gap. The database is opened for reading only. In places, the line is the number of
  /// the row and the column that of the field.
  ///
  /// - Throws: `.database` with SQLite's reason, or what makes all rows unusable.
  public func read(database path: String, _ rows: SQLiteRows) throws(TableError) -> PanelTable {
    guard FileManager.default.fileExists(atPath: path) else {
      throw .database(path: path, reason: "there is no such file")
    }
    do {
      var configuration = Configuration()
      configuration.readonly = true
      return try DatabaseQueue(path: path, configuration: configuration).read { database in
        let statement = try database.makeStatement(sql: rows.sql)
        var records = try QueryRecords(statement, path: path)
        return try read(&records)
      }
    } catch let error as TableError {
      throw error
    } catch let error as DatabaseError {
      throw .database(path: path, reason: error.message ?? "\(error)")
    } catch {
      throw .database(path: path, reason: "\(error)")
    }
  }
}
