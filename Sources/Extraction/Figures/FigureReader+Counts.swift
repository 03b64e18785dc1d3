extension FigureReader {
  /// Whether a number without a unit counts something, and is no name, place in a list or code.
  ///
  /// It does with a scale or thousands separators, before a word of things counted or a name of the
  /// sheet, behind `a total of` or `the number of … was`, and behind `from` or `against` after
  /// another count.
  func isCount(_ numeral: Numeral, _ unit: FigureUnit, end: Int, from place: Int) -> Bool {
    if unit == .count { return !isSmallWord(numeral) && tokens.text(place - 1) != "这" }
    guard !PrefixWords.suffixes.contains(tokens.text(end)) else { return false }
    if isSmallWord(numeral) { return false }
    if numeral.power == 0, isFollowedByNumber(end) { return false }
    if numeral.isQuantity, !numeral.value.contains(".") || numeral.power > 0 { return true }
    if numeral.value.contains(".") || numeral.value.utf8.count > 9 { return false }
    if countNames.contains(end) || namesThings(end) { return true }
    if isSpelledOut(numeral) { return false }
    if isTotal(place) || isNumbered(place) || isHedgedCount(place) { return true }
    return isBeside(place)
  }

  /// `three`, 五: such words stand in texts for other reasons.
  private func isSmallWord(_ numeral: Numeral) -> Bool {
    numeral.isSpelled && numeral.power == 0 && numeral.number < 10
  }

  private func isSpelledOut(_ numeral: Numeral) -> Bool { numeral.isSpelled && numeral.power == 0 }

  /// Numbers in a row are codes.
  private func isFollowedByNumber(_ end: Int) -> Bool {
    tokens.indices.contains(end) && tokens[end].kind == .number
      || (["-", ":", "/"].contains(tokens.text(end)) && tokens.indices.contains(end + 1)
        && tokens[end + 1].kind == .number && !tokens[end].followsBlank)
  }

  /// `firms surpass 6000`: a hedge right before, things counted before that.
  private func isHedgedCount(_ place: Int) -> Bool {
    guard let hedge = Hedge.before(place, tokens) else { return false }
    return tokens[max(0, hedge.start - 4)..<hedge.start]
      .contains { UnitWords.counted.contains($0.text) }
  }

  /// Whether one of the next three words is a plural of things counted.
  private func namesThings(_ end: Int) -> Bool {
    for place in end..<min(tokens.count, end + 4) {
      guard tokens[place].kind == .word || ["-", "+"].contains(tokens.text(place)) else {
        return false
      }
      if countNames.contains(place) || UnitWords.counted.contains(tokens.text(place)) {
        return true
      }
      if ["in", "and", "on", "at", "by", "to", "for", "with"].contains(tokens.text(place)) {
        return false
      }
    }
    return false
  }

  /// `a total of 24`, 共有24.
  private func isTotal(_ place: Int) -> Bool {
    (tokens.text(place - 1) == "of" && tokens.text(place - 2) == "total")
      || (tokens.text(place - 1) == "有" && tokens.text(place - 2) == "共")
  }

  /// `numbered 346`, `the number of firms was 346`.
  private func isNumbered(_ place: Int) -> Bool {
    if ["numbered", "number", "numbers", "totaled", "totalled"].contains(tokens.text(place - 1)) {
      return tokens.text(place - 1) != "number" || tokens.text(place - 2) != "the"
    }
    let before = tokens[max(0, place - 14)..<place]
    let words = before.map(\.text)
    return words.contains("number")
      && (words.contains("was") || words.contains("reached")
        || words.contains("to") || words.contains("stood") || words.contains("topped")
        || words.contains("exceeded"))
      || before.suffix(8).contains { $0.text == "数" || $0.text == "数量" }
  }

  /// `92, against 68`: beside another count.
  private func isBeside(_ place: Int) -> Bool {
    guard let last = figures.last, last.unit == .none || last.unit == .count else { return false }
    let before = tokens.text(place - 1)
    return ["against", "from", "versus", "with", "to"].contains(before)
      && place - last.tokens.upperBound < 12
  }
}
