import TimeSeries

/// The formula of a derived series: `core-ai-industry / cny-per-usd`.
///
/// Numbers, names of series, `+ - * /`, parentheses, a leading minus, and the functions of
/// ``Function`` for other periods than the one at hand. Names are kebab-case, so an operator minus needs
/// a space before it: `a - b` is a difference, `a-b` a name.
public struct Arithmetic: Sendable, Hashable {
  /// A formula as a tree.
  indirect enum Node: Sendable, Hashable {
    case number(Double)
    /// A series, by its place among the names.
    case series(Int)
    case negated(Node)
    case binary(Operation, Node, Node)
    /// A function of a formula in several periods, with its number; nil for none.
    case call(Function, Node, Int?)
  }

  /// The four operations.
  enum Operation: Character, Sendable, Hashable {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case over = "/"
  }

  /// Functions that look at other periods.
  enum Function: String, Sendable, Hashable, CaseIterable {
    /// `lag(x, n)`: the value n periods before; 1 without a number.
    case lag
    /// `growth(x, year)`: percent a year on average since the last period of that year; over the year
    /// before without one.
    case growth
    /// `sum(x, year)`: the sum from the first period of that year on.
    case sum
    /// `index(x, year)`: 100 times the value over that of the last period of that year.
    case index

    /// Whether it cannot do without a number.
    var needsNumber: Bool { self == .sum || self == .index }
  }

  /// The formula as written.
  public let text: String
  /// The series that the formula needs, each once, in order of appearance.
  public let names: [String]
  let root: Node

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
  /// - Returns: not a number where a function needs another period.
  public func value(_ values: [Double]) -> Double {
    precondition(values.count == names.count, "one value a name")
    let period = Period.year(0)
    return value(in: period) { index, other in other == period ? values[index] : nil } ?? .nan
  }

  /// The value in a period; nil where a series has no value in a period that is needed.
  ///
  /// - Parameter known: the value of a series, by its place among ``names``, in a period.
  func value(in period: Period, _ known: (Int, Period) -> Double?) -> Double? {
    Self.evaluate(root, period, known)
  }

  private static func evaluate(
    _ node: Node, _ period: Period, _ known: (Int, Period) -> Double?
  ) -> Double? {
    switch node {
    case .number(let number): return number
    case .series(let index): return known(index, period)
    case .negated(let operand): return evaluate(operand, period, known).map { -$0 }
    case .binary(let operation, let left, let right):
      guard let a = evaluate(left, period, known), let b = evaluate(right, period, known) else {
        return nil
      }
      switch operation {
      case .plus: return a + b
      case .minus: return a - b
      case .times: return a * b
      case .over: return a / b
      }
    case .call(let function, let operand, let number):
      return function.value(of: number, in: period) { evaluate(operand, $0, known) }
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
    /// A word before a parenthesis that is no function.
    case unknownFunction(String)
    /// A function without the whole number that it needs, or with another than it takes.
    case numberExpected(function: String)
  }

  /// What is wrong.
  public let problem: Problem
  /// The place in characters, from 1; one past the end where something is missing there.
  public let column: Int
}
