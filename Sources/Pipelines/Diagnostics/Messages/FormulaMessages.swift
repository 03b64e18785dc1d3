extension Diagnostic {
  static func invalidArithmetic(_ error: ArithmeticError, at place: SourceLocation) -> Diagnostic {
    let (message, help): (String, String) =
      switch error.problem {
      case .operandExpected:
        ("a number, a series or '(' has to stand here", "write for instance gerd / gdp-cny")
      case .operatorExpected:
        ("an operator or the end has to stand here", "put +, -, * or / between the two")
      case .unclosedParenthesis: ("this parenthesis is never closed", "add the missing ')'")
      case .unexpectedCharacter(let character):
        (
          "formulas have no '\(DisplayWidth.shown(character))'",
          "use names of series, numbers, + - * / and parentheses"
        )
      case .tooDeep: ("the formula is nested too deep", "split it into two derived series")
      }
    return Diagnostic(.invalidFormula, message, at: place, help: help)
  }

  static func cycle(_ names: [String], at place: SourceLocation) -> Diagnostic {
    let circle = (names + names.prefix(1)).joined(separator: " -> ")
    return Diagnostic(
      .cycle, "series need one another in a circle: \(circle)", at: place,
      help: "give one of them a model or formula without the next")
  }

  static func derivedAndFitted(_ name: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .conflictingKeys, "'\(name)' is both derived and listed under 'fit'", at: place,
      help: "rename one of them, or remove it")
  }

  static func invalidThreshold(
    _ text: String, _ error: ThresholdError, in node: YAMLNode
  ) -> Diagnostic {
    switch error {
    case .notANumber:
      Diagnostic(
        .invalidThreshold, "the threshold '\(text.clipped)' does not start with a number",
        at: node.location, help: "write for instance 1.2 trillion CNY, 2.8 % or 10")
    case .unknownScale(let word, let offset):
      Diagnostic(
        .invalidThreshold, "unknown scale '\(word.clipped)'", at: node.location(atOffset: offset),
        help: suggestion(
          for: word.lowercased(),
          among: ["thousand", "million", "billion", "trillion", "万", "亿", "万亿"], noun: "scales"))
    }
  }
}
