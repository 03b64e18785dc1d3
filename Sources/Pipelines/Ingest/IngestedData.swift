/// All rows of a pipeline with where they come from: what the ingest stage gives.
public struct IngestedData: Sendable, Hashable, Codable {
  /// Every indicator and every configured series, in order; none is left out.
  public var series: [IngestedSeries]
  /// The files that were read, in order.
  public var files: [IngestedFile]
  /// What the user should know of the data as a whole.
  public var notices: [Diagnostic]

  /// Collects the parts.
  public init(series: [IngestedSeries], files: [IngestedFile], notices: [Diagnostic] = []) {
    self.series = series
    self.files = files
    self.notices = notices
  }

  /// The row of a name, or nil.
  public subscript(name: String) -> IngestedSeries? { series.first { $0.name == name } }

  /// All notices: those of the whole and those of each row, in order.
  public var allNotices: [Diagnostic] { notices + series.flatMap(\.notices) }
}

/// A file as it was read.
public struct IngestedFile: Sendable, Hashable, Codable {
  /// Path as the pipeline names it, seen from the working directory.
  public var path: String
  /// Size in bytes.
  public var bytes: Int
  /// SHA-256 of the content, lower-case hexadecimal.
  public var sha256: String

  /// Collects the parts.
  public init(path: String, bytes: Int, sha256: String) {
    self.path = path
    self.bytes = bytes
    self.sha256 = sha256
  }
}
