/// Eight bytes at a time in one integer, the first byte lowest.
///
/// The scans of this module look at words instead of bytes; a word is read through a bounds-checked
/// span, and the optimiser turns the eight loads into one.
enum Word {
  /// Bytes that a buffer needs after its last one, so that any of its bytes can start a word.
  static let padding: [UInt8] = Array(repeating: 0x7F, count: 8)

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
