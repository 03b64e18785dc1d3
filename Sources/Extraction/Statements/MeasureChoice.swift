import Indicators

/// What a figure measures, by the words around it.
struct MeasureChoice {
  /// Growth is an average by its words alone; other measures may change with the period.
  var measure: Measure
  /// Whether the words say a sum.
  var isSum = false
  /// Whether growth is said to be of each year.
  var isAnnual = false
  /// Whether it fell.
  var isFall = false

  private let reader: SentenceReader
  private let figure: Figure
  private let start: Int
  private let end: Int

  /// Reads the words around a figure of a sentence.
  init(_ reader: SentenceReader, figure index: Int) {
    self.reader = reader
    figure = reader.figures[index]
    start = reader.clauseStart(index)
    end = reader.nextFigure(after: index)
    measure = .level
    switch figure.unit {
    case .rank: measure = .rank
    case .ratio: measure = .multiple
    case .points:
      measure = .change
      isFall = lastMove?.meaning == .fall || figure.isNegative
    case .percent: readPercent()
    case .money, .count, .other, .none: readAmount()
    }
  }

  // MARK: Percentages

  private mutating func readPercent() {
    let move = rightMove ?? leftMove
    guard let move, rightMove != nil || !arrives else { return }
    measure = .growth
    isFall = move.meaning == .fall || figure.isNegative
    let words = reader.cues.filter {
      $0.tokens.lowerBound >= start && $0.tokens.lowerBound < min(end, figure.tokens.upperBound + 8)
    }
    if words.contains(where: { $0.meaning == .average }) { measure = .averageGrowth }
    isAnnual = words.contains { $0.meaning == .annual }
  }

  /// The last word of rise, fall or share before the figure, unless it is a share.
  private var leftMove: PhraseTable<MeasureCue>.Match? {
    if let last = lastMove {
      return last.meaning == .share || last.meaning == .arrival ? nil : last
    }
    // `grew in 2024, the bureau said, by 8.9 percent`
    guard reader.tokens.text(figure.hedged.lowerBound - 1) == "by" else { return nil }
    return reader.cues.last {
      $0.tokens.upperBound <= start && ($0.meaning == .rise || $0.meaning == .fall)
    }
  }

  private var lastMove: PhraseTable<MeasureCue>.Match? {
    reader.cues.last {
      $0.tokens.lowerBound >= start && $0.tokens.upperBound <= figure.tokens.lowerBound
        && [.rise, .fall, .share, .arrival].contains($0.meaning)
    }
  }

  /// `24 percent growth`, `7 percent more than the year before`.
  private var rightMove: PhraseTable<MeasureCue>.Match? {
    var place = figure.hedged.upperBound
    for _ in 0..<3 {
      if let match = MeasureWords.table.match(reader.tokens, at: place) {
        if match.meaning == .rise || match.meaning == .fall { return isNoun(match) ? match : nil }
        if match.meaning != .annual && match.meaning != .average { return nil }
        place = match.tokens.upperBound
      } else if ["year-on-year", "real", "nominal"].contains(reader.tokens.text(place)) {
        place += 1
      } else if let name = reader.names.first(where: { $0.tokens.lowerBound == place }) {
        // `5 percent GDP growth`
        place = name.tokens.upperBound
      } else if let mark = reader.times.first(where: { $0.tokens.lowerBound == place }), mark.isBase
      {
        place = mark.tokens.upperBound
      } else {
        return nil
      }
    }
    return nil
  }

  private func isNoun(_ match: PhraseTable<MeasureCue>.Match) -> Bool {
    let nouns: Set<String> = [
      "growth", "increase", "rise", "higher", "lower", "decline", "decrease", "drop", "fall",
      "gain",
      "expansion", "contraction", "reduction", "jump", "more", "less", "uptick", "cut",
    ]
    return nouns.contains(reader.tokens.text(match.tokens.lowerBound))
  }

  /// Whether the figure is what something came to: `to 2.8 percent`, 提高到.
  private var arrives: Bool {
    let before = reader.tokens.text(figure.hedged.lowerBound - 1)
    return before == "to" || before == "到" || before == "至"
  }

  // MARK: Amounts

  private mutating func readAmount() {
    isSum = reader.cues.contains {
      $0.meaning == .sum && $0.tokens.upperBound <= figure.tokens.lowerBound
        && $0.tokens.lowerBound >= start
    }
    guard let move = changeMove else { return }
    measure = .change
    isFall = move.meaning == .fall
  }

  /// The word of a difference: `increased by`, `an increase of`, 增加, or `more than in 2024` behind.
  private var changeMove: PhraseTable<MeasureCue>.Match? {
    var before = figure.hedged.lowerBound
    if reader.tokens.text(before - 1) == "了" { before -= 1 }
    let word = reader.tokens.text(before - 1)
    if let last = lastMove, last.meaning == .rise || last.meaning == .fall {
      let gap = before - last.tokens.upperBound
      let verb = reader.tokens.text(last.tokens.lowerBound)
      if word == "by" || word == "of" && gap == 1 { return last }
      if gap == 0, !Self.takesObjects.contains(verb) { return last }
    }
    if let right = MeasureWords.table.match(reader.tokens, at: figure.hedged.upperBound),
      right.meaning == .rise || right.meaning == .fall,
      ["more", "higher", "lower", "less"].contains(reader.tokens.text(right.tokens.lowerBound))
    {
      return right
    }
    return nil
  }

  /// Verbs whose object is the amount itself: `raised 3 billion dollars`.
  private static let takesObjects: Set<String> = [
    "raise", "raised", "raises", "gain", "gains", "gained", "advance", "advanced", "cut", "提", "扩",
  ]
}
