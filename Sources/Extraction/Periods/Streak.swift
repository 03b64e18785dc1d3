/// `for the fourth consecutive year`, 连续四年: in each of so many years.
struct Streak: Sendable, Hashable {
  /// Years, the last one included.
  let years: Int
  /// Places of its tokens.
  let tokens: Range<Int>

  private static let rows: Set<String> = ["consecutive", "straight", "successive", "running"]

  /// The first streak of a sentence; nil where there is none.
  init?(_ tokens: [Token]) {
    func number(_ place: Int) -> Int? {
      NumberWords.english[tokens.text(place)] ?? NumberWords.ordinals[tokens.text(place)]
        ?? NumberWords.chinese[tokens.text(place)]
        ?? (tokens.text(place) == "十" ? 10 : Int(tokens.text(place)))
    }
    for place in tokens.indices {
      if Self.rows.contains(tokens.text(place)), ["year", "years"].contains(tokens.text(place + 1))
      {
        let isSuffixed = ["th", "rd", "nd"].contains(tokens.text(place - 1))
        let start = isSuffixed ? place - 2 : place - 1
        guard let years = number(start), (2...50).contains(years) else { continue }
        self.years = years
        self.tokens = start..<place + 2
        return
      }
      if tokens.text(place) == "连", tokens.text(place + 1) == "续" {
        let start = tokens.text(place + 2) == "第" ? place + 3 : place + 2
        guard let years = number(start), (2...50).contains(years) else { continue }
        let end = tokens.text(start + 1) == "个" ? start + 2 : start + 1
        guard tokens.text(end) == "年" else { continue }
        self.years = years
        self.tokens = place..<end + 1
        return
      }
    }
    return nil
  }
}
