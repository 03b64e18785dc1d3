import TimeSeries

/// Reads tokens from left to right, by recursive descent; this file has the response and the terms.
///
///     formula  := [response] "~" ["-"] item { ("+" | "-") item }
///     item     := "0" | "1" | crossing
///     crossing := chain { "*" chain }
///     chain    := atom { ":" atom }
///     atom     := "(" crossing { ("+" | "-") crossing } ")" | factor
struct FormulaParser {
  let tokens: [FormulaToken]
  var place = 0
  var depth = 0

  init(_ tokens: [FormulaToken]) { self.tokens = tokens }

  var current: FormulaToken { tokens[place] }

  mutating func advance() -> FormulaToken {
    let token = tokens[place]
    if token.kind != .end { place += 1 }
    return token
  }

  /// Moves past a symbol where it is the next one.
  mutating func skip(_ symbol: Character) -> Bool {
    guard current.kind == .symbol(symbol) else { return false }
    place += 1
    return true
  }

  /// The error of a token that cannot stand where it is.
  func unexpected(_ token: FormulaToken) -> FormulaError {
    token.kind == .end
      ? FormulaError(.unexpectedEnd, at: token.offset)
      : FormulaError(.unexpected(token.text), at: token.offset)
  }

  /// Moves past the parenthesis that closes the one at `offset`.
  mutating func close(openedAt offset: Int) throws(FormulaError) {
    if skip(")") { return }
    throw current.kind == .end
      ? FormulaError(.unclosedParenthesis, at: offset) : unexpected(current)
  }

  /// Counts levels, so that a hostile text cannot exhaust the stack.
  mutating func descend(at offset: Int) throws(FormulaError) {
    depth += 1
    if depth > 100 { throw FormulaError(.tooDeep, at: offset) }
  }

  mutating func formula() throws(FormulaError) -> Formula {
    guard tokens.contains(where: { $0.kind == .symbol("~") }) else {
      throw FormulaError(.missingTilde, at: 0)
    }
    let response = try response()
    guard skip("~") else { throw FormulaError(.invalidResponse, at: current.offset) }
    var hasIntercept = true
    var terms: [FormulaTerm] = []
    var isPositive = !skip("-")
    repeat {
      let offset = current.offset
      if case .figure(let text) = current.kind {
        _ = advance()
        guard text == "1" || (text == "0" && isPositive) else {
          throw FormulaError(.numberAsTerm(text), at: offset)
        }
        hasIntercept = isPositive && text == "1"
      } else {
        let start = place
        let found = try crossing()
        if isPositive {
          try requireLags(of: response.nameInTerms, in: found, from: start)
          terms.unite(found)
        } else {
          try remove(found, from: &terms, at: offset)
        }
      }
      guard current.kind != .end else { break }
      isPositive = try sign()
    } while true
    if terms.isEmpty, !hasIntercept { throw FormulaError(.noTerms, at: current.offset) }
    return Formula(response: response, hasIntercept: hasIntercept, terms: terms)
  }

  /// The sign between two terms.
  private mutating func sign() throws(FormulaError) -> Bool {
    if skip("+") { return true }
    if skip("-") { return false }
    switch current.kind {
    case .symbol("/"): throw FormulaError(.arithmeticOutsideFunction("/"), at: current.offset)
    default: throw unexpected(current)
    }
  }

  private mutating func crossing() throws(FormulaError) -> [FormulaTerm] {
    var terms = try chain()
    while current.kind == .symbol("*") {
      let offset = advance().offset
      let others = try chain()
      let products = try interaction(of: terms, with: others, at: offset)
      terms.unite(others)
      terms.unite(products)
    }
    return terms
  }

  private mutating func chain() throws(FormulaError) -> [FormulaTerm] {
    var terms = try atom()
    while current.kind == .symbol(":") {
      let offset = advance().offset
      terms = try interaction(of: terms, with: try atom(), at: offset)
    }
    return terms
  }

  /// Every term of one side times every term of the other, within reason.
  private func interaction(
    of left: [FormulaTerm], with right: [FormulaTerm], at offset: Int
  ) throws(FormulaError) -> [FormulaTerm] {
    guard left.count * right.count <= 1000 else { throw FormulaError(.tooManyTerms, at: offset) }
    return left.interacting(with: right)
  }

  private mutating func atom() throws(FormulaError) -> [FormulaTerm] {
    let offset = current.offset
    guard skip("(") else { return [FormulaTerm(try factor())] }
    try descend(at: offset)
    defer { depth -= 1 }
    var terms = try crossing()
    while current.kind != .symbol(")") {
      guard current.kind != .end else { break }
      let itemOffset = tokens[min(place + 1, tokens.count - 1)].offset
      if try sign() {
        terms.unite(try crossing())
      } else {
        try remove(try crossing(), from: &terms, at: itemOffset)
      }
    }
    try close(openedAt: offset)
    if current.kind == .symbol("^") {
      throw FormulaError(.arithmeticOutsideFunction("^"), at: current.offset)
    }
    return terms
  }

  private func remove(
    _ found: [FormulaTerm], from terms: inout [FormulaTerm], at offset: Int
  ) throws(FormulaError) {
    for term in found {
      guard let index = terms.firstIndex(where: term.matches) else {
        throw FormulaError(.termNotPresent(term.description), at: offset)
      }
      terms.remove(at: index)
    }
  }

  /// Checks that the response explains itself only from earlier periods.
  private func requireLags(
    of name: String, in terms: [FormulaTerm], from start: Int
  ) throws(FormulaError) {
    guard terms.flatMap(\.expressions).contains(where: { $0.readsUnlagged(name) }) else { return }
    let token = tokens[start..<place].first {
      $0.kind == .word(name) || $0.kind == .quotedName(name)
    }
    throw FormulaError(.unlaggedResponse(name), at: (token ?? tokens[start]).offset)
  }
}
