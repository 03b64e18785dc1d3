import FoundationEssentials

/// The files that a run read, as they were then.
struct StoredInputs: InputSource {
  private let files: [IngestedFile]
  private let contents: [String: Data]
  /// Where databases are put for SQLite to open.
  private let folder: TemporaryPlace

  /// Takes the bytes from the store, or from files that are still what they were.
  ///
  /// - Throws: R013 where the bytes of a file were not kept and are gone; R001, R003.
  init(of run: StoredRun, in store: Store) throws(Diagnostic) {
    files = try store.inputs(ofRun: run.id)
    var contents: [String: Data] = [:]
    for file in files {
      if let bytes = try store.content(sha256: file.sha256) {
        contents[file.path] = bytes
      } else if let bytes = FileManager.default.contents(atPath: file.path),
        Digest.sha256(bytes) == file.sha256
      {
        contents[file.path] = bytes
      } else {
        throw .inputNotKept(file, ofRun: run.id)
      }
    }
    self.contents = contents
    folder = TemporaryPlace()
  }

  func hasFile(_ path: String) -> Bool { name(of: path) != nil }

  func file(_ path: String, namedAt place: SourceLocation) throws(Diagnostic) -> InputFile {
    guard let name = name(of: path), let data = contents[name] else {
      throw .missingFile(path, at: place)
    }
    let isDatabase = data.starts(with: Data("SQLite format 3\0".utf8))
    return InputFile(
      path: path, data: data, place: isDatabase ? try folder.place(for: data, path) : path)
  }

  /// The name that a file has in the run: its path, or the only one that ends like it.
  ///
  /// A run of another working directory spells the folders in front differently.
  private func name(of path: String) -> String? {
    if contents[path] != nil { return path }
    let parts = Self.parts(of: path)
    let alike = files.map(\.path).filter { Self.parts(of: $0).hasSuffix(parts) }
    return alike.count == 1 ? alike[0] : nil
  }

  private static func parts(of path: String) -> [Substring] {
    Array(path.split(separator: "/").drop { $0 == ".." || $0 == "." })
  }
}

extension [Substring] {
  /// Whether one ends like the other, the shorter one whole.
  fileprivate func hasSuffix(_ other: [Substring]) -> Bool {
    let count = Swift.min(count, other.count)
    return count > 0 && suffix(count) == other.suffix(count)
  }
}

/// A folder that is made when it is needed and removed with its owner.
private final class TemporaryPlace: Sendable {
  private let path = FileManager.default.temporaryDirectory.path + "/almanac-\(UUID().uuidString)"

  func place(for data: Data, _ name: String) throws(Diagnostic) -> String {
    let file = path + "/" + Digest.sha256(data) + ".sqlite"
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      try data.write(to: URL(filePath: file))
    } catch {
      throw .unwritableOutput(file)
    }
    return file
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
