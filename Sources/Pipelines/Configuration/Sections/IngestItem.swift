public import Indicators
public import Tabular

/// One entry under `ingest:`.
public enum IngestItem: Sendable, Hashable {
  /// Statements (CSV or YAML) with their sheet, at a vintage.
  case statements(path: String, sheet: NamedPath?, asOf: PublicationDate?, location: SourceLocation)
  /// A table of numbers.
  case table(path: String, layout: TableLayout, location: SourceLocation)
  /// A table or query of an SQLite database.
  case database(path: String, selection: SQLiteRows, location: SourceLocation)

  /// Path of the file, as the pipeline has it.
  public var path: String {
    switch self {
    case .statements(let path, _, _, _), .table(let path, _, _), .database(let path, _, _): path
    }
  }

  /// Where the path stands in the pipeline file.
  public var location: SourceLocation {
    switch self {
    case .statements(_, _, _, let location), .table(_, _, let location),
      .database(_, _, let location):
      location
    }
  }
}

extension IngestItem: CustomStringConvertible {
  /// What is read, whatever its place in the pipeline file.
  public var description: String {
    switch self {
    case .statements(let path, let sheet, let asOf, _):
      "statements \(path), sheet \(sheet?.path ?? "beside"), as of \(asOf?.description ?? "latest")"
    case .table(let path, let layout, _): "table \(path), layout \(layout.rawValue)"
    case .database(let path, .table(let name), _): "database \(path), table \(name)"
    case .database(let path, .query(let text), _): "database \(path), query \(text)"
    }
  }
}

/// A path that a pipeline file names, with its place there.
public struct NamedPath: Sendable, Hashable {
  /// As written.
  public var path: String
  /// Where it stands.
  public var location: SourceLocation
}
