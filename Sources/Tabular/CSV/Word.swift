/// Eight bytes at a time in one integer, the first byte lowest.
///
/// The scans of this module look at words instead of bytes; a word is read through a bounds-checked
/// span, and the optimiser turns the eight loads into one.
enum Word {
  /// Bytes that a buffer needs after its last one, so that any of its bytes can start a word.
  static let padding = 8

  /// Puts padding after a buffer's bytes; it holds no candidates.
  static func pad(_ buffer: inout [UInt8]) { buffer += repeatElement(0x7F, count: padding) }

  /// The word that starts at an index.
  ///
  /// - Precondition: the span has eight bytes from there.
  @inline(__always)
  static func load(_ bytes: Span<UInt8>, _ index: Int) -> UInt64 {
    let eight = bytes.extracting(index..<(index &+ 8))
    let low =
      UInt64(eight[0]) | UInt64(eight[1]) << 8 | UInt64(eight[2]) << 16 | UInt64(eight[3]) << 24
    let high =
      UInt64(eight[4]) | UInt64(eight[5]) << 8 | UInt64(eight[6]) << 16 | UInt64(eight[7]) << 24
    return low | high << 32
  }

  /// Whether two ranges of one buffer hold the same bytes.
  ///
  /// - Precondition: the buffer has eight bytes from any place in the ranges.
  @inline(__always)
  static func areEqual(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ otherStart: Int, _ otherEnd: Int
  ) -> Bool {
    let length = end &- start
    guard length == otherEnd &- otherStart else { return false }
    var index = 0
    while index &+ 8 <= length {
      guard load(bytes, start &+ index) == load(bytes, otherStart &+ index) else { return false }
      index &+= 8
    }
    guard index < length else { return true }
    let difference = load(bytes, start &+ index) ^ load(bytes, otherStart &+ index)
    // What is left are the lowest 1 to 7 bytes.
    return difference &<< UInt64(64 &- 8 &* (length &- index)) == 0
  }

  /// Whether two texts hold the same bytes.
  static func areEqual(_ text: Span<UInt8>, _ other: Span<UInt8>) -> Bool {
    guard text.count == other.count else { return false }
    var index = 0
    while index &+ 8 <= text.count {
      guard load(text, index) == load(other, index) else { return false }
      index &+= 8
    }
    while index < text.count {
      guard text[index] == other[index] else { return false }
      index &+= 1
    }
    return true
  }

  /// The top bit of each byte that is below 0x2D: quotes, commas, line ends, zeros and a few others.
  ///
  /// Digits, letters, `-`, `.`, `_` and all bytes of other scripts are above.
  @inline(__always)
  static func candidates(_ word: UInt64) -> UInt64 {
    let sevenBits: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let reach: UInt64 = 0x5353_5353_5353_5353  // 0x80 − 0x2D in each byte
    return ~((word & sevenBits) &+ reach) & ~word & ~sevenBits
  }
}
