import Forecasting
import Testing

struct ModelExpressionTests {
  private func settings(_ text: String) throws -> [String] {
    try ModelExpression(text).settings.map { "\($0.key) \($0.value.text)" }
  }

  @Test func `a keyword alone is a model`() throws {
    let expression = try ModelExpression(" drift ")
    #expect(expression.keyword == "drift")
    #expect(expression.settings.isEmpty)
    #expect(try ModelExpression("drift()") == expression)
  }

  @Test func `values hold parentheses, lists and quoted commas`() throws {
    #expect(try settings("ets(trend = damped, alpha=0.5)") == ["trend damped", "alpha 0.5"])
    #expect(try settings("gls(formula=log(y) ~ trend + lag(x, 1))").count == 1)
    #expect(
      try settings("gls(formula=\"log(y) ~ step(2009, x\")") == ["formula log(y) ~ step(2009, x"])
    let combined = try ModelExpression("combination(members=[ets, ces(season=none)], by=mean)")
    #expect(
      combined.settings.first?.value == .list([.scalar("ets"), .scalar("ces(season=none)")]))
    #expect(combined.settings.count == 2)
  }

  @Test func `a list is split at its own commas alone`() throws {
    let models = try ModelExpression.list("drift, ets(trend=damped, season=none),theta")
    #expect(models.map(\.keyword) == ["drift", "ets", "theta"])
  }

  @Test(arguments: [
    ("", ModelExpressionError.noModel), ("drift,", .noModel), ("(trend=none)", .noModel),
    ("ets(trend=damped", .unbalanced("ets(trend=damped")), ("ets)", .unbalanced("ets)")),
    ("ets(a=[1, 2)", .unbalanced("ets(a=[1, 2)")), ("ets(\"a)", .unbalanced("ets(\"a)")),
    ("ets(damped)", .settingWithoutValue("damped")),
    ("ets(trend=)", .settingWithoutValue("trend=")),
    ("ets(trend=none,)", .settingWithoutValue("")), ("trend=none", .misplaced("trend=none")),
  ])
  func `what is no expression says why`(text: String, expected: ModelExpressionError) {
    #expect(throws: expected) { try ModelExpression.list(text) }
  }

  @Test(arguments: ModelExample.all)
  func `a label reads back as its model`(_ example: ModelExample) throws {
    let expression = try ModelExpression(example.model.label)
    let model = try expression.configured.get()
    #expect(example.equals(model), "\(example.model.label)")
  }

  @Test func `a label names what is not the default`() {
    #expect(ETS().label == "ets")
    #expect(GaussianProcess(kernel: .matern52).label == "gaussian-process(kernel=matern-5/2)")
  }
}
