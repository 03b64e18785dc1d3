import Indicators

/// Finds the figures of a sentence, from left to right.
struct FigureReader {
  let tokens: [Token]
  /// Places that times and streaks have taken.
  let taken: [Bool]
  /// Places where a name of something counted begins.
  let countNames: Set<Int>
  /// Whether a word of ranking stands in the sentence.
  let hasRankWord: Bool
  /// The figures found so far.
  private(set) var figures: [Figure] = []

  /// Reads a sentence.
  init(_ tokens: [Token], taken: [Bool], countNames: Set<Int>, hasRankWord: Bool) {
    self.tokens = tokens
    self.taken = taken
    self.countNames = countNames
    self.hasRankWord = hasRankWord
    var place = 0
    while place < tokens.count {
      if !taken[place], let figure = multiple(at: place) ?? rank(at: place) ?? amount(at: place) {
        figures.append(figure)
        place = max(figure.tokens.upperBound, place + 1)
      } else {
        place = skip(from: place)
      }
    }
  }

  /// The next place to look at: behind a whole run of digits, words or characters of one number.
  private func skip(from place: Int) -> Int {
    guard !taken[place], let numeral = Numeral.read(tokens, at: place) else { return place + 1 }
    return numeral.tokens.upperBound
  }

  // MARK: Multiples

  private func multiple(at place: Int) -> Figure? {
    guard let match = NumberWords.multiples.match(tokens, at: place) else { return nil }
    var range = match.tokens
    while ["to", "has", "will"].contains(tokens.text(range.lowerBound)) {
      range = range.lowerBound + 1..<range.upperBound
    }
    let numeral = Numeral(
      value: "\(match.meaning)", scale: "", power: 0, tokens: range, isSpelled: true)
    return figure(numeral, unit: .ratio, tokens: range, from: match.tokens.lowerBound)
  }

  // MARK: Amounts

  private func amount(at place: Int) -> Figure? {
    let prefix = UnitWords.before.match(tokens, at: place)
    let start = prefix?.tokens.upperBound ?? place
    guard start < tokens.count, !taken[start], var lower = Numeral.read(tokens, at: start) else {
      return nil
    }
    takeLetter(&lower, isMoney: prefix?.meaning.isMoney == true)
    var end = lower.tokens.upperBound
    let suffix = unit(at: end)
    if let suffix { end = suffix.tokens.upperBound }
    if case .some(let range) = upper(behind: end, of: lower, suffix: suffix, from: place) {
      let unit = prefix?.meaning ?? range.unit?.meaning ?? suffix?.meaning ?? .none
      return self.range(lower, range, unit: unit, from: place)
    }
    let unit = prefix?.meaning ?? suffix?.meaning ?? .none
    if isName(place, isBare: unit == .none && lower.power == 0) { return nil }
    if unit == .none || unit == .count, !isCount(lower, unit, end: end, from: place) { return nil }
    return figure(lower, unit: unit, tokens: place..<end, from: place)
  }

  /// Takes the `m` of `$5m` and the `t` of `1.1t yuan`.
  private func takeLetter(_ numeral: inout Numeral, isMoney: Bool) {
    let next = numeral.tokens.upperBound
    guard numeral.power == 0, next < tokens.count, !tokens[next].followsBlank,
      let scale = ScaleWord.letters[tokens.text(next)],
      isMoney || UnitWords.after.match(tokens, at: next + 1)?.meaning.isMoney == true
    else { return }
    (numeral.scale, numeral.power) = (scale.spelling, scale.power)
    numeral.tokens = numeral.tokens.lowerBound..<next + 1
  }

  /// The unit behind a number, a hyphen between them or not.
  private func unit(at place: Int) -> PhraseTable<FigureUnit>.Match? {
    let hyphen =
      tokens.text(place) == "-" && place < tokens.count && !tokens[place].followsBlank ? 1 : 0
    guard let match = UnitWords.after.match(tokens, at: place + hyphen), !taken[place + hyphen]
    else { return nil }
    // 11个月, 第5个五年: spans of time and no counts.
    let next = tokens.text(match.tokens.upperBound)
    if match.meaning == .count, ["月", "半", "均", "季"].contains(next) { return nil }
    return match
  }

  /// Whether a word before the number makes it a name: `page 12`, `第3章`.
  private func isName(_ place: Int, isBare: Bool) -> Bool {
    let before = tokens.text(place - 1)
    if before == "第" { return true }
    guard isBare else { return false }
    if PrefixWords.english.contains(before) { return true }
    if before == "number",
      ["is", "was", "are", "at", "ranked", "ranks"].contains(tokens.text(place - 2))
    {
      return true
    }
    if before == ".",
      ["no", "fig", "sec", "art", "vol", "p", "pp", "nos"].contains(tokens.text(place - 2))
    {
      return true
    }
    if PrefixWords.chinese.contains(before) { return true }
    return before == "+" && !tokens[place].followsBlank
  }

  // MARK: Ranges

  private typealias Upper = (
    numeral: Numeral, unit: PhraseTable<FigureUnit>.Match?, end: Int
  )

  /// The second number of a range such as `3 to 4`, `20-25`, 13亿至14亿.
  private func upper(
    behind end: Int, of lower: Numeral, suffix: PhraseTable<FigureUnit>.Match?, from place: Int
  ) -> Upper? {
    let link = tokens.text(end)
    let before = tokens.text(place - 1)
    switch link {
    case "-", "–", "—", "~", "至", "到":
      if ["从", "由", "自"].contains(before) { return nil }
    case "to":
      if before == "from", !isRangeWord(place - 2) { return nil }
    case "and", "和":
      if before != "between", before != "在", before != "于", !(before == "about") { return nil }
    default: return nil
    }
    let start = UnitWords.before.match(tokens, at: end + 1)?.tokens.upperBound ?? end + 1
    guard start < tokens.count, !taken[start],
      var numeral = Numeral.read(tokens, at: start) ?? bare(at: start)
    else { return nil }
    takeLetter(&numeral, isMoney: UnitWords.before.match(tokens, at: place) != nil)
    let unit = unit(at: numeral.tokens.upperBound)
    let close = unit?.tokens.upperBound ?? numeral.tokens.upperBound
    // Numbers without any unit or scale are codes and scores more often than ranges.
    let isMeasured =
      unit != nil || numeral.power > 0 || UnitWords.before.match(tokens, at: place) != nil
    guard isMeasured, suffix == nil || unit == nil || suffix?.meaning == unit?.meaning else {
      return nil
    }
    return (numeral, unit, close)
  }

  /// Digits right behind a hyphen, which are otherwise part of a name.
  private func bare(at place: Int) -> Numeral? {
    guard tokens[place].kind == .number else { return nil }
    var numeral = Numeral(
      value: tokens[place].text, scale: "", power: 0, tokens: place..<place + 1, isSpelled: false)
    numeral.takeScale(tokens)
    return numeral
  }

  private func isRangeWord(_ place: Int) -> Bool {
    ["range", "ranges", "ranged", "ranging", "between", "anywhere"].contains(tokens.text(place))
  }

  private func range(_ first: Numeral, _ second: Upper, unit: FigureUnit, from place: Int)
    -> Figure?
  {
    var (lower, upper) = (first, second.numeral)
    if lower.power == 0, upper.power > 0 {
      // `3 to 4 trillion`: the scale is said once.
      (lower.scale, lower.power) = (upper.scale, upper.power)
    } else if lower.scale != upper.scale {
      guard let value = upper.value(atPower: lower.power) else { return nil }
      (upper.value, upper.scale, upper.power) = (value, lower.scale, lower.power)
    }
    guard lower.number < upper.number else { return nil }
    var figure = figure(lower, unit: unit, tokens: place..<second.end, from: place)
    figure.upper = upper
    figure.qualifier = .range
    return figure
  }

  // MARK: Hedges

  private func figure(
    _ numeral: Numeral, unit: FigureUnit, tokens range: Range<Int>, from place: Int
  ) -> Figure {
    var figure = Figure(
      lower: numeral, upper: nil, unit: unit, qualifier: numeral.isMore ? .atLeast : .exact,
      tokens: range, hedged: range)
    if let hedge = Hedge.before(place, tokens) {
      figure.qualifier = hedge.qualifier
      figure.hedged = hedge.start..<range.upperBound
    }
    if let after = HedgeWords.after.match(tokens, at: range.upperBound) {
      if figure.qualifier == .exact || after.meaning != .about { figure.qualifier = after.meaning }
      figure.hedged = figure.hedged.lowerBound..<after.tokens.upperBound
    }
    figure.isNegative = isNegative(place)
    return figure
  }

  /// Whether a minus sign stands right before a number, and no word or number before that.
  private func isNegative(_ place: Int) -> Bool {
    guard place > 0, ["-", "−", "–"].contains(tokens.text(place - 1)), !tokens[place].followsBlank
    else {
      return false
    }
    return place == 1 || tokens[place - 1].followsBlank || tokens[place - 2].kind == .han
  }
}
