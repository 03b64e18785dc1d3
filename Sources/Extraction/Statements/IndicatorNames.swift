import Indicators

/// Titles and aliases of a sheet's indicators, found in sentences.
///
/// An alias may have a gap: `R&D spending ... of GDP` stands where the second part follows the first in
/// the same sentence.
struct IndicatorNames: Sendable {
  /// A name in a sentence.
  struct Match: Sendable {
    let indicator: Indicator
    /// Places of the name, or of its first part.
    let tokens: Range<Int>
    /// Places of its second part.
    let tail: Range<Int>?

    /// How many words of the sentence are part of the name.
    var words: Int { tokens.count + (tail?.count ?? 0) }

    /// Whether two names share a word.
    func overlaps(_ other: Match) -> Bool {
      let mine = [tokens] + (tail.map { [$0] } ?? [])
      let theirs = [other.tokens] + (other.tail.map { [$0] } ?? [])
      return mine.contains { part in theirs.contains { $0.overlaps(part) } }
    }
  }

  private struct Name: Sendable {
    let indicator: Int
    let tail: [String]
  }

  private let indicators: [Indicator]
  private let heads: PhraseTable<Int>
  private let names: [[Name]]

  /// The names of a sheet.
  init(_ sheet: IndicatorSheet) {
    indicators = sheet.indicators
    var order: [[String]: Int] = [:]
    var names: [[Name]] = []
    var heads = PhraseTable<Int>([])
    for (index, indicator) in sheet.indicators.enumerated() {
      for name in [indicator.title] + indicator.aliases {
        let parts = name.replacing("…", with: "...").split(separator: "...").map(String.init)
        guard let head = parts.first else { continue }
        let tail = parts.count > 1 ? Tokenizer.tokens(parts[1]).map(\.text) : []
        let words = Tokenizer.tokens(head).map(\.text)
        if words.isEmpty { continue }
        if order[words] == nil {
          order[words] = names.count
          heads.insert(head, meaning: names.count)
          names.append([])
        }
        if let place = order[words] { names[place].append(Name(indicator: index, tail: tail)) }
      }
    }
    self.heads = heads
    self.names = names
  }

  /// All names of a sentence, overlapping ones included.
  func matches(_ tokens: [Token]) -> [Match] {
    var found: [Match] = []
    for place in tokens.indices {
      for head in heads.all(tokens, at: place) {
        for name in names[head.meaning] {
          var tail: Range<Int>?
          if !name.tail.isEmpty {
            tail = Self.first(name.tail, in: tokens, from: head.tokens.upperBound)
            if tail == nil { continue }
          }
          found.append(
            Match(indicator: indicators[name.indicator], tokens: head.tokens, tail: tail))
        }
      }
    }
    return found
  }

  /// Where words follow one another within the next sixty tokens.
  private static func first(_ words: [String], in tokens: [Token], from start: Int) -> Range<Int>? {
    let last = min(tokens.count - words.count, start + 60)
    guard start <= last else { return nil }
    for place in start...last
    where words.indices.allSatisfy({ tokens[place + $0].text == words[$0] }) {
      return place..<place + words.count
    }
    return nil
  }
}
