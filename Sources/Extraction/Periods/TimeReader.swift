/// Finds the times of a sentence, from left to right.
struct TimeReader {
  let tokens: [Token]
  /// The times found so far.
  private(set) var marks: [TimeMark] = []

  /// Reads a sentence.
  init(_ tokens: [Token]) {
    self.tokens = tokens
    var place = 0
    while place < tokens.count {
      if let mark = mark(at: place) {
        marks.append(mark)
        place = mark.tokens.upperBound
      } else {
        place += 1
      }
    }
    joinSpans()
    attachYears()
    markBases()
    for index in marks.indices { marks[index].isMoment = isMoment(marks[index]) }
  }

  private func mark(at place: Int) -> TimeMark? {
    if let mark = plan(at: place) ?? firstMonths(at: place) ?? date(at: place) { return mark }
    if let match = TimeWords.relative.match(tokens, at: place) {
      return TimeMark(meaning: match.meaning, tokens: match.tokens)
    }
    if let match = TimeWords.parts.match(tokens, at: place), !isOther(match.tokens) {
      return TimeMark(meaning: match.meaning, tokens: match.tokens)
    }
    return years(at: place) ?? year(at: place)
  }

  /// `mid` and `h1` within longer words.
  private func isOther(_ range: Range<Int>) -> Bool {
    guard tokens.text(range.lowerBound) == "mid" else { return false }
    return tokens.text(range.upperBound) != "-" || year(digits: range.upperBound + 1) == nil
  }

  // MARK: Tokens

  /// The number of one or two digits or a word at a place.
  func small(_ place: Int) -> Int? {
    guard tokens.indices.contains(place) else { return nil }
    let token = tokens[place]
    if token.kind == .number { return token.text.utf8.count <= 2 ? Int(token.text) : nil }
    return NumberWords.english[token.text]
      ?? (token.text == "十" ? 10 : NumberWords.chinese[token.text])
  }

  /// A year in four digits at a place.
  func year(digits place: Int) -> Int? {
    guard tokens.indices.contains(place), tokens[place].kind == .number,
      tokens[place].text.utf8.count == 4, let year = Int(tokens[place].text),
      (1900...2100).contains(year)
    else { return nil }
    return year
  }

  // MARK: Years

  /// `2025`, `2025年`, `2025年底`, `2016-20`.
  private func year(at place: Int) -> TimeMark? {
    guard let year = year(digits: place), !isQuantity(place) else { return nil }
    if let mark = numericDate(year, at: place) { return mark }
    var end = place + 1
    if isDash(end), let last = secondYear(after: year, at: end + 1) {
      end += 2
      if tokens.text(end) == "年" { end += 1 }
      return TimeMark(
        meaning: .span(year, last), tokens: place..<end,
        isPlan: tokens.text(end) == "period" || tokens.text(end) == "期")
    }
    if tokens.text(end) == "年" {
      end += 1
      if tokens.text(end) == "度" { end += 1 }
      if let mark = chineseMonth(year, at: end, from: place) { return mark }
      if TimeWords.endings.contains(tokens.text(end)) { end += 1 }
    }
    return TimeMark(meaning: .year(year), tokens: place..<end)
  }

  private func isDash(_ place: Int) -> Bool {
    ["-", "–", "—", "~", "/"].contains(tokens.text(place))
  }

  /// The year behind a dash: four digits, or two.
  private func secondYear(after first: Int, at place: Int) -> Int? {
    if let year = year(digits: place), year > first { return year }
    guard tokens.indices.contains(place), tokens[place].kind == .number,
      tokens[place].text.utf8.count == 2, !tokens[place].followsBlank,
      let last = Int(tokens[place].text)
    else { return nil }
    let year = first / 100 * 100 + last
    return year > first ? year : nil
  }

  /// Whether four digits count things: `2000 yuan`.
  private func isQuantity(_ place: Int) -> Bool {
    if place > 0, UnitWords.before.match(tokens, at: place - 1) != nil { return true }
    if place > 0, !tokens[place].followsBlank, tokens[place - 1].kind == .mark,
      "-/.:".contains(tokens.text(place - 1)), place > 1, tokens.text(place - 2) != "mid",
      tokens[place - 2].kind == .number || tokens[place - 2].kind == .word,
      !tokens[place - 1].followsBlank
    {
      return true
    }
    if isDash(place + 1), !tokens[place + 1].followsBlank, place + 2 < tokens.count,
      !tokens[place + 2].followsBlank, tokens[place + 2].text.utf8.count > 4
    {
      return true
    }
    if ScaleWord.table.match(tokens, at: place + 1) != nil { return true }
    guard let unit = UnitWords.after.match(tokens, at: place + 1) else { return false }
    // `2016 PCT applications`
    return !(unit.meaning == .percent && tokens[place + 1].kind == .word)
  }

  /// Two years with a word between them are a span: `from 2019 to 2022`, `2019年至2022年`.
  private mutating func joinSpans() {
    var joined: [TimeMark] = []
    for mark in marks {
      if let last = joined.last, case .year(let first) = last.meaning,
        case .year(let second) = mark.meaning, second > first,
        mark.tokens.lowerBound - last.tokens.upperBound == 1
      {
        let link = tokens.text(last.tokens.upperBound)
        let before = tokens.text(last.tokens.lowerBound - 1)
        let isSpan =
          ["to", "through", "until", "至", "到", "till", "~", "—", "-"].contains(link)
          || (["and", "和"].contains(link) && before == "between")
        if isSpan {
          joined[joined.count - 1].meaning = .span(first, second)
          joined[joined.count - 1].tokens = last.tokens.lowerBound..<mark.tokens.upperBound
          continue
        }
      }
      // `14th Five-Year Plan period (2021-2025)` says one span twice.
      if let last = joined.last, case .span = last.meaning, last.meaning == mark.meaning {
        continue
      }
      joined.append(mark)
    }
    marks = joined
  }

  /// Gives months, quarters and parts of years the year beside them.
  private mutating func attachYears() {
    var attached: [TimeMark] = []
    var place = 0
    while place < marks.count {
      var mark = marks[place]
      if place + 1 < marks.count, let pair = pair(mark, marks[place + 1]) {
        mark = pair
        place += 1
      }
      attached.append(mark)
      place += 1
    }
    marks = attached
  }

  /// A part of a year and its year as one, where nothing but `of` and the like is between them.
  private func pair(_ first: TimeMark, _ second: TimeMark) -> TimeMark? {
    let between = tokens[first.tokens.upperBound..<second.tokens.lowerBound]
    let links: Set<String> = ["of", "in", ",", "the", "-", "的", "'", "s", ".", "from"]
    guard between.count <= 3, between.allSatisfy({ links.contains($0.text) }) else { return nil }
    var whole: TimeMark
    let year: TimeMark
    if first.isPartOfYear, first.year == nil, second.isWholeYear {
      (whole, year) = (first, second)
    } else if second.isPartOfYear, second.year == nil, first.isWholeYear {
      (whole, year) = (second, first)
    } else {
      return nil
    }
    if case .year(let number) = year.meaning { whole.year = number }
    if case .relativeYear(let offset) = year.meaning { whole.offset = offset }
    whole.tokens = first.tokens.lowerBound..<second.tokens.upperBound
    return whole
  }

  private func isMoment(_ mark: TimeMark) -> Bool {
    let own: Set<String> = ["底", "末", "mid", "middle", "中"]
    if tokens[mark.tokens].contains(where: { own.contains($0.text) }) { return true }
    return tokens[max(0, mark.tokens.lowerBound - 4)..<mark.tokens.lowerBound]
      .contains { TimeWords.moments.contains($0.text) }
      || ["止", "底", "末"].contains(tokens.text(mark.tokens.upperBound))
  }

  /// Marks the times that figures are only compared with.
  private mutating func markBases() {
    for index in marks.indices {
      let mark = marks[index]
      if mark.meaning == .yearBefore {
        marks[index].isBase = true
        continue
      }
      var before = mark.tokens.lowerBound - 1
      while ["in", "the", "that", "of", "level", "as", "from"].contains(tokens.text(before)) {
        before -= 1
      }
      let word = tokens.text(before)
      let after = tokens.text(mark.tokens.upperBound)
      if TimeWords.bases.contains(word) || (word == "to" && tokens.text(before - 1) == "compared")
        || (word == "with" && tokens.text(before - 1) == "compared")
        || (after == "相" && tokens.text(mark.tokens.upperBound + 1) == "比")
        || (tokens.text(mark.tokens.lowerBound - 1) == "of"
          && tokens.text(mark.tokens.lowerBound - 2) == "that")
      {
        marks[index].isBase = true
      }
    }
  }
}

extension TimeMark {
  /// Whether it needs a year.
  var isPartOfYear: Bool {
    switch meaning {
    case .month, .quarter, .yearToDate, .day: true
    default: false
    }
  }

  /// Whether it is a year by itself.
  var isWholeYear: Bool {
    switch meaning {
    case .year, .relativeYear: true
    default: false
    }
  }
}
