import FoundationEssentials

/// Where the files of a pipeline are read from.
protocol InputSource: Sendable {
  /// Whether there is a file of that path.
  func hasFile(_ path: String) -> Bool

  /// A file.
  ///
  /// - Parameters:
  ///   - path: seen from the working directory.
  ///   - place: where the pipeline names it.
  /// - Throws: one diagnostic at that place.
  func file(_ path: String, namedAt place: SourceLocation) throws(Diagnostic) -> InputFile
}

/// Files as they are now.
struct DiskInputs: InputSource {
  func hasFile(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  func file(_ path: String, namedAt place: SourceLocation) throws(Diagnostic) -> InputFile {
    try InputFile(path: path, namedAt: place)
  }
}
