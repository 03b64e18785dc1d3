/// A JSON text that breaks off: brackets or a quote that nothing closes, or nothing at all.
struct TornJSON: CustomStringConvertible {
  /// What is not closed, and where.
  let description: String

  /// Looks for the innermost thing that is open at the end of a text; nil where all is closed.
  ///
  /// - Complexity: O(bytes).
  init?(_ text: Span<UInt8>) {
    var open: [Int] = []
    var quote: Int?
    var isEscaped = false
    for index in text.indices {
      let byte = text[index]
      if quote != nil {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == .quote {
          quote = nil
        }
        continue
      }
      switch byte {
      case .quote: quote = index
      case UInt8(ascii: "["), UInt8(ascii: "{"): open.append(index)
      case UInt8(ascii: "]"), UInt8(ascii: "}"): _ = open.popLast()
      default: break
      }
    }
    if ASCII.trimmed(text).isEmpty {
      description = "it is empty"
      return
    }
    guard let offset = quote ?? open.last else { return nil }
    let place = TextPlace(line: 1, column: 1).advanced(over: text, 0..<offset)
    let what = quote == nil ? "bracket" : "quote"
    description =
      "it ends before the \(what) of line \(place.line), column \(place.column) is closed"
  }
}
