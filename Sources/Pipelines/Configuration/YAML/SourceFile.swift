import FoundationEssentials

/// The text of a file that a user wrote, after the checks that every such file passes.
struct SourceFile {
  /// Path as the user would type it, seen from the working directory.
  let path: String
  /// The content as it is on disk.
  let data: Data
  /// The content as text, without a byte order mark.
  let text: String

  /// The most that a file of text may have: 16 MiB.
  static let limit = 16 << 20

  /// Reads a whole text file.
  ///
  /// - Throws: one diagnostic: missing or unreadable, a folder, over ``limit``, empty, not UTF-8.
  init(path: String) throws(Diagnostic) {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw .missingFile(path)
    }
    if isFolder { throw .folderInsteadOfFile(path) }
    guard let data = FileManager.default.contents(atPath: path) else { throw .unreadableFile(path) }
    if data.count > Self.limit { throw .fileTooLarge(path, bytes: data.count, limit: Self.limit) }
    try self.init(path: path, data: data)
  }

  /// Takes content that is already in memory.
  ///
  /// - Throws: one diagnostic: empty, or not UTF-8.
  init(path: String, data: Data) throws(Diagnostic) {
    if let problem = Encoding.problem(in: data, path: path) { throw problem }
    let body = data.starts(with: Encoding.utf8Mark) ? data.dropFirst(3) : data[...]
    self.path = path
    self.data = data
    text = String(decoding: body, as: UTF8.self)
    if text.allSatisfy(\.isWhitespace) { throw .emptyFile(path) }
  }
}

/// Finds out why bytes are not UTF-8 text.
enum Encoding {
  /// The byte order mark of UTF-8.
  static let utf8Mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The first reason why bytes are not UTF-8 text, with its line and column; nil where they are.
  static func problem(in data: Data, path: String) -> Diagnostic? {
    if data.starts(with: [0xFF, 0xFE]) || data.starts(with: [0xFE, 0xFF]) { return .utf16(path) }
    if let zero = data.firstIndex(of: 0) { return .nulByte(at: place(of: zero, in: data, path)) }
    guard let offset = firstInvalid(in: data) else { return nil }
    return .invalidUTF8(data[offset], at: place(of: offset, in: data, path))
  }

  /// Index of the first byte that starts no valid sequence; nil where all is UTF-8.
  private static func firstInvalid(in data: Data) -> Data.Index? {
    if String(validating: data, as: UTF8.self) != nil { return nil }
    var decoder = Unicode.UTF8.ForwardParser()
    var bytes = data.makeIterator()
    var offset = data.startIndex
    while true {
      switch decoder.parseScalar(from: &bytes) {
      case .valid(let encoded): offset += encoded.count
      case .error: return min(offset, data.endIndex - 1)
      case .emptyInput: return nil
      }
    }
  }

  private static func place(of offset: Data.Index, in data: Data, _ path: String) -> SourceLocation
  {
    let before = data[..<offset]
    let line = before.count { $0 == 0x0A } + 1
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? data.startIndex
    let column = String(decoding: before[start...], as: UTF8.self).unicodeScalars.count + 1
    return SourceLocation(file: path, line: line, column: column)
  }
}
