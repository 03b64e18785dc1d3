/// The sentences of a text, one after another, each as its tokens.
///
/// A sentence ends with `.`, `!`, `?`, `。` or their like, with a blank line, with the start of a
/// heading, list item or table row, and after 200 tokens, so that work stays linear in texts without
/// any stop.
struct Sentences: Sequence, IteratorProtocol {
  /// Tokens with the paragraph that they stand in.
  struct Sentence {
    /// Never empty.
    var tokens: [Token]
    /// Number of the paragraph, from 0.
    var paragraph: Int
    /// Bytes from the first token to the last.
    var span: Range<Int> {
      guard let first = tokens.first, let last = tokens.last else { return 0..<0 }
      return first.span.lowerBound..<last.span.upperBound
    }
  }

  private static let limit = 200
  private let bytes: [UInt8]
  private var tokenizer: Tokenizer
  private var held: Token?
  private var paragraph = 0
  private var end = 0

  /// The sentences of a text.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    tokenizer = Tokenizer(bytes, 0..<bytes.count)
    held = tokenizer.next()
  }

  mutating func next() -> Sentence? {
    guard var token = held else { return nil }
    var tokens: [Token] = []
    let current = paragraph
    while true {
      tokens.append(token)
      end = token.span.upperBound
      held = tokenizer.next()
      guard let following = held else { break }
      if startsBlock(between: end, and: following) {
        paragraph += 1
        break
      }
      if tokens.count >= Self.limit || ends(tokens, before: following) { break }
      token = following
    }
    return Sentence(tokens: tokens, paragraph: current)
  }

  /// Whether a blank line stands before a token, or it begins a heading, list item or table row.
  private func startsBlock(between end: Int, and token: Token) -> Bool {
    guard token.followsBlank else { return false }
    let feeds = bytes[end..<token.span.lowerBound].count { $0 == 0x0A }
    if feeds > 1 { return true }
    guard feeds == 1 else { return false }
    if ["#", "-", "*", "|", "•", "·", "+", ">"].contains(token.text) { return true }
    // A list number: digits and then a point, bracket or Chinese comma.
    guard token.kind == .number, token.span.count <= 2, token.span.upperBound < bytes.count else {
      return false
    }
    let (value, _) = Scalars.scalar(bytes, at: token.span.upperBound)
    return value == 0x2E || value == 0x29 || value == 0x3001
  }

  private func ends(_ tokens: [Token], before following: Token) -> Bool {
    guard let last = tokens.last, last.kind == .mark else { return false }
    switch last.text {
    case "。", "!", "?", "；", "！", "？": return true
    case ";": return true
    case ".":
      guard following.followsBlank else { return false }
      if tokens.count < 2 { return false }
      let word = tokens[tokens.count - 2]
      if Self.abbreviations.contains(word.text) { return false }
      // A list number at the start.
      if tokens.count == 2, word.kind == .number { return false }
      return startsUpper(following)
    default: return false
    }
  }

  private func startsUpper(_ token: Token) -> Bool {
    let (value, _) = Scalars.scalar(bytes, at: token.span.lowerBound)
    return token.kind != .word || !(0x61...0x7A).contains(value)
  }

  private static let abbreviations: Set<String> = [
    "no", "nos", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov",
    "dec", "approx", "mr", "mrs", "ms", "dr", "st", "vol", "fig", "sec", "art", "p", "pp", "cf",
    "ca", "vs", "ltd", "inc", "corp", "co", "est", "tel", "ext",
  ]
}
