extension TimeReader {
  /// `12 May 2024`, `May 12`, `June`; the year is attached later.
  func date(at place: Int) -> TimeMark? {
    // `5 February`
    if let day = dayNumber(place), (1...31).contains(day), let month = month(place + 1) {
      return TimeMark(meaning: .day(month: month), tokens: place..<place + 2)
    }
    if let month = month(place) {
      if let end = throughMonth(place, month) { return end }
      var end = place + 1
      if tokens.text(end) == "." { end += 1 }
      if let day = dayNumber(end), (1...31).contains(day), tokens.text(end + 1) != "%" {
        return TimeMark(meaning: .day(month: month), tokens: place..<end + 1)
      }
      return TimeMark(meaning: .month(month), tokens: place..<end)
    }
    return chineseDate(at: place)
  }

  private func month(_ place: Int) -> Int? {
    guard let month = TimeWords.months[tokens.text(place)] else { return nil }
    // `may` is a verb unless a number or `of` stands beside it.
    if tokens.text(place) == "may" {
      let isMonth =
        year(digits: place + 1) != nil || dayNumber(place + 1) != nil
        || ["in", "of", "since", "by", "until", "end"].contains(tokens.text(place - 1))
      return isMonth ? month : nil
    }
    return tokens.text(place) == "march" && ["to", "on"].contains(tokens.text(place + 1))
      ? nil : month
  }

  private func dayNumber(_ place: Int) -> Int? {
    guard tokens.indices.contains(place), tokens[place].kind == .number,
      tokens[place].text.utf8.count <= 2
    else { return nil }
    return Int(tokens[place].text)
  }

  /// `January to November`, `Jan-Nov`.
  private func throughMonth(_ place: Int, _ month: Int) -> TimeMark? {
    guard month == 1 else { return nil }
    var next = place + 1
    if tokens.text(next) == "." { next += 1 }
    guard ["to", "-", "–", "through"].contains(tokens.text(next)), let last = self.month(next + 1)
    else {
      return nil
    }
    return TimeMark(meaning: .yearToDate(last), tokens: place..<next + 2)
  }

  /// `2024-05-12` and `2024/5/12`.
  func numericDate(_ year: Int, at place: Int) -> TimeMark? {
    guard ["-", "/"].contains(tokens.text(place + 1)),
      tokens.text(place + 3) == tokens.text(place + 1),
      let month = dayNumber(place + 2), (1...12).contains(month),
      let day = dayNumber(place + 4), (1...31).contains(day)
    else { return nil }
    return TimeMark(meaning: .day(month: month), year: year, tokens: place..<place + 5)
  }

  /// `8月底`, `5月12日` behind a year.
  func chineseMonth(_ year: Int, at place: Int, from start: Int) -> TimeMark? {
    guard var mark = chineseDate(at: place) else { return nil }
    mark.year = year
    mark.tokens = start..<mark.tokens.upperBound
    return mark
  }

  /// `8月底`, `5月12日`, `1-11月`, 十月.
  private func chineseDate(at place: Int) -> TimeMark? {
    if dayNumber(place) == 1, ["-", "–", "—", "~", "至", "到"].contains(tokens.text(place + 1)),
      let last = small(place + 2), (2...12).contains(last), tokens.text(place + 3) == "月"
    {
      return TimeMark(meaning: .yearToDate(last), tokens: place..<place + 4)
    }
    guard let month = small(place), (1...12).contains(month), tokens.text(place + 1) == "月" else {
      return nil
    }
    var end = place + 2
    if let day = dayNumber(end), (1...31).contains(day), ["日", "号"].contains(tokens.text(end + 1)) {
      return TimeMark(meaning: .day(month: month), tokens: place..<end + 2)
    }
    if tokens.text(end) == "份" { end += 1 }
    if TimeWords.endings.contains(tokens.text(end)) { end += 1 }
    return TimeMark(meaning: .month(month), tokens: place..<end)
  }

  /// `first eleven months`, `前11个月`.
  func firstMonths(at place: Int) -> TimeMark? {
    if tokens.text(place) == "first", let count = small(place + 1), (1...12).contains(count),
      tokens.text(place + 2) == "months"
    {
      return TimeMark(meaning: .yearToDate(count), tokens: place..<place + 3)
    }
    if tokens.text(place) == "前" {
      if let count = small(place + 1), (1...12).contains(count), tokens.text(place + 2) == "个",
        tokens.text(place + 3) == "月"
      {
        return TimeMark(meaning: .yearToDate(count), tokens: place..<place + 4)
      }
      if tokens.text(place + 1) == "十", let unit = small(place + 2), (1...2).contains(unit),
        tokens.text(place + 3) == "个", tokens.text(place + 4) == "月"
      {
        return TimeMark(meaning: .yearToDate(10 + unit), tokens: place..<place + 5)
      }
    }
    return nil
  }

  /// `14th Five-Year Plan period`, “十四五”: the plan n runs over five years from 1953 + 5 (n − 1) + 3
  /// on, as the third was put off by three.
  func plan(at place: Int) -> TimeMark? {
    if let number = small(place), ["th", "st", "nd", "rd"].contains(tokens.text(place + 1)),
      let end = planName(at: place + 2)
    {
      return plan(number, place..<end)
    }
    if let number = NumberWords.ordinals[tokens.text(place)], let end = planName(at: place + 1) {
      return plan(number, place..<end)
    }
    // 十四五; 第十四个五年规划
    if tokens.text(place) == "十", let unit = NumberWords.chinese[tokens.text(place + 1)],
      tokens.text(place + 2) == "五"
    {
      return plan(10 + unit, place..<place + 3)
    }
    return nil
  }

  private func planName(at place: Int) -> Int? {
    if tokens.text(place) == "fyp" {
      return tokens.text(place + 1) == "period" ? place + 2 : place + 1
    }
    var next = place
    for word in ["five", "-", "year", "plan"] where tokens.text(next) == word { next += 1 }
    guard tokens.text(next - 1) == "plan", next - place >= 3 else { return nil }
    return tokens.text(next) == "period" ? next + 1 : next
  }

  private func plan(_ number: Int, _ tokens: Range<Int>) -> TimeMark? {
    guard (3...30).contains(number) else { return nil }
    let first = 1966 + 5 * (number - 3)
    return TimeMark(meaning: .span(first, first + 4), tokens: tokens, isPlan: true)
  }

  /// `the past five years`, `in ten years`, 近三年, 五年来.
  func years(at place: Int) -> TimeMark? {
    let leads: Set<String> = ["past", "last", "previous", "in", "over", "within", "近", "过", "过去"]
    guard leads.contains(tokens.text(place)) else { return nil }
    var next = place + 1
    if tokens.text(next) == "the" { next += 1 }
    if ["past", "last"].contains(tokens.text(next)) { next += 1 }
    if tokens.text(next) == "去" { next += 1 }
    guard let count = small(next), (2...30).contains(count) else { return nil }
    guard tokens.text(next + 1) == "years" || tokens.text(next + 1) == "年" else { return nil }
    return TimeMark(meaning: .years(count), tokens: place..<next + 2)
  }
}
