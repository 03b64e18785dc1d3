/// A place in a file that the user wrote.
public struct SourceLocation: Sendable, Hashable, Codable {
  /// Path as the user would type it.
  public let file: String
  /// Line, from 1; nil where the whole file is meant.
  public let line: Int?
  /// Column in characters, from 1.
  public let column: Int?

  /// A place, or a whole file.
  public init(file: String, line: Int? = nil, column: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
  }
}
