import FoundationEssentials

/// Where renderers find the line that a diagnostic points at.
public struct SourceLines: Sendable {
  private let line: @Sendable (String, Int) -> String?

  /// Lines from any place: the file's path and the line's number, from 1, to its text.
  public init(_ line: @escaping @Sendable (_ file: String, _ number: Int) -> String?) {
    self.line = line
  }

  /// No lines at all: diagnostics are rendered without their source.
  public static let none = SourceLines { _, _ in nil }

  /// Lines of files on disk, relative paths seen from the working directory.
  ///
  /// Files of more than 64 MiB are not opened: the place alone is shown.
  public static let disk = SourceLines { file, number in
    guard let size = try? FileManager.default.attributesOfItem(atPath: file)[.size] as? Int,
      size <= 64 << 20, let data = FileManager.default.contents(atPath: file)
    else { return nil }
    return text(ofLine: number, in: data)
  }

  /// The text of a line, or nil past the end of the file.
  public subscript(file: String, number: Int) -> String? { line(file, number) }

  /// Finds a line by its number without its line end; bytes that are not UTF-8 become U+FFFD.
  static func text(ofLine number: Int, in data: Data) -> String? {
    let body = data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data[...]
    var start = body.startIndex
    for _ in 1..<max(1, number) {
      guard let end = body[start...].firstIndex(of: 0x0A) else { return nil }
      start = end + 1
    }
    if start == body.endIndex, number > 1 { return nil }
    let end = body[start...].firstIndex(of: 0x0A) ?? body.endIndex
    let line = body[start..<end]
    return String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
  }
}
