import Forecasting

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
      case .unknownFunction(let name):
        (
          "there is no function '\(name.clipped)'",
          "functions are "
            + Arithmetic.Function.allCases.map(\.rawValue).joined(separator: ", ")
            + "; a factor needs * before the parenthesis"
        )
      case .numberExpected(let function):
        (
          "\(function) takes \(function == "lag" ? "a number of periods" : "a year") here",
          "write for instance \(function)(gerd, \(function == "lag" ? "1" : "2020"))"
        )
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

  /// What is wrong with a model's formula, at its place inside the text.
  static func invalidFormula(_ error: FormulaError, in node: YAMLNode) -> Diagnostic {
    invalidFormula(error, at: node.location(atOffset: error.offset))
  }

  /// What is wrong with a formula, at a place that was found already.
  static func invalidFormula(_ error: FormulaError, at place: SourceLocation) -> Diagnostic {
    let (message, help) = words(for: error.problem)
    return Diagnostic(.invalidFormula, message, at: place, help: help)
  }

  private static func words(for problem: FormulaProblem) -> (message: String, help: String) {
    switch problem {
    case .missingTilde:
      ("the formula has no '~'", "write response ~ terms, such as log(gerd) ~ trend")
    case .unexpectedCharacter(let character):
      ("formulas have no '\(DisplayWidth.shown(character))'", "names with it stand in backticks")
    case .unterminatedName: ("this name in backticks does not end", "add the second backtick")
    case .malformedNumber(let text):
      ("'\(text.clipped)' is neither a number nor a name", "put spaces around a minus")
    case .unexpectedEnd: ("the formula breaks off", "add the missing term")
    case .unexpected(let text):
      ("'\(text.clipped)' cannot stand here", "terms have + between them")
    case .unclosedParenthesis: ("this parenthesis is never closed", "add the missing ')'")
    case .unknownFunction(let name, let suggestions):
      (
        "there is no function '\(name.clipped)'",
        suggestions.first.map { "did you mean '\($0)'?" }
          ?? "functions: " + FormulaFunction.allCases.map(\.signature).joined(separator: ", ")
      )
    case .functionWithoutArguments(let function):
      ("'\(function.rawValue)' is a function", "write \(function.signature)")
    case .wrongArgumentCount(let function, let found):
      ("'\(function.rawValue)' does not take \(found) arguments", "write \(function.signature)")
    case .invalidLag(let text):
      ("'\(text.clipped)' is no lag", "give a whole number from 1 to 1000")
    case .invalidPeriod(let text):
      ("'\(text.clipped)' is no period", "write 2009, 2009-Q1 or 2009-05")
    case .invalidExponent(let text): ("'\(text.clipped)' is no exponent", "give a number")
    case .arithmeticOutsideFunction(let sign):
      ("'\(sign)' stands between terms", "put arithmetic into I(), such as I(exports - imports)")
    case .numberAsTerm(let text):
      ("'\(text.clipped)' is no term", "only 1 and 0 stand alone, for the intercept and none")
    case .invalidResponse: ("the left side is no series", "write a name, or log(name)")
    case .invalidBounds:
      ("the bounds are not two ascending numbers", "write logit(share, 0, 100)")
    case .unlaggedResponse(let name):
      ("'\(name.clipped)' would explain itself", "write lag(\(name), 1)")
    case .termNotPresent(let text):
      ("there is no term '\(text.clipped)' to take away", "remove it")
    case .noTerms: ("the formula has no terms", "write 1 for a mean")
    case .tooManyTerms: ("the interaction has too many terms", "write fewer factors")
    case .tooDeep: ("the formula is nested too deep", "write fewer parentheses")
    }
  }
}
