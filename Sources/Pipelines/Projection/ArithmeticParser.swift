/// Recursive descent over the grammar of ``Arithmetic``:
/// sum = product {("+" | "-") product}; product = factor {("*" | "/") factor};
/// factor = "-" factor | "(" sum ")" | function "(" sum ["," number] ")" | number | name.
struct ArithmeticParser {
  private let characters: [Character]
  private var position = 0
  private var depth = 0
  /// The names read so far, each once.
  private(set) var names: [String] = []

  /// The deepest nesting that is read.
  static let depthLimit = 100

  init(_ text: String) { characters = Array(text) }

  mutating func formula() throws(ArithmeticError) -> Arithmetic.Node {
    let node = try sum()
    if let character = peek() { throw unexpected(character) }
    return node
  }

  private mutating func sum() throws(ArithmeticError) -> Arithmetic.Node {
    var node = try product()
    while let character = peek(), character == "+" || character == "-" {
      position += 1
      node = .binary(character == "+" ? .plus : .minus, node, try product())
    }
    return node
  }

  private mutating func product() throws(ArithmeticError) -> Arithmetic.Node {
    var node = try factor()
    while let character = peek(), character == "*" || character == "/" {
      position += 1
      node = .binary(character == "*" ? .times : .over, node, try factor())
    }
    return node
  }

  private mutating func factor() throws(ArithmeticError) -> Arithmetic.Node {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.depthLimit { throw error(.tooDeep) }
    guard let character = peek() else { throw error(.operandExpected) }
    switch character {
    case "-":
      position += 1
      return .negated(try factor())
    case "(":
      let open = position
      position += 1
      let node = try sum()
      guard let closing = peek() else {
        throw ArithmeticError(problem: .unclosedParenthesis, column: open + 1)
      }
      if closing != ")" { throw unexpected(closing) }
      position += 1
      return node
    default:
      if !Self.isNamePart(character) {
        throw error(
          "+*/)".contains(character) ? .operandExpected : .unexpectedCharacter(character))
      }
      return try word()
    }
  }

  /// A function with its operand, behind the opening parenthesis.
  private mutating func call(
    _ name: String, at column: Int
  ) throws(ArithmeticError) -> Arithmetic.Node {
    guard let function = Arithmetic.Function(rawValue: name) else {
      throw ArithmeticError(problem: .unknownFunction(name), column: column)
    }
    let open = position
    let operand = try sum()
    var number: Int?
    if peek() == "," {
      position += 1
      _ = peek()
      let digits = characters[position...].prefix { $0.isASCII && $0.isNumber }
      guard let value = Int(String(digits)), function.takes(value) else {
        throw error(.numberExpected(function: name))
      }
      number = value
      position += digits.count
    }
    guard let closing = peek() else {
      throw ArithmeticError(problem: .unclosedParenthesis, column: open)
    }
    if closing != ")" { throw unexpected(closing) }
    if number == nil, function.needsNumber { throw error(.numberExpected(function: name)) }
    position += 1
    return .call(function, operand, number)
  }

  /// A run of name characters: a number where it reads as one, a function before a parenthesis, else a
  /// name.
  private mutating func word() throws(ArithmeticError) -> Arithmetic.Node {
    let start = position
    while position < characters.count, continuesWord(from: start) { position += 1 }
    let text = String(characters[start..<position])
    if let first = text.first, first.isNumber || first == ".", let number = Double(text),
      number.isFinite
    {
      return .number(number)
    }
    if peek() == "(" {
      position += 1
      return try call(text, at: start + 1)
    }
    if let known = names.firstIndex(of: text) { return .series(known) }
    names.append(text)
    return .series(names.count - 1)
  }

  private func continuesWord(from start: Int) -> Bool {
    let character = characters[position]
    if Self.isNamePart(character) || character == "-" { return true }
    // The sign of an exponent: 1e+6.
    guard character == "+", position > start, characters[start].isNumber,
      characters[position - 1] == "e" || characters[position - 1] == "E"
    else { return false }
    return Double(String(characters[start..<position - 1])) != nil
  }

  private static func isNamePart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_" || character == "."
  }

  private mutating func peek() -> Character? {
    while position < characters.count, characters[position].isWhitespace { position += 1 }
    return position < characters.count ? characters[position] : nil
  }

  private func error(_ problem: ArithmeticError.Problem) -> ArithmeticError {
    ArithmeticError(problem: problem, column: position + 1)
  }

  private func unexpected(_ character: Character) -> ArithmeticError {
    error(
      Self.isNamePart(character) || character == "(" || character == ")"
        ? .operatorExpected : .unexpectedCharacter(character))
  }
}
