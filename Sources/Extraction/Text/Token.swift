/// A word, a number, a Chinese character or a mark, with its place.
struct Token: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    /// Letters of an alphabet, lower case.
    case word
    /// Digits with thousands separators and decimal point.
    case number
    /// One Chinese character.
    case han
    /// Anything else, and numbers with several points such as `4.2.1`.
    case mark
  }

  let kind: Kind
  /// Lower case; full-width forms as ASCII.
  let text: String
  /// Bytes of the text that it stands for.
  let span: Range<Int>
  /// Whether blanks stand before it.
  let followsBlank: Bool
}

extension [Token] {
  /// The text of a place; empty beyond the ends.
  func text(_ place: Int) -> String { indices.contains(place) ? self[place].text : "" }
}
