import Indicators

/// A hedge before a figure.
struct Hedge {
  let qualifier: Qualifier
  /// Place of its first token.
  let start: Int

  /// The hedge that ends at a place, with a few words such as `a total of` between them.
  static func before(_ place: Int, _ tokens: [Token]) -> Hedge? {
    var end = place
    for _ in 0..<5 {
      if let hedge = ending(at: end, tokens) { return hedge }
      guard end > 0, HedgeWords.fillers.contains(tokens[end - 1].text) else { return nil }
      end -= 1
    }
    return nil
  }

  /// The longest hedge whose last word stands before a place.
  private static func ending(at end: Int, _ tokens: [Token]) -> Hedge? {
    for start in max(0, end - 5)..<max(0, end) {
      guard let match = HedgeWords.before.match(tokens, at: start), match.tokens.upperBound == end,
        !isOther(start, tokens)
      else { continue }
      return Hedge(qualifier: match.meaning, start: start)
    }
    return nil
  }

  /// `went up to 3`: a way and no hedge.
  private static func isOther(_ start: Int, _ tokens: [Token]) -> Bool {
    guard start > 0, tokens[start].text == "up" else { return false }
    return ["went", "go", "goes", "moved", "climbed", "came", "edged", "rose"]
      .contains(tokens[start - 1].text)
  }
}
