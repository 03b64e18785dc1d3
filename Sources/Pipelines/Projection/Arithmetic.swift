/// The formula of a derived series: `core-ai-industry / cny-per-usd`.
///
/// Numbers, names of series, `+ - * /`, parentheses and a leading minus. Names are kebab-case, so an
/// operator minus needs a space before it: `a - b` is a difference, `a-b` a name.
public struct Arithmetic: Sendable, Hashable {
  /// A formula as a tree.
  indirect enum Node: Sendable, Hashable {
    case number(Double)
    /// A series, by its place among the names.
    case series(Int)
    case negated(Node)
    case binary(Operation, Node, Node)
  }

  /// The four operations.
  enum Operation: Character, Sendable, Hashable {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case over = "/"
  }

  /// The formula as written.
  public let text: String
  /// The series that the formula needs, each once, in order of appearance.
  public let names: [String]
  private let root: Node

  /// Reads a formula.
  ///
  /// - Throws: the first place that cannot be read.
  public init(_ text: String) throws(ArithmeticError) {
    var parser = ArithmeticParser(text)
    root = try parser.formula()
    names = parser.names
    self.text = text
  }

  /// The value for given values of the series: IEEE arithmetic, so that x / 0 is not finite.
  ///
  /// - Parameter values: one a name, in the order of ``names``.
  public func value(_ values: [Double]) -> Double {
    precondition(values.count == names.count, "one value a name")
    return Self.evaluate(root, values)
  }

  private static func evaluate(_ node: Node, _ values: [Double]) -> Double {
    switch node {
    case .number(let number): number
    case .series(let index): values[index]
    case .negated(let operand): -evaluate(operand, values)
    case .binary(let operation, let left, let right):
      switch operation {
      case .plus: evaluate(left, values) + evaluate(right, values)
      case .minus: evaluate(left, values) - evaluate(right, values)
      case .times: evaluate(left, values) * evaluate(right, values)
      case .over: evaluate(left, values) / evaluate(right, values)
      }
    }
  }
}

/// Why a formula cannot be read, and where.
public struct ArithmeticError: Error, Sendable, Hashable {
  /// What is wrong at the place.
  public enum Problem: Sendable, Hashable {
    /// The formula ends, or an operator or parenthesis stands, where a number, name or `(` belongs.
    case operandExpected
    /// Something stands where an operator or the end belongs.
    case operatorExpected
    /// A parenthesis that is never closed.
    case unclosedParenthesis
    /// A character that formulas do not have.
    case unexpectedCharacter(Character)
    /// More parentheses within one another than are read.
    case tooDeep
  }

  /// What is wrong.
  public let problem: Problem
  /// The place in characters, from 1; one past the end where something is missing there.
  public let column: Int
}
