import Testing
import TimeSeries

@testable import Forecasting

/// Formulas with the spelling that they come back in.
private let spellings: [(String, String)] = [
  ("~ trend", "~ trend"),
  ("~trend", "~ trend"),
  ("log ~ trend", "log ~ trend"),
  ("log(gerd) ~ trend + log(gdp-cny)", "log(gerd) ~ trend + log(gdp-cny)"),
  ("gerd ~ gdp-cny", "gerd ~ gdp-cny"),
  ("gerd ~ gdp + cny - cny", "gerd ~ gdp"),
  ("`R&D (real)` ~ `GDP, CNY`", "`R&D (real)` ~ `GDP, CNY`"),
  ("`trend` ~ `season` + season", "`trend` ~ `season` + season"),
  ("支出 ~ 人口", "支出 ~ 人口"),
  ("logit(share) ~ x", "logit(share) ~ x"),
  ("logit(share, 0, 100) ~ x", "logit(share, 0, 100) ~ x"),
  ("logit(0, 100) ~ x", "logit(0, 100) ~ x"),
  ("logit(-1, 2.5) ~ x", "logit(-1, 2.5) ~ x"),
  ("logit(share, 0, 1) ~ x", "logit(share) ~ x"),
  ("~ 0 + trend", "~ 0 + trend"),
  ("~ trend - 1", "~ 0 + trend"),
  ("~ trend + 0", "~ 0 + trend"),
  ("~ -1 + trend", "~ 0 + trend"),
  ("~ 1", "~ 1"),
  ("~ 0 + 1 + x", "~ x"),
  ("~ trend + trend^2", "~ trend + trend^2"),
  ("~ trend ^ 2", "~ trend^2"),
  ("~ x^-1 + x^0.5", "~ x^-1 + x^0.5"),
  ("~ a*b", "~ a + b + a:b"),
  ("~ a:b + b:a", "~ a:b"),
  ("~ a:a", "~ a"),
  ("~ a*b*c - a:b:c", "~ a + b + a:b + c + a:c + b:c"),
  ("~ (a + b):c", "~ a:c + b:c"),
  ("~ (a + b)*c", "~ a + b + c + a:c + b:c"),
  ("~ (a + b - a)", "~ b"),
  ("~ a + a", "~ a"),
  ("~ season*trend", "~ season + trend + season:trend"),
  ("~ lag(x)", "~ lag(x, 1)"),
  ("~ lag(log(x), 2)", "~ lag(log(x), 2)"),
  ("~ diff(x) + diff(x, 4)", "~ diff(x) + diff(x, 4)"),
  ("~ lag(y, 1)", "~ lag(y, 1)"),
  ("gdp ~ lag(gdp) + y", "gdp ~ lag(gdp, 1) + y"),
  (
    "~ step(2009) + pulse(2020-Q2) + knot(2015-03)", "~ step(2009) + pulse(2020-Q2) + knot(2015-03)"
  ),
  ("~ I(a + b*c)", "~ I(a + b * c)"),
  ("~ I((a + b)*c)", "~ I((a + b) * c)"),
  ("~ I(a - (b - c))", "~ I(a - (b - c))"),
  ("~ I((a - b) - c)", "~ I(a - b - c)"),
  ("~ I(a / (b * c))", "~ I(a / (b * c))"),
  ("~ I(-a^2) + I((-a)^2)", "~ I(-a^2) + I((-a)^2)"),
  ("~ I(a - -b)", "~ I(a - (-b))"),
  ("~ I(-(a + b))", "~ I(-(a + b))"),
  ("~ log(gdp / population)", "~ log(gdp / population)"),
  ("~ I(1.5e-3 * x) + I(.5 * x)", "~ I(1.5e-3 * x) + I(.5 * x)"),
  ("~ sqrt(x) + exp(x)", "~ sqrt(x) + exp(x)"),
]

@Test(arguments: spellings)
func `a formula reads as it is spelt`(text: String, spelling: String) throws {
  let formula = try Formula(text)
  #expect(formula.description == spelling)
  #expect(try Formula(spelling) == formula)
}

/// Texts that are no formulas, with what is wrong and where.
private let mistakes: [(String, FormulaProblem, Int)] = [
  ("", .missingTilde, 0),
  ("log(gerd)", .missingTilde, 0),
  ("~", .unexpectedEnd, 1),
  ("gerd ~ ", .unexpectedEnd, 7),
  ("gerd ~ trend +", .unexpectedEnd, 14),
  ("gerd ~ trend + + x", .unexpected("+"), 15),
  ("gerd ~ trend ~ x", .unexpected("~"), 13),
  ("gerd ~ trend x", .unexpected("x"), 13),
  ("gerd ~ x)", .unexpected(")"), 8),
  ("gerd ~ (x", .unclosedParenthesis, 7),
  ("gerd ~ log(x", .unclosedParenthesis, 10),
  ("log(gerd ~ x", .unexpected("~"), 9),
  ("log(gerd", .missingTilde, 0),
  ("gerd ~ lgo(x)", .unknownFunction("lgo", suggestions: ["log", "lag"]), 7),
  ("gerd ~ wavelet(x)", .unknownFunction("wavelet", suggestions: []), 7),
  ("lgo(gerd) ~ x", .unknownFunction("lgo", suggestions: ["log"]), 0),
  ("gerd ~ log", .functionWithoutArguments(.log), 7),
  ("gerd ~ log()", .wrongArgumentCount(.log, found: 0), 7),
  ("gerd ~ log(x, 2)", .wrongArgumentCount(.log, found: 2), 12),
  ("gerd ~ lag(x, 2, 3)", .wrongArgumentCount(.lag, found: 3), 15),
  ("gerd ~ lag(x, 0)", .invalidLag("0"), 14),
  ("gerd ~ lag(x, 1.5)", .invalidLag("1.5"), 14),
  ("gerd ~ lag(x, k)", .invalidLag("k"), 14),
  ("gerd ~ lag(x, -1)", .invalidLag("-"), 14),
  ("gerd ~ step(x)", .invalidPeriod("x"), 12),
  ("gerd ~ step(2009-Q5)", .invalidPeriod("2009-Q5"), 12),
  ("gerd ~ knot(2009-03-01)", .invalidPeriod("2009-03-01"), 12),
  ("gerd ~ x^y", .invalidExponent("y"), 9),
  ("gerd ~ x^", .unexpectedEnd, 9),
  ("gerd ~ x^2^3", .unexpected("^"), 10),
  ("gerd ~ x^2-1", .malformedNumber("2-1"), 9),
  ("gerd ~ (a + b)^2", .arithmeticOutsideFunction("^"), 14),
  ("gerd ~ a / b", .arithmeticOutsideFunction("/"), 9),
  ("gerd ~ 2 + x", .numberAsTerm("2"), 7),
  ("gerd ~ 2*x", .numberAsTerm("2"), 7),
  ("gerd ~ x - 0", .numberAsTerm("0"), 11),
  ("gerd ~ x - z", .termNotPresent("z"), 11),
  ("gerd ~ (a + b - c)", .termNotPresent("c"), 16),
  ("gerd ~ 0", .noTerms, 8),
  ("gerd ~ x - x - 1", .noTerms, 16),
  ("gerd ~ trend + gerd", .unlaggedResponse("gerd"), 15),
  ("gerd ~ trend*diff(gerd)", .unlaggedResponse("gerd"), 18),
  ("~ y", .unlaggedResponse("y"), 2),
  ("~ log(season)", .unexpected("season"), 6),
  ("~ season^2", .unexpected("^"), 8),
  ("a + b ~ x", .invalidResponse, 2),
  ("2 ~ x", .invalidResponse, 0),
  ("trend ~ x", .invalidResponse, 0),
  ("exp(gerd) ~ x", .invalidResponse, 0),
  ("log(gerd + x) ~ x", .unexpected("+"), 9),
  ("logit(share, 100, 0) ~ x", .invalidBounds, 13),
  ("logit(share, 0) ~ x", .invalidBounds, 13),
  ("logit(share, a, b) ~ x", .invalidBounds, 13),
  ("~ `GDP", .unterminatedName, 2),
  ("~ ``", .unterminatedName, 2),
  ("~ x % y", .unexpectedCharacter("%"), 4),
  ("~ 人口 = x", .unexpectedCharacter("="), 5),
  ("~ I(2x)", .malformedNumber("2x"), 4),
]

@Test(arguments: mistakes)
func `a mistake is named with its place`(
  text: String, problem: FormulaProblem, offset: Int
) throws {
  #expect(throws: FormulaError(problem, at: offset)) { try Formula(text) }
}

@Test func `deep nesting and endless interactions end in an error`() throws {
  let deep = "~ I(" + String(repeating: "(", count: 100_000)
  #expect(throws: FormulaError(.tooDeep, at: 103)) { try Formula(deep) }
  let signs = "~ I(" + String(repeating: "-", count: 100_000)
  #expect(throws: FormulaError.self) { try Formula(signs) }
  let sum = "(" + (0..<40).map { "x\($0)" }.joined(separator: " + ") + ")"
  #expect(throws: FormulaError(.tooManyTerms, at: 2 + sum.count)) {
    try Formula("~ \(sum):\(sum)")
  }
}

@Test func `a formula knows the series that it needs`() throws {
  let formula = try Formula(
    "log(gerd) ~ log(gdp) + lag(gerd, 2) + I(gdp / population) + lag(gdp, 3)")
  #expect(formula.regressors == ["gdp", "population"])
  #expect(formula.readsResponse)
  #expect(formula.deepestLag == 3)
  #expect(formula.response.name == "gerd")
  #expect(formula.response.link == .log)
  #expect(formula.requiredObservations == 8)
}

@Test func `a formula is a setting`() throws {
  #expect(Formula(setting: .scalar("~ trend"))?.settingText == "~ trend")
  #expect(Formula(setting: .scalar("trend")) == nil)
  #expect(Formula(setting: .list([])) == nil)
}
