/// A place in a file that the user wrote.
public struct SourceLocation: Sendable, Hashable, Codable {
  /// Path as the user would type it.
  public let file: String
  /// Line, from 1; nil where the whole file is meant.
  public let line: Int?
  /// Column in Unicode scalars, from 1.
  public let column: Int?

  /// A place, or a whole file.
  public init(file: String, line: Int? = nil, column: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
  }
}

extension SourceLocation: CustomStringConvertible {
  /// `file:12:9`, `file:12` or `file`.
  public var description: String {
    guard let line else { return file }
    guard let column else { return "\(file):\(line)" }
    return "\(file):\(line):\(column)"
  }
}

extension SourceLocation: Comparable {
  /// By file, line and column; a whole file comes before its lines.
  public static func < (lhs: SourceLocation, rhs: SourceLocation) -> Bool {
    (lhs.file, lhs.line ?? 0, lhs.column ?? 0) < (rhs.file, rhs.line ?? 0, rhs.column ?? 0)
  }
}
