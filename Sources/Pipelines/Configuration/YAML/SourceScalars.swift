import Yams

/// The lines of a text as the YAML parser's marks see them.
struct SourceScalars {
  private let lines: [Substring.UnicodeScalarView]

  /// Splits a text into its lines.
  init(_ text: String) {
    lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// Whether the line has `text` as it is from `lead` scalars after the mark.
  func hasText(_ text: String, at mark: Mark?, lead: Int) -> Bool {
    guard let mark, lines.indices.contains(mark.line - 1) else { return false }
    return lines[mark.line - 1].dropFirst(mark.column - 1 + lead).starts(with: text.unicodeScalars)
  }

  /// Index of a mark in a text; nil past its end.
  static func index(of mark: Mark, in text: String) -> String.Index? {
    let scalars = text.unicodeScalars
    var start = scalars.startIndex
    for _ in 1..<max(1, mark.line) {
      guard let end = scalars[start...].firstIndex(of: "\n") else { return nil }
      start = scalars.index(after: end)
    }
    return scalars.index(start, offsetBy: mark.column - 1, limitedBy: scalars.endIndex)
  }
}
