/// A field of a table that should hold a number.
enum NumericField: Sendable, Equatable {
  /// A finite double, correctly rounded.
  case number(Double)
  /// Nothing, or a word for nothing.
  case missing
  /// A number beyond double precision, at either end, or an infinity.
  case notRepresentable
  /// Something else.
  case notANumber

  /// A number or an empty field, which is NaN; nil for everything that needs a closer look.
  @inline(__always)
  static func usual(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Double? {
    if start == end { return .nan }
    return Decimal(bytes, start..<end)?.value
  }

  /// Reads `12`, `-1.5`, `+.5e-3` and so on; blanks at the ends do not count.
  ///
  /// - Complexity: O(n); without allocation up to 19 digits.
  @inline(__always)
  init(_ bytes: Span<UInt8>) {
    if let decimal = Decimal(bytes, 0..<bytes.count), let value = decimal.value {
      self = .number(value)
    } else {
      self.init(unusual: bytes)
    }
  }

  /// The same multiplied by a power of ten, with one rounding.
  ///
  /// - Complexity: O(n); without allocation up to 19 digits and 22 places.
  @inline(__always)
  init(_ bytes: Span<UInt8>, powerOfTen power: Int) {
    if power == 0 {
      self.init(bytes)
    } else if let value = Decimal(bytes, 0..<bytes.count)?.multiplied(byPowerOfTen: power).value {
      self = .number(value)
    } else {
      self.init(Self.shifted(bytes, power).span)
    }
  }

  /// The text of a number times a power of ten; another text as it is.
  private static func shifted(_ bytes: Span<UInt8>, _ power: Int) -> [UInt8] {
    let range = ASCII.trimmed(bytes)
    let text = range.map { bytes[$0] }
    guard Decimal(bytes, range) != nil else { return text }
    let mantissa = text.prefix { $0 | 0x20 != UInt8(ascii: "e") }
    let printed = Int(String(decoding: text.dropFirst(mantissa.count + 1), as: UTF8.self)) ?? 0
    return mantissa + Array("e\(printed + power)".utf8)
  }

  @inline(never)
  private init(unusual bytes: Span<UInt8>) {
    let range = ASCII.trimmed(bytes)
    guard !range.isEmpty else {
      self = .missing
      return
    }
    if let decimal = Decimal(bytes, range) {
      if let value = decimal.value ?? Self.general(bytes.extracting(range)) {
        // A number that is not zero must not become zero.
        let isVanished = value == 0 && decimal.isNotZero
        self = value.isFinite && !isVanished ? .number(value) : .notRepresentable
      } else {
        self = .notRepresentable
      }
      return
    }
    var word = String(decodingValid: bytes.extracting(range)).lowercased()
    if Self.wordsForNothing.contains(word) {
      self = .missing
      return
    }
    if let sign = word.first, sign == "-" || sign == "+" { word.removeFirst() }
    self = word == "inf" || word == "infinity" ? .notRepresentable : .notANumber
  }

  /// Any decimal by the standard library, which rounds correctly.
  private static func general(_ bytes: Span<UInt8>) -> Double? {
    Double(String(decodingValid: bytes))
  }

  /// What tables write where there is no value, in lower case; `..` is the World Bank's.
  private static let wordsForNothing: Set<String> = ["na", "n/a", "nan", "null", "none", ".."]
}
