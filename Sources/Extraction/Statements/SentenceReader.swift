import Indicators

/// A sentence with all that has been recognised in it.
struct SentenceReader {
  let tokens: [Token]
  let times: [TimeMark]
  let cues: [PhraseTable<MeasureCue>.Match]
  let targets: [Int]
  let names: [IndicatorNames.Match]
  let streak: Streak?
  let figures: [Figure]

  /// Reads a sentence.
  init(_ tokens: [Token], names: IndicatorNames) {
    self.tokens = tokens
    times = TimeReader(tokens).marks
    streak = Streak(tokens)
    var taken = [Bool](repeating: false, count: tokens.count)
    for range in times.map(\.tokens) + (streak.map { [$0.tokens] } ?? []) {
      for place in range { taken[place] = true }
    }
    cues = MeasureWords.table.matches(tokens)
    // The `plan` of a five-year plan is a time.
    targets = TargetWords.table.matches(tokens).map(\.tokens.lowerBound).filter { !taken[$0] }
    self.names = names.matches(tokens)
    let counted = self.names.filter { $0.indicator.unit == .count }.map(\.tokens.lowerBound)
    figures =
      FigureReader(
        tokens, taken: taken, countNames: Set(counted),
        hasRankWord: cues.contains { $0.meaning == .rank }
      ).figures
  }

  /// Where the clause of a figure begins: behind the last comma, bracket or figure before it.
  func clauseStart(_ index: Int) -> Int {
    let figure = figures[index]
    let floor = index > 0 ? figures[index - 1].tokens.upperBound : 0
    var start = figure.hedged.lowerBound
    while start > floor {
      let text = tokens.text(start - 1)
      if Self.clauseMarks.contains(text), start < figure.hedged.lowerBound || text != "," {
        // `slumped by a quarter, or 24 percent`: the clause goes on.
        if text == ",", tokens.text(start) == "or" {
          start -= 1
          continue
        }
        break
      }
      start -= 1
    }
    return start
  }

  private static let clauseMarks: Set<String> = [",", "，", "、", ";", "(", ")", ":", "。"]

  /// Where the next figure begins, or the sentence ends.
  func nextFigure(after index: Int) -> Int {
    index + 1 < figures.count ? figures[index + 1].hedged.lowerBound : tokens.count
  }

  /// Whether a figure repeats the one before it in another currency.
  func isConversion(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    let (before, figure) = (figures[index - 1], figures[index])
    guard before.unit.isMoney, figure.unit.isMoney, before.unit != figure.unit else { return false }
    let between = tokens[before.tokens.upperBound..<figure.hedged.lowerBound].map(\.text)
    guard between.count <= 8 else { return false }
    if between.contains("(") { return !between.contains(")") }
    if between.contains("or") || between.contains("equivalent") || between.contains("折") {
      return true
    }
    return tokens.text(figure.hedged.lowerBound) == "约"
      && tokens.text(figure.hedged.lowerBound + 1) == "合"
      || between.contains("合")
  }
}
