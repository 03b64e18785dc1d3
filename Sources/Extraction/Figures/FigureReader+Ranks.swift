import Indicators

extension FigureReader {
  private static let suffixes: Set<String> = ["th", "st", "nd", "rd"]
  private static let nouns: Set<String> = ["place", "position", "spot", "rank"]
  private static let notPlaces: Set<String> = [
    "consecutive", "straight", "year", "quarter", "time", "session", "successive", "century",
    "half", "month", "day", "five", "largest", "edition", "anniversary", "plenary",
  ]

  /// `10th place`, `No. 14`, 第10位.
  func rank(at place: Int) -> Figure? {
    if tokens.text(place) == "第" { return chineseRank(at: place) }
    guard hasRankWord else { return nil }
    if let end = numberSign(at: place) {
      return ordinal(at: end, from: place, end: end + 1)
    }
    if NumberWords.ordinals[tokens.text(place)] != nil { return wordRank(at: place) }
    guard Self.suffixes.contains(tokens.text(place + 1)), !tokens[place + 1].followsBlank,
      isPlace(place, end: place + 2)
    else { return nil }
    return ordinal(at: place, from: place, end: place + 2)
  }

  /// Where the number of `No. 14` or `number 14` stands.
  private func numberSign(at place: Int) -> Int? {
    guard tokens.text(place) == "no" || tokens.text(place) == "number" else { return nil }
    let next = tokens.text(place + 1) == "." ? place + 2 : place + 1
    return tokens.indices.contains(next) && tokens[next].kind == .number && rankWordStands(place)
      ? next : nil
  }

  private func ordinal(at place: Int, from start: Int, end: Int) -> Figure? {
    guard tokens.indices.contains(place), tokens[place].kind == .number,
      let number = Int(tokens[place].text), (1...999).contains(number)
    else { return nil }
    return rank(
      "\(number)", from: start, end: Self.nouns.contains(tokens.text(end)) ? end + 1 : end)
  }

  private func wordRank(at place: Int) -> Figure? {
    guard let number = NumberWords.ordinals[tokens.text(place)], isPlace(place, end: place + 1)
    else {
      return nil
    }
    let end = Self.nouns.contains(tokens.text(place + 1)) ? place + 2 : place + 1
    return rank("\(number)", from: place, end: end)
  }

  private func rank(_ value: String, from start: Int, end: Int) -> Figure {
    let numeral = Numeral(
      value: value, scale: "", power: 0, tokens: start..<end, isSpelled: false)
    return Figure(
      lower: numeral, upper: nil, unit: .rank, qualifier: .exact, tokens: start..<end,
      hedged: start..<end)
  }

  /// Whether an ordinal is a place in a ranking.
  private func isPlace(_ place: Int, end: Int) -> Bool {
    if Self.notPlaces.contains(tokens.text(end)) { return false }
    if Self.nouns.contains(tokens.text(end)) { return true }
    return rankWordStands(place)
      || (figures.last?.unit == .rank && ["from", "to"].contains(tokens.text(place - 1)))
  }

  private func rankWordStands(_ place: Int) -> Bool {
    (max(0, place - 10)..<place).contains {
      MeasureWords.table.match(tokens, at: $0)?.meaning == .rank
    }
  }

  /// 第10位, 排名第十.
  private func chineseRank(at place: Int) -> Figure? {
    guard place + 1 < tokens.count, let numeral = Numeral.read(tokens, at: place + 1),
      numeral.power == 0, !numeral.isMore, (1...999).contains(numeral.number)
    else { return nil }
    let end = numeral.tokens.upperBound
    if tokens.text(end) == "位" || tokens.text(end) == "名" {
      return rank(numeral.value, from: place, end: end + 1)
    }
    let isRanked = (max(0, place - 3)..<place).contains {
      ["排", "列", "居", "名"].contains(tokens.text($0))
    }
    return isRanked ? rank(numeral.value, from: place, end: end) : nil
  }
}
