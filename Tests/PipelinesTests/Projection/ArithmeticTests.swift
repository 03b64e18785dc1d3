import Testing
import TimeSeries

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

  @Test(arguments: [
    ("lag(a)", 110.0), ("lag(a, 2)", 100), ("a - lag(a)", 22), ("growth(a)", 20),
    ("index(a, 2020)", 132), ("sum(a, 2020)", 342), ("sum(a, 2022)", 132),
    ("growth(a, 2020)", 14.891252930760568), ("2 * lag(a + 1)", 222), ("lag(lag(a))", 100),
    ("sum(a, 2021) / lag(a)", 2.2),
  ]) func `functions look at other periods`(text: String, expected: Double) throws {
    let values = [2020: 100.0, 2021: 110, 2022: 132]
    let value = try Arithmetic(text).value(in: .year(2022)) { _, period in values[period.year] }
    #expect(abs(try #require(value) - expected) < 1e-12 * expected)
  }

  @Test(arguments: [
    "lag(a, 3)", "growth(a, 2019)", "growth(a, 2022)", "sum(a, 2019)", "sum(a, 2023)",
  ])
  func `without a value in a period that is needed there is none`(text: String) throws {
    let values = [2020: 100.0, 2021: 110, 2022: 132]
    #expect(try Arithmetic(text).value(in: .year(2022)) { _, period in values[period.year] } == nil)
  }

  @Test func `functions of quarters count years by their own periods`() throws {
    func value(_ text: String) throws -> Double? {
      try Arithmetic(text).value(in: .quarter(2, of: 2021)) { _, period in
        Double(Period.quarter(1, of: 2020).distance(to: period) + 1)
      }
    }
    #expect(try value("sum(a, 2021)") == 11)
    #expect(try value("index(a, 2020)") == 150)
    #expect(try value("growth(a)") == 200)
  }

  @Test(arguments: [
    ("lagg(a)", ArithmeticError.Problem.unknownFunction("lagg"), 1),
    ("2 + sum(a)", .numberExpected(function: "sum"), 10),
    ("lag(a, 0)", .numberExpected(function: "lag"), 8),
    ("growth(a, 20)", .numberExpected(function: "growth"), 11),
    ("lag(a", .unclosedParenthesis, 4), ("lag(a, 1 2)", .operatorExpected, 10),
  ]) func `a call that cannot be read has a place`(
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
