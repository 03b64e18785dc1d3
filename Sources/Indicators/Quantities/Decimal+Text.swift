extension Decimal {
  /// Reads digits with an optional sign, thousands separators, decimal point and exponent.
  ///
  /// Separators are a comma, a space, a no-break or a thin space, one and the same throughout, in
  /// groups of three. `1,234.5`, `.5`, `−7`, `1.5e9` and `12 500` are numbers; `3,63`, `1,2345`,
  /// `5 %` and `nan` are not.
  init?(_ text: String) {
    var rest = text[...]
    var negative = false
    if let sign = rest.first, "+-−".contains(sign) {
      negative = sign != "+"
      rest = rest.dropFirst()
    }
    var exponent = 0
    if let mark = rest.lastIndex(where: { $0 == "e" || $0 == "E" }) {
      let power = rest[rest.index(after: mark)...]
      guard let value = Int(power), abs(value) < 10_000 else { return nil }
      exponent = value
      rest = rest[..<mark]
    }
    let parts = rest.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first.flatMap({ Self.ungrouped($0) }) else { return nil }
    let fraction = parts.count == 2 ? Self.digits(of: parts[1]) : []
    guard let fraction, !(whole + fraction).isEmpty else { return nil }
    self.init(isNegative: negative, digits: whole + fraction, exponent: exponent - fraction.count)
  }

  /// The digits of the whole part without their separators; nil where the groups are not of three.
  private static func ungrouped(_ text: Substring) -> [UInt8]? {
    guard let separator = text.first(where: { separators.contains($0) }) else {
      return digits(of: text)
    }
    let groups = text.split(separator: separator, omittingEmptySubsequences: false)
    guard let first = groups.first, (1...3).contains(first.count),
      groups.dropFirst().allSatisfy({ $0.count == 3 })
    else { return nil }
    return digits(of: Substring(groups.joined()))
  }

  private static let separators: Set<Character> = [",", " ", "\u{00A0}", "\u{2009}", "\u{202F}"]

  private static func digits(of text: Substring) -> [UInt8]? {
    var digits: [UInt8] = []
    for byte in text.utf8 {
      guard (48...57).contains(byte) else { return nil }
      digits.append(byte - 48)
    }
    return digits
  }
}
