/// Finds lists and mappings so deep in one another that a recursive composer could exhaust its stack.
///
/// Works on the text before it is composed, and only from above: braces count where a value can
/// start, and a block's depth is at most its indentation.
enum Nesting {
  private static let braceLimit = 200
  private static let indentLimit = 400

  /// The line, from 1, where the text becomes too deep; nil where it does not.
  ///
  /// - Complexity: O(n).
  static func firstExcess(in text: String) -> Int? {
    var line = 1, depth = 0, indent = 0
    var isIndent = true, startsValue = true
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\n"):
        line += 1
        (indent, isIndent, startsValue) = (0, true, true)
        continue
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        if startsValue { depth += 1 }
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth = max(0, depth - 1)
        startsValue = false
      case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "?"):
        startsValue = true
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): break
      default: startsValue = false
      }
      if isIndent {
        isIndent = " -?\t".utf8.contains(byte)
        indent += isIndent ? 1 : 0
      }
      if depth > braceLimit || indent > indentLimit { return line }
    }
    return nil
  }
}
