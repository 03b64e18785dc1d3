/// `for the fourth consecutive year`, 连续四年: in each of so many years.
struct Streak: Sendable, Hashable {
  /// Years, the last one included.
  let years: Int
  /// Places of its tokens.
  let tokens: Range<Int>

  private static let rows: Set<String> = ["consecutive", "straight", "successive", "running"]

  /// The first streak of a sentence; nil where there is none.
  init?(_ tokens: [Token]) {
    func text(_ place: Int) -> String { tokens.indices.contains(place) ? tokens[place].text : "" }
    func number(_ place: Int) -> Int? {
      NumberWords.english[text(place)] ?? NumberWords.ordinals[text(place)]
        ?? NumberWords.chinese[text(place)] ?? (text(place) == "十" ? 10 : Int(text(place)))
    }
    for place in tokens.indices {
      if Self.rows.contains(text(place)), ["year", "years"].contains(text(place + 1)) {
        let isSuffixed = ["th", "rd", "nd"].contains(text(place - 1))
        let start = isSuffixed ? place - 2 : place - 1
        guard let years = number(start), (2...50).contains(years) else { continue }
        self.years = years
        self.tokens = start..<place + 2
        return
      }
      if text(place) == "连", text(place + 1) == "续" {
        let start = text(place + 2) == "第" ? place + 3 : place + 2
        guard let years = number(start), (2...50).contains(years) else { continue }
        let end = text(start + 1) == "个" ? start + 2 : start + 1
        guard text(end) == "年" else { continue }
        self.years = years
        self.tokens = place..<end + 1
        return
      }
    }
    return nil
  }
}
