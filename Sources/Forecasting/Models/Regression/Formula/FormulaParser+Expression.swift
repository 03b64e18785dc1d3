import ExtendedPrecision
import TimeSeries

/// Factors of terms, and the arithmetic within functions.
///
///     factor  := primary [ "^" exponent ]
///     sum     := product { ("+" | "-") product }
///     product := signed { ("*" | "/") signed }
///     signed  := "-" signed | value [ "^" exponent ]
///     value   := number | primary | "(" sum ")"
///     primary := name | "trend" | "season" | function "(" arguments ")"
extension FormulaParser {
  /// A factor of a term.
  mutating func factor() throws(FormulaError) -> FormulaTerm.Factor {
    if current.kind == .word("season") {
      _ = advance()
      if current.kind == .symbol("^") { throw unexpected(current) }
      return .season
    }
    return .expression(try power(of: try primary()))
  }

  private mutating func sum() throws(FormulaError) -> FormulaExpression {
    var result = try product()
    while let sign = nextOperator(of: [.add, .subtract]) {
      result = .arithmetic(sign, result, try product())
    }
    return result
  }

  private mutating func product() throws(FormulaError) -> FormulaExpression {
    var result = try signed()
    while let sign = nextOperator(of: [.multiply, .divide]) {
      result = .arithmetic(sign, result, try signed())
    }
    return result
  }

  private mutating func nextOperator(
    of signs: [FormulaExpression.ArithmeticOperator]
  ) -> FormulaExpression.ArithmeticOperator? {
    signs.first { skip($0.rawValue) }
  }

  private mutating func signed() throws(FormulaError) -> FormulaExpression {
    let offset = current.offset
    if skip("-") {
      try descend(at: offset)
      defer { depth -= 1 }
      return .negative(try signed())
    }
    if skip("(") {
      try descend(at: offset)
      defer { depth -= 1 }
      let inner = try sum()
      try close(openedAt: offset)
      return try power(of: inner)
    }
    if case .figure(let text) = current.kind {
      _ = advance()
      guard let value = DoubleDouble(decimal: text) else {
        throw FormulaError(.malformedNumber(text), at: offset)
      }
      return try power(of: .number(value, text: text))
    }
    return try power(of: try primary())
  }

  private mutating func power(
    of base: FormulaExpression
  ) throws(FormulaError) -> FormulaExpression {
    guard skip("^") else { return base }
    let isNegative = skip("-")
    let token = advance()
    guard case .figure(let text) = token.kind, let value = DoubleDouble(decimal: text) else {
      if case .figure(let text) = token.kind {
        throw FormulaError(.malformedNumber(text), at: token.offset)
      }
      throw token.kind == .end
        ? unexpected(token) : FormulaError(.invalidExponent(token.text), at: token.offset)
    }
    if current.kind == .symbol("^") { throw unexpected(current) }
    return .power(
      base, exponent: isNegative ? -value : value, text: isNegative ? "-" + text : text)
  }

  private mutating func primary() throws(FormulaError) -> FormulaExpression {
    let token = advance()
    switch token.kind {
    case .quotedName(let name): return .series(name)
    case .word("trend"): return .trend
    case .word("season"): throw unexpected(token)
    case .word(let word): return try named(word, at: token.offset)
    case .figure(let text): throw FormulaError(.numberAsTerm(text), at: token.offset)
    default: throw unexpected(token)
    }
  }

  /// A series, or a function with its arguments.
  private mutating func named(
    _ word: String, at offset: Int
  ) throws(FormulaError) -> FormulaExpression {
    let open = current.offset
    guard let function = FormulaFunction(rawValue: word) else {
      guard current.kind == .symbol("(") else {
        if FormulaResponse.linkWords[word] != nil {
          throw FormulaError(.unexpected(word), at: offset)
        }
        return .series(word)
      }
      let known = FormulaFunction.allCases.map(\.rawValue)
      let suggestions = Spelling.nearest(to: word, among: known)
      throw FormulaError(.unknownFunction(word, suggestions: suggestions), at: offset)
    }
    guard skip("(") else { throw FormulaError(.functionWithoutArguments(function), at: offset) }
    try descend(at: open)
    defer { depth -= 1 }
    if skip(")") { throw FormulaError(.wrongArgumentCount(function, found: 0), at: offset) }
    let result = try call(function)
    if current.kind == .symbol(",") {
      throw FormulaError(
        .wrongArgumentCount(function, found: function.argumentCounts.upperBound + 1),
        at: current.offset)
    }
    try close(openedAt: open)
    return result
  }

  private mutating func call(
    _ function: FormulaFunction
  ) throws(FormulaError) -> FormulaExpression {
    switch function {
    case .step: return .step(try period())
    case .pulse: return .pulse(try period())
    case .knot: return .knot(try period())
    case .log: return .function(.log, try sum())
    case .sqrt: return .function(.sqrt, try sum())
    case .exp: return .function(.exp, try sum())
    case .identity: return .isolated(try sum())
    case .lag, .diff:
      let inner = try sum()
      let periods = skip(",") ? try lag() : 1
      return function == .lag ? .lag(inner, periods) : .difference(inner, periods)
    }
  }

  private mutating func lag() throws(FormulaError) -> Int {
    let token = advance()
    guard token.kind != .end else { throw unexpected(token) }
    guard case .figure(let text) = token.kind, let periods = Int(text),
      (1...1000).contains(periods)
    else { throw FormulaError(.invalidLag(token.text), at: token.offset) }
    return periods
  }

  private mutating func period() throws(FormulaError) -> Period {
    let token = advance()
    guard token.kind != .end else { throw unexpected(token) }
    guard case .figure(let text) = token.kind, let period = Period(text) else {
      throw FormulaError(.invalidPeriod(token.text), at: token.offset)
    }
    return period
  }
}
