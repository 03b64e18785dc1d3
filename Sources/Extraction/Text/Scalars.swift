/// Unicode scalars of UTF-8 bytes, valid or not.
enum Scalars {
  /// The scalar at a place and its bytes; U+FFFD and one byte where they are not UTF-8.
  static func scalar(_ bytes: [UInt8], at place: Int) -> (value: UInt32, length: Int) {
    let lead = bytes[place]
    let length: Int
    var value: UInt32
    switch lead {
    case 0..<0x80: return (UInt32(lead), 1)
    case 0xC2..<0xE0: (length, value) = (2, UInt32(lead & 0x1F))
    case 0xE0..<0xF0: (length, value) = (3, UInt32(lead & 0x0F))
    case 0xF0..<0xF5: (length, value) = (4, UInt32(lead & 0x07))
    default: return (0xFFFD, 1)
    }
    guard place + length <= bytes.count else { return (0xFFFD, 1) }
    for byte in bytes[place + 1..<place + length] {
      guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    return Unicode.Scalar(value) == nil ? (0xFFFD, 1) : (value, length)
  }

  /// Full-width ASCII, the ideographic blank and Chinese commas as what they stand for.
  static func folded(_ value: UInt32) -> UInt32 {
    switch value {
    case 0xFF01...0xFF5E: value - 0xFEE0
    case 0x3000: 0x20
    default: value
    }
  }

  /// Whether a character is Chinese.
  static func isHan(_ value: UInt32) -> Bool {
    switch value {
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x3007, 0xF900...0xFAFF, 0x20000...0x3134F: true
    default: false
    }
  }

  /// Whether a character is a blank or a control character.
  static func isBlank(_ value: UInt32) -> Bool {
    switch value {
    case 0...0x20, 0x7F, 0x85, 0xA0, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0xFEFF: true
    default: false
    }
  }

  /// Whether a character is a letter of an alphabet.
  static func isLetter(_ value: UInt32) -> Bool {
    if value < 0x80 { return (0x41...0x5A).contains(value) || (0x61...0x7A).contains(value) }
    return Unicode.Scalar(value)?.properties.isAlphabetic ?? false
  }

  /// Whether a character is an ASCII digit.
  static func isDigit(_ value: UInt32) -> Bool { (0x30...0x39).contains(value) }
}
