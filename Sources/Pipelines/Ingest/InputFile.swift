import FoundationEssentials

/// The bytes of a file that a pipeline names.
struct InputFile {
  /// Path seen from the working directory.
  let path: String
  /// The content.
  let data: Data
  /// Where the bytes lie on disk, for what reads them there.
  let place: String

  /// Content that is at hand.
  init(path: String, data: Data, place: String) {
    self.path = path
    self.data = data
    self.place = place
  }

  /// Reads a file named in a pipeline.
  ///
  /// - Parameters:
  ///   - path: seen from the working directory.
  ///   - place: where the pipeline names it.
  /// - Throws: one diagnostic at that place: missing, a folder, not readable.
  init(path: String, namedAt place: SourceLocation) throws(Diagnostic) {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw .missingFile(path, at: place)
    }
    if isFolder { throw .folderInsteadOfFile(path, at: place) }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .unreadableFile(path, at: place)
    }
    self.init(path: path, data: data, place: path)
  }

  /// Path, size and hash.
  var summary: IngestedFile {
    IngestedFile(path: path, bytes: data.count, sha256: Digest.sha256(data))
  }
}
