/// The text of a file, with the places of its bytes in the file.
public struct SourceText: Sendable {
  /// How a file is written.
  public enum Format: String, Sendable, CaseIterable {
    case text = "txt"
    case markdown = "md"
    case html
  }

  /// UTF-8; HTML without its markup.
  let bytes: [UInt8]
  /// Where parts of the text stand in the file, in order; empty where the text is the file.
  private let parts: [Part]

  /// Bytes of the text that stand in the file one after another, or one character of an entity.
  struct Part: Sendable {
    /// First byte in the text.
    var start: Int
    /// Bytes in the file.
    var original: Range<Int>
    /// Whether text and file have the same bytes.
    var isVerbatim: Bool
  }

  /// The text of a file's bytes; a byte-order mark is passed over.
  public init(_ file: [UInt8], format: Format) {
    if format == .html {
      var reader = HTMLReader(file)
      reader.read()
      (bytes, parts) = (reader.text, reader.parts)
    } else {
      (bytes, parts) = (file, [])
    }
  }

  /// Bytes of the file for bytes of the text.
  func original(_ span: Range<Int>) -> Range<Int> {
    guard !parts.isEmpty, !span.isEmpty else { return span }
    let first = part(of: span.lowerBound)
    let last = part(of: span.upperBound - 1)
    let start =
      first.isVerbatim
      ? first.original.lowerBound + span.lowerBound - first.start : first.original.lowerBound
    let end =
      last.isVerbatim
      ? last.original.lowerBound + span.upperBound - last.start : last.original.upperBound
    return start..<max(start, end)
  }

  private func part(of place: Int) -> Part {
    var low = 0
    var high = parts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if parts[middle].start <= place { low = middle } else { high = middle }
    }
    return parts[low]
  }

  /// The text of a sentence, each run of blanks as one space.
  func sentence(_ span: Range<Int>) -> String {
    let text = String(decoding: bytes[span], as: UTF8.self)
    return text.split { $0.isWhitespace || $0.unicodeScalars.allSatisfy { $0.value < 0x20 } }
      .joined(separator: " ")
  }
}
