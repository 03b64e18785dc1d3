/// A number in a sentence, in digits or in words, with the scale behind it.
struct Numeral: Sendable, Hashable {
  /// As in the `value` column: digits as printed, or the digits of number words.
  var value: String
  /// As in the `scale` column; empty for none.
  var scale: String
  /// Power of ten of the scale.
  var power: Int
  /// Places of its tokens, scale included.
  var tokens: Range<Int>
  /// Whether it is written in words.
  var isSpelled: Bool
  /// Whether it ends with 多 or 余: somewhat more than printed.
  var isMore = false

  /// Whether the digits have thousands separators or a decimal point, as only quantities do.
  var isQuantity: Bool { value.contains(",") || value.contains(".") || power > 0 }

  /// Digits without separators, as a number.
  var number: Double { Double(value.filter { $0 != "," }) ?? .nan }

  /// Reads the number that starts at a place.
  ///
  /// - Returns: nil where there is none, or where it is part of a name such as `5G` or `COVID-19`.
  static func read(_ tokens: [Token], at place: Int) -> Numeral? {
    switch tokens[place].kind {
    case .number: digits(tokens, at: place)
    case .word: english(tokens, at: place)
    case .han: chinese(tokens, at: place)
    case .mark: nil
    }
  }

  // MARK: Digits

  private static func digits(_ tokens: [Token], at place: Int) -> Numeral? {
    guard !isGlued(tokens, at: place) else { return nil }
    var numeral = Numeral(
      value: tokens[place].text, scale: "", power: 0, tokens: place..<place + 1, isSpelled: false)
    numeral.takeMore(tokens)
    numeral.takeScale(tokens)
    numeral.takeMore(tokens)
    return numeral
  }

  /// Whether letters or a hyphen hold the digits in a name.
  private static func isGlued(_ tokens: [Token], at place: Int) -> Bool {
    if place > 0, !tokens[place].followsBlank {
      let before = tokens[place - 1]
      if before.kind == .word, UnitWords.before.match(tokens, at: place - 1) == nil { return true }
      // `COVID-19`, `010-65201234`; a range such as `20-25` is read from its first number on.
      if before.kind == .mark, "-/.:_#+,".contains(before.text), place > 1, !before.followsBlank,
        tokens[place - 2].kind == .word || tokens[place - 2].kind == .number
      {
        return true
      }
    }
    guard place + 1 < tokens.count, !tokens[place + 1].followsBlank else { return false }
    let after = tokens[place + 1]
    if after.kind == .mark, "/:_".contains(after.text) { return true }
    // A decimal comma, `1,97 %`: what it means is not certain.
    if after.text == ",", place + 2 < tokens.count, tokens[place + 2].kind == .number,
      !tokens[place + 2].followsBlank
    {
      return true
    }
    guard after.kind == .word else { return false }
    return ScaleWord.table.match(tokens, at: place + 1) == nil
      && UnitWords.after.match(tokens, at: place + 1) == nil
      && ScaleWord.letters[after.text] == nil
  }

  /// Takes 多 and 余 behind digits.
  private mutating func takeMore(_ tokens: [Token]) {
    let next = tokens.upperBound(of: self)
    guard next < tokens.count, ["多", "余", "餘"].contains(tokens[next].text) else { return }
    isMore = true
    self.tokens = self.tokens.lowerBound..<next + 1
  }

  /// Takes the scale behind the digits, `hundred million` and `千 亿` included.
  mutating func takeScale(_ tokens: [Token]) {
    var next = tokens.upperBound(of: self)
    // Hyphens stand between number and scale: `1-trillion-yuan`.
    if next + 1 < tokens.count, tokens[next].text == "-", !tokens[next].followsBlank { next += 1 }
    guard power == 0, let match = ScaleWord.table.match(tokens, at: next) else { return }
    scale = match.meaning.spelling
    power = match.meaning.power
    self.tokens = self.tokens.lowerBound..<match.tokens.upperBound
  }

  /// The value as digits of a lower power of ten; exact.
  ///
  /// - Returns: nil for a higher power.
  func value(atPower other: Int) -> String? {
    guard power >= other else { return nil }
    let parts = value.filter { $0 != "," }.split(separator: ".")
    var whole = String(parts.first ?? "0")
    var fraction = parts.count > 1 ? parts[1] : ""
    for _ in other..<power { whole.append(fraction.popFirst() ?? "0") }
    let digits = whole.drop { $0 == "0" }
    return (digits.isEmpty ? "0" : digits) + (fraction.isEmpty ? "" : ".\(fraction)")
  }
}

extension [Token] {
  /// The place behind a numeral.
  fileprivate func upperBound(of numeral: Numeral) -> Int { numeral.tokens.upperBound }
}
