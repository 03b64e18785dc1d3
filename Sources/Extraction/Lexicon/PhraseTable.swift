/// Phrases with what they mean, found by their first word; the longest phrase at a place wins.
struct PhraseTable<Meaning: Sendable>: Sendable {
  /// A phrase in a sentence.
  struct Match: Sendable {
    let meaning: Meaning
    /// Places of its tokens.
    let tokens: Range<Int>
  }

  private struct Entry: Sendable {
    let words: [String]
    let meaning: Meaning
  }

  private var entries: [String: [Entry]] = [:]

  /// Phrases of each meaning; a bar stands between phrases: `more than|over`.
  init(_ groups: [(phrases: String, meaning: Meaning)]) {
    for group in groups {
      for phrase in group.phrases.split(separator: "|") {
        insert(String(phrase), meaning: group.meaning)
      }
    }
  }

  /// Adds a phrase; one without a token is passed over.
  mutating func insert(_ phrase: String, meaning: Meaning) {
    let words = Tokenizer.tokens(phrase).map(\.text)
    guard let first = words.first else { return }
    var list = entries[first] ?? []
    // Behind the phrases that are as long, so that the earlier of two equal ones wins.
    let place = list.firstIndex { $0.words.count < words.count } ?? list.count
    list.insert(Entry(words: words, meaning: meaning), at: place)
    entries[first] = list
  }

  /// The longest phrase that starts at a place.
  ///
  /// - Complexity: O(phrases with that first word).
  func match(_ tokens: [Token], at place: Int) -> Match? {
    guard place < tokens.count, let list = entries[tokens[place].text] else { return nil }
    for entry in list where Self.stands(entry.words, in: tokens, at: place) {
      return Match(meaning: entry.meaning, tokens: place..<place + entry.words.count)
    }
    return nil
  }

  /// All phrases that start at a place, the longest first.
  func all(_ tokens: [Token], at place: Int) -> [Match] {
    guard place < tokens.count, let list = entries[tokens[place].text] else { return [] }
    return list.filter { Self.stands($0.words, in: tokens, at: place) }
      .map { Match(meaning: $0.meaning, tokens: place..<place + $0.words.count) }
  }

  /// All phrases of a sentence from left to right; they do not overlap.
  func matches(_ tokens: [Token]) -> [Match] {
    var found: [Match] = []
    var place = 0
    while place < tokens.count {
      if let match = match(tokens, at: place) {
        found.append(match)
        place = match.tokens.upperBound
      } else {
        place += 1
      }
    }
    return found
  }

  private static func stands(_ words: [String], in tokens: [Token], at place: Int) -> Bool {
    guard place + words.count <= tokens.count else { return false }
    for (offset, word) in words.enumerated() where tokens[place + offset].text != word {
      return false
    }
    return true
  }
}
