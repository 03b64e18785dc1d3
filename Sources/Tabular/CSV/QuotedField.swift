/// The rest of a field after its opening quote.
struct QuotedField {
  /// Offset of the closing quote; nil where the bytes at hand do not have it for certain.
  private(set) var close: Int?
  /// Whether there is `""` where `"` is meant.
  private(set) var hasDoubledQuotes = false
  /// Line ends inside the field; CRLF is one.
  private(set) var lineEnds = 0
  /// Offset of a zero byte, which ends the look.
  private(set) var nullByte: Int?

  /// Looks for the closing quote.
  ///
  /// - Parameters:
  ///   - bytes: followed by `Word.padding`.
  ///   - start: the first byte after the opening quote.
  ///   - end: the end of the bytes at hand, padding left out.
  ///   - isLast: nothing comes after `end`.
  /// - Complexity: O(bytes of the field).
  init(_ bytes: Span<UInt8>, from start: Int, to end: Int, isLast: Bool) {
    var base = start
    scanning: while base < end {
      var candidates = Word.candidates(Word.load(bytes, base))
      while candidates != 0 {
        let at = base &+ (candidates.trailingZeroBitCount &>> 3)
        candidates &= candidates &- 1
        switch bytes[at] {
        case .quote:
          // A quote at the end of the bytes may be the first of two.
          guard at &+ 1 < end || isLast else { return }
          if at &+ 1 < end, bytes[at &+ 1] == .quote {
            hasDoubledQuotes = true
            base = at &+ 2
            continue scanning
          }
          close = at
          return
        case .lineFeed:
          if at == start || bytes[at &- 1] != .carriageReturn { lineEnds &+= 1 }
        case .carriageReturn: lineEnds &+= 1
        case 0:
          nullByte = at
          return
        default: break
        }
      }
      base &+= 8
    }
  }
}

extension UInt8 {
  static let comma = UInt8(ascii: ",")
  static let quote = UInt8(ascii: "\"")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
}
