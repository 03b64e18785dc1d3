import TimeSeries

/// The left side: nothing, a name, a link, a link of a name, or a logit with bounds.
extension FormulaParser {
  mutating func response() throws(FormulaError) -> FormulaResponse {
    let token = current
    switch token.kind {
    case .symbol("~"): return FormulaResponse(name: nil, link: .identity)
    case .quotedName(let name):
      _ = advance()
      return FormulaResponse(name: name, link: .identity)
    case .word(let word):
      _ = advance()
      if let link = FormulaResponse.linkWords[word] { return try linked(link) }
      if current.kind == .symbol("(") {
        guard FormulaFunction(rawValue: word) == nil else { break }
        let known = FormulaResponse.linkWords.keys.sorted()
        let suggestions = Spelling.nearest(to: word, among: known)
        throw FormulaError(.unknownFunction(word, suggestions: suggestions), at: token.offset)
      }
      guard FormulaToken.isPlainName(word) else { break }
      return FormulaResponse(name: word, link: .identity)
    default: break
    }
    throw FormulaError(.invalidResponse, at: token.offset)
  }

  /// What follows a link's word.
  private mutating func linked(_ link: Link) throws(FormulaError) -> FormulaResponse {
    let open = current.offset
    guard skip("(") else { return FormulaResponse(name: nil, link: link) }
    let takesBounds = link != .log && link != .squareRoot
    var name: String?
    switch current.kind {
    case .word(let word) where FormulaToken.isPlainName(word): name = word
    case .quotedName(let quoted): name = quoted
    case .figure where takesBounds, .symbol("-") where takesBounds: break
    case .end: throw FormulaError(.unclosedParenthesis, at: open)
    default: throw FormulaError(.invalidResponse, at: current.offset)
    }
    var bounds: [Double] = []
    if name != nil { _ = advance() }
    let boundsOffset =
      name == nil ? current.offset : tokens[min(place + 1, tokens.count - 1)].offset
    if name == nil { bounds.append(try bound()) }
    while takesBounds, skip(",") { bounds.append(try bound()) }
    try close(openedAt: open)
    guard !bounds.isEmpty else { return FormulaResponse(name: name, link: link) }
    guard bounds.count == 2, bounds[0] < bounds[1] else {
      throw FormulaError(.invalidBounds, at: boundsOffset)
    }
    return FormulaResponse(name: name, link: .logit(lower: bounds[0], upper: bounds[1]))
  }

  private mutating func bound() throws(FormulaError) -> Double {
    let isNegative = skip("-")
    let token = advance()
    guard case .figure(let text) = token.kind, let value = Double(text), value.isFinite else {
      throw token.kind == .end ? unexpected(token) : FormulaError(.invalidBounds, at: token.offset)
    }
    return isNegative ? -value : value
  }
}
