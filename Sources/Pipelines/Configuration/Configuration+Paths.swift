import OrderedCollections

extension Configuration {
  /// A path of the pipeline file, seen from the working directory.
  ///
  /// Relative paths start at the folder of the pipeline file.
  public func resolved(_ path: String) -> String {
    guard !path.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return path }
    return Self.simplified("\(file[..<slash])/\(path)")
  }

  /// The sheet of statements where none is named: `indicators.yaml` beside them.
  public static func defaultSheet(beside statements: String) -> String {
    guard let slash = statements.lastIndex(of: "/") else { return "indicators.yaml" }
    return "\(statements[...slash])indicators.yaml"
  }

  /// The path without `.` and without `folder/..` pairs.
  private static func simplified(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/", omittingEmptySubsequences: true) where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }
}

extension Configuration {
  /// The series that the pipeline names itself, fitted and derived; further indicators are not.
  public var namedSeries: [String] { namedFits + Array(derived.keys) }

  /// The series that the pipeline names under `fit:`.
  public var namedFits: [String] { fit.series.filter { !$0.value.isImplied }.map(\.key) }
}
