/// Cuts a text into tokens, one after another.
///
/// - Complexity: O(bytes) for the whole text.
struct Tokenizer {
  private let bytes: [UInt8]
  private var place: Int
  private let end: Int

  /// Cuts a part of a text.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    place = range.lowerBound
    end = range.upperBound
  }

  /// All tokens of a short text.
  static func tokens(_ text: String) -> [Token] {
    let bytes = Array(text.utf8)
    var tokenizer = Tokenizer(bytes, 0..<bytes.count)
    var tokens: [Token] = []
    while let token = tokenizer.next() { tokens.append(token) }
    return tokens
  }

  /// The next token; nil at the end.
  mutating func next() -> Token? {
    var followsBlank = false
    while let (value, length) = look(place), Scalars.isBlank(value) {
      followsBlank = true
      place += length
    }
    guard let (value, length) = look(place) else { return nil }
    let start = place
    let kind: Token.Kind
    if Scalars.isDigit(value) {
      kind = number()
    } else if Scalars.isHan(value) {
      place += length
      kind = .han
    } else if Scalars.isLetter(value) {
      word()
      kind = .word
    } else {
      place += length
      kind = .mark
    }
    return Token(
      kind: kind, text: text(start..<place), span: start..<place, followsBlank: followsBlank)
  }

  private func look(_ place: Int) -> (value: UInt32, length: Int)? {
    guard place < end else { return nil }
    let (value, length) = Scalars.scalar(bytes, at: place)
    return (Scalars.folded(value), min(length, end - place))
  }

  // MARK: Numbers

  /// Goes past `1,234.5`; what has several points is a mark.
  private mutating func number() -> Token.Kind {
    let first = digits()
    var isGrouped = first <= 3
    while isGrouped, let (comma, length) = look(place), comma == 0x2C {
      let before = place
      place += length
      if digits() != 3 {
        place = before
        isGrouped = false
      }
    }
    var points = 0
    while let (point, length) = look(place), point == 0x2E, let (digit, _) = look(place + length),
      Scalars.isDigit(digit)
    {
      place += length
      _ = digits()
      points += 1
    }
    return points > 1 ? .mark : .number
  }

  private mutating func digits() -> Int {
    var count = 0
    while let (value, length) = look(place), Scalars.isDigit(value) {
      place += length
      count += 1
    }
    return count
  }

  // MARK: Words

  /// Goes past letters, and past the points of `U.S.`.
  private mutating func word() {
    let start = place
    letters()
    guard place - start == 1, let next = initial() else { return }
    place = next
    while let next = initial() { place = next }
    if let (point, length) = look(place), point == 0x2E { place += length }
  }

  private mutating func letters() {
    while let (value, length) = look(place), Scalars.isLetter(value), !Scalars.isHan(value) {
      place += length
    }
  }

  /// Where `.S` ends that is no part of a longer word.
  private func initial() -> Int? {
    guard let (point, one) = look(place), point == 0x2E, let (letter, two) = look(place + one),
      letter < 0x80, Scalars.isLetter(letter)
    else { return nil }
    let after = place + one + two
    if let (value, _) = look(after), Scalars.isLetter(value) || Scalars.isDigit(value) {
      return nil
    }
    return after
  }

  private func text(_ span: Range<Int>) -> String {
    var isPlain = true
    for byte in bytes[span] where byte >= 0x80 || (0x41...0x5A).contains(byte) { isPlain = false }
    if isPlain { return String(decoding: bytes[span], as: UTF8.self) }
    var text = ""
    var place = span.lowerBound
    while place < span.upperBound {
      let (value, length) = Scalars.scalar(bytes, at: place)
      if let scalar = Unicode.Scalar(Scalars.folded(value)) { text.unicodeScalars.append(scalar) }
      place += length
    }
    return text.lowercased()
  }
}
