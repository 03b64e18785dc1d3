extension Numeral {
  /// Reads 三万亿, 一点二万亿, 一万五千亿, 二百一十.
  ///
  /// A last 万, 亿 or 万亿 stays the scale.
  static func chinese(_ tokens: [Token], at place: Int) -> Numeral? {
    guard startsNumeral(tokens, at: place) else { return nil }
    var end = place
    while end < tokens.count, isNumeral(tokens[end].text),
      !(end > place && tokens[end].followsBlank)
    {
      end += 1
    }
    var words = tokens[place..<end].map(\.text)
    let ending = ending(of: &words)
    guard let value = value(of: words) else { return nil }
    var numeral = Numeral(
      value: value, scale: ending.scale, power: ending.power, tokens: place..<end, isSpelled: true)
    if end < tokens.count, ["多", "余", "餘"].contains(tokens[end].text) {
      numeral.isMore = true
      numeral.tokens = place..<end + 1
      numeral.takeScale(tokens)
    }
    return numeral
  }

  private static func isNumeral(_ text: String) -> Bool {
    NumberWords.chinese[text] != nil || NumberWords.chinesePowers[text] != nil
      || ["万", "亿", "萬", "億", "点"].contains(text)
  }

  private static func startsNumeral(_ tokens: [Token], at place: Int) -> Bool {
    let text = tokens[place].text
    return NumberWords.chinese[text] != nil || text == "十"
  }

  /// Takes 万亿, 亿 or 万 off the end; a point or thousands in front keep the number whole.
  private static func ending(of words: inout [String]) -> (scale: String, power: Int) {
    words = words.map { $0 == "萬" ? "万" : $0 == "億" ? "亿" : $0 }
    if words.suffix(2) == ["万", "亿"] {
      words.removeLast(2)
      return ("万亿", 12)
    }
    switch words.last {
    case "亿":
      words.removeLast()
      return ("亿", 8)
    case "万" where !words.dropLast().contains("亿"):
      words.removeLast()
      return ("万", 4)
    default: return ("", 0)
    }
  }

  /// Digits of the number; nil where the characters are none.
  private static func value(of words: [String]) -> String? {
    if let point = words.firstIndex(of: "点") {
      let fraction = words[(point + 1)...].map { NumberWords.chinese[$0] }
      guard point > 0, !fraction.isEmpty, !fraction.contains(nil),
        let whole = whole(Array(words[..<point]))
      else { return nil }
      return "\(whole)." + fraction.compactMap { $0.map(String.init) }.joined()
    }
    return whole(words).map(String.init)
  }

  /// A whole number below 10^16.
  private static func whole(_ words: [String]) -> Int? {
    guard !words.isEmpty, words.count <= 20 else { return nil }
    var total = 0
    var section = 0
    var digit: Int?
    for word in words {
      if let value = NumberWords.chinese[word] {
        // 二〇二五 is a year, and no number of this kind.
        if digit != nil, digit != 0 { return nil }
        digit = value
      } else if let power = NumberWords.chinesePowers[word] {
        section += (digit ?? 1) * power
        digit = nil
      } else {
        section += digit ?? 0
        digit = nil
        let power = word == "亿" ? 100_000_000 : 10_000
        if section == 0, total == 0 { return nil }
        guard total + section < (word == "亿" ? 100_000_000 : 1_000_000_000_000) else { return nil }
        total = word == "亿" ? (total + section) * power : total + section * power
        section = 0
      }
    }
    return total + section + (digit ?? 0)
  }
}
