/// Why a text is not a formula, with the place.
///
/// All that can be said to the user is here as facts; the sentences are written where diagnostics
/// are.
public struct FormulaError: Error, Hashable, Sendable {
  /// What is wrong.
  public let problem: FormulaProblem
  /// Where, in characters from the beginning of the formula, from 0.
  public let offset: Int

  init(_ problem: FormulaProblem, at offset: Int) {
    self.problem = problem
    self.offset = offset
  }
}

/// What can be wrong with a formula.
public enum FormulaProblem: Hashable, Sendable {
  /// No `~` between response and terms.
  case missingTilde
  /// A character that formulas do not have.
  case unexpectedCharacter(Character)
  /// A name in backticks that does not end.
  case unterminatedName
  /// A word that begins with a digit and is no number, for instance `2-1` without spaces.
  case malformedNumber(String)
  /// The formula breaks off.
  case unexpectedEnd
  /// Something that cannot stand here.
  case unexpected(String)
  /// A parenthesis that is not closed; the offset is that of the opening one.
  case unclosedParenthesis
  /// No such function; what may have been meant, nearest first.
  case unknownFunction(String, suggestions: [String])
  /// A function's name without its arguments.
  case functionWithoutArguments(FormulaFunction)
  /// Another number of arguments than the function takes.
  case wrongArgumentCount(FormulaFunction, found: Int)
  /// A lag that is not a whole number from 1 to 1000.
  case invalidLag(String)
  /// An argument of `step`, `pulse` or `knot` that is not a year, quarter or month.
  case invalidPeriod(String)
  /// An exponent that is not a number.
  case invalidExponent(String)
  /// Arithmetic between terms, which has to stand in `I()`.
  case arithmeticOutsideFunction(String)
  /// A number other than 0 and 1 as a term.
  case numberAsTerm(String)
  /// The left side is not a name, a link, or a link of a name.
  case invalidResponse
  /// Bounds of a logit that are not two numbers in ascending order.
  case invalidBounds
  /// The response stands on the right in the period that it is to explain, not lagged.
  case unlaggedResponse(String)
  /// A term taken away that is not there.
  case termNotPresent(String)
  /// Neither a term nor the intercept is left.
  case noTerms
  /// An interaction of more than a thousand terms.
  case tooManyTerms
  /// Parentheses nested deeper than a hundred levels.
  case tooDeep
}
