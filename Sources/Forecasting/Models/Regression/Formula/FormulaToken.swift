/// A piece of a formula's text.
struct FormulaToken: Hashable {
  /// What the piece is.
  enum Kind: Hashable {
    /// A plain word: a series, a function, `trend` or `season`.
    case word(String)
    /// A name in backticks: always a series.
    case quotedName(String)
    /// A word that begins with a digit: a number or a period.
    case figure(String)
    /// One of `~ + - * / ^ : ( ) ,`.
    case symbol(Character)
    /// After the last character.
    case end
  }

  let kind: Kind
  /// In characters from the beginning, from 0.
  let offset: Int

  /// The piece as written, for messages.
  var text: String {
    switch kind {
    case .word(let text), .figure(let text): text
    case .quotedName(let name): "`\(name)`"
    case .symbol(let symbol): String(symbol)
    case .end: ""
    }
  }
}

extension FormulaToken {
  /// Cuts a formula into pieces; the last one is `.end`.
  ///
  /// A word begins with a letter, a digit or `_`, goes on with these and `.`, and takes in a minus
  /// that stands directly between two of its characters: `gdp-cny` is one name, `gdp - cny` are two
  /// names and a minus. A figure begins with a digit or a point: `2`, `.5`, `1e-3`, `2009-Q3`.
  ///
  /// - Complexity: O(n).
  static func cut(_ text: String) throws(FormulaError) -> [FormulaToken] {
    let characters = Array(text)
    var tokens: [FormulaToken] = []
    var place = 0
    while place < characters.count {
      let start = place
      let character = characters[place]
      if character.isWhitespace {
        place += 1
      } else if character == "`" {
        guard let end = characters[(start + 1)...].firstIndex(of: "`"), end > start + 1 else {
          throw FormulaError(.unterminatedName, at: start)
        }
        let name = String(characters[(start + 1)..<end])
        tokens.append(FormulaToken(kind: .quotedName(name), offset: start))
        place = end + 1
      } else if character.beginsWord || character.beginsFigure {
        place = endOfWord(in: characters, from: start)
        let word = String(characters[start..<place])
        let kind: Kind = character.beginsWord ? .word(word) : .figure(word)
        tokens.append(FormulaToken(kind: kind, offset: start))
      } else if "~+-*/^:(),".contains(character) {
        tokens.append(FormulaToken(kind: .symbol(character), offset: start))
        place += 1
      } else {
        throw FormulaError(.unexpectedCharacter(character), at: start)
      }
    }
    tokens.append(FormulaToken(kind: .end, offset: characters.count))
    return tokens
  }

  /// Whether a name can stand in a formula without backticks.
  static func isPlainName(_ name: String) -> Bool {
    let characters = Array(name)
    guard let first = characters.first, first.beginsWord,
      endOfWord(in: characters, from: 0) == characters.count
    else { return false }
    return name != "trend" && name != "season" && FormulaFunction(rawValue: name) == nil
      && FormulaResponse.linkWords[name] == nil
  }

  private static func endOfWord(in characters: [Character], from start: Int) -> Int {
    var place = start + 1
    while place < characters.count {
      let isInner = characters[place].continuesWord
      let joins =
        characters[place] == "-" && characters[place - 1].continuesWord
        && place + 1 < characters.count && characters[place + 1].continuesWord
      guard isInner || joins else { break }
      place += 1
    }
    return place
  }
}

extension Character {
  fileprivate var beginsWord: Bool { isLetter || self == "_" }
  fileprivate var beginsFigure: Bool { ("0"..."9").contains(self) || self == "." }
  fileprivate var continuesWord: Bool { beginsWord || beginsFigure || isNumber }
}
