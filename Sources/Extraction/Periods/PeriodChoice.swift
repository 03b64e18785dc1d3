import Indicators
import TimeSeries

/// When a figure is about.
struct PeriodChoice {
  /// The time found; nil where the sentence has none.
  var mark: TimeMark?
  /// The time that it is compared with.
  var base: TimeMark?

  /// The time of a figure: the one behind it with a preposition, else the last one before it, else the
  /// first one behind it.
  init(_ reader: SentenceReader, figure index: Int) {
    let figure = reader.figures[index]
    let end = reader.nextFigure(after: index)
    let own = reader.times.filter { !$0.isBase && !$0.isDate(reader) }
    let behind = own.first {
      $0.tokens.lowerBound >= figure.tokens.upperBound && $0.tokens.lowerBound < end
    }
    let before = own.last { $0.tokens.upperBound <= figure.tokens.lowerBound }
    if let behind, Self.isBound(behind, to: figure, reader) {
      mark = behind
    } else {
      mark = before ?? behind ?? own.first { $0.tokens.lowerBound >= end }
    }
    chooseBase(reader, figure, end)
  }

  /// Whether a time belongs to the figure before it: `92 launches in 2025`.
  private static func isBound(_ mark: TimeMark, to figure: Figure, _ reader: SentenceReader) -> Bool
  {
    let between = reader.tokens[figure.tokens.upperBound..<mark.tokens.lowerBound]
    if between.contains(where: { $0.kind == .han }) { return false }
    if between.isEmpty { return true }
    guard let last = between.last, TimeWords.prepositions.contains(last.text) else {
      // `sold abroad last year`
      if case .relativeYear = mark.meaning { return !between.contains { $0.text == "," } }
      return false
    }
    // `up 24 percent from 2023`
    if between.count == 1, last.text == "from", mark.isWholeYear { return false }
    if between.count == 1, last.text == "over", mark.isWholeYear { return false }
    return !between.contains { $0.text == "," || $0.text == ")" }
  }

  private mutating func chooseBase(_ reader: SentenceReader, _ figure: Figure, _ end: Int) {
    base = reader.times.first { time in
      guard case .year = time.meaning else { return false }
      // 是1978年的2.2倍
      if figure.unit == .ratio, reader.tokens.text(time.tokens.upperBound) == "的",
        time.tokens.upperBound + 1 == figure.hedged.lowerBound
      {
        return true
      }
      if time == mark { return false }
      if time.isBase { return time.tokens.lowerBound < end }
      let isBehind = time.tokens.lowerBound >= figure.tokens.upperBound
      let word = reader.tokens.text(time.tokens.lowerBound - 1)
      if isBehind, time.tokens.lowerBound < end, ["from", "over"].contains(word),
        time.tokens.lowerBound - figure.tokens.upperBound == 1
      {
        return true
      }
      return false
    }
    if base == mark { mark = nil }
    if figure.unit == .ratio, let base, mark == nil || mark == base {
      mark = reader.times.last {
        $0 != base && !$0.isBase && $0.tokens.upperBound <= base.tokens.lowerBound
      }
    }
  }
}

extension TimeMark {
  /// Whether it is a date on which something happened, and no moment of a stock.
  fileprivate func isDate(_ reader: SentenceReader) -> Bool {
    guard case .day = meaning else { return false }
    let before = reader.tokens.text(tokens.lowerBound - 1)
    return !["of", "by", "at", "至", "到"].contains(before)
      || (before == "of" && reader.tokens.text(tokens.lowerBound - 2) != "as")
  }
}
