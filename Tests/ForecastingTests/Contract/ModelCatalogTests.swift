import Forecasting
import Testing

struct ModelCatalogTests {
  @Test func `keywords are kebab-case and occur once`() {
    let keywords = ModelCatalog.all.map { $0.keyword }
    #expect(Set(keywords).count == keywords.count)
    for keyword in keywords {
      #expect(keyword.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" })
      #expect(ModelCatalog.model(named: keyword)?.keyword == keyword)
    }
    #expect(ModelCatalog.model(named: "no-such-model") == nil)
  }

  @Test func `families stand together in their order`() {
    let families = ModelCatalog.all.map { $0.family }
    let order = families.reduce(into: [ModelFamily]()) { order, family in
      if order.last != family { order.append(family) }
    }
    #expect(Set(order).count == order.count)
  }

  @Test func `models and settings are described in a sentence`() {
    for type in ModelCatalog.all {
      #expect(type.abstract.hasSuffix("."))
      describe(type)
    }
  }

  private func describe<M: Model>(_ type: M.Type) {
    for setting in M.settings {
      #expect(setting.abstract.hasSuffix("."))
      #expect(!setting.expected.isEmpty)
      #expect(setting.key.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" })
    }
  }

  @Test func `a mistyped model brings the nearest`() {
    guard case .failure(let rejection) = ModelCatalog.configured("nave") else {
      Issue.record("taken")
      return
    }
    #expect(rejection.problems == [.unknownModel("nave", suggestions: ["naive"])])
  }

  @Test func `all problems are reported at once, in order`() {
    let result = ModelCatalog.configured(
      "polynomial",
      [
        ("degre", .scalar("2")), ("degree", .scalar("two")), ("degree", .scalar("2")),
        ("ceiling", .scalar("5")),
      ])
    guard case .failure(let rejection) = result else {
      Issue.record("taken")
      return
    }
    #expect(
      rejection.problems == [
        .unknownSetting("degre", model: "polynomial", suggestions: ["degree"]),
        .inadmissible("degree", value: "two", expected: "a whole number from 0 to 6"),
        .repeatedSetting("degree"),
        .unknownSetting("ceiling", model: "polynomial", suggestions: []),
      ])
  }

  @Test func `settings arrive in the model`() throws {
    let model = try ModelCatalog.configured("polynomial", [("degree", .scalar("3"))]).get()
    #expect(model as? PolynomialTrend == PolynomialTrend(degree: 3))
    let naive = try ModelCatalog.configured("naive").get()
    #expect(naive is Naive)
  }
}
