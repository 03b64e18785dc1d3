import Testing

@testable import Pipelines

@Suite struct ArithmeticTests {
  @Test(arguments: [
    ("a + b", 8.0), ("a - b", 4), ("a * b", 12), ("a / b", 3), ("a-b", 100), ("-a", -6),
    ("a - -b", 8), ("a + b * 2", 10), ("(a + b) * 2", 16), ("a / b / 3", 1), ("a - b - 1", 3),
    ("2*a", 12), ("1e2 + a", 106), ("1.5e+1*b", 30), ("a*(b)", 12), ("  a  ", 6), ("-(a + b)", -8),
    ("研发 * 2", 20), (".5 * a", 3),
  ]) func `formulas have the usual value`(text: String, expected: Double) throws {
    let values = ["a": 6.0, "b": 2, "a-b": 100, "研发": 10]
    let formula = try Arithmetic(text)
    #expect(formula.value(formula.names.map { values[$0] ?? .nan }) == expected)
  }

  @Test(arguments: [
    ("", ArithmeticError.Problem.operandExpected, 1), ("a +", .operandExpected, 4),
    ("* a", .operandExpected, 1), ("a b", .operatorExpected, 3),
    ("(a", .unclosedParenthesis, 1), ("a)", .operatorExpected, 2),
    ("a ^ 2", .unexpectedCharacter("^"), 3), ("a + ()", .operandExpected, 6),
    ("(a b)", .operatorExpected, 4), ("a / / b", .operandExpected, 5),
  ]) func `what cannot be read has a place`(
    text: String, problem: ArithmeticError.Problem, column: Int
  ) {
    #expect(throws: ArithmeticError(problem: problem, column: column)) { try Arithmetic(text) }
  }

  @Test func `nesting has a limit instead of an overflow`() {
    let deep = String(repeating: "(", count: 100_000)
    #expect(throws: ArithmeticError(problem: .tooDeep, column: 101)) { try Arithmetic(deep) }
  }

  @Test func `names come once, in order of appearance`() throws {
    let names = try Arithmetic("gdp-cny / cny-per-usd + gdp-cny - 1").names
    #expect(names == ["gdp-cny", "cny-per-usd"])
  }

  @Test func `division by zero is not finite`() throws {
    #expect(try Arithmetic("a / b").value([1, 0]) == .infinity)
    #expect(try Arithmetic("a / b").value([0, 0]).isNaN)
  }
}
