import Forecasting
import RealModule
import Testing
import TimeSeries

/// Weights, pooling and members that cannot be fitted.
struct CombinationTests {
  let series: Series

  init() throws {
    series = try Series(
      name: "a", start: .year(2001), values: [10, 12, 11, 15, 14, 18, 17, 20, 24, 23])
  }

  @Test func `the mean averages the members' bounds`() throws {
    let members = ["naive", "drift", "mean"]
    let fit = try Fit(Combination(members: members, rule: .mean), to: series)
    let step = try fit.forecast(4).steps[3]
    for p in [0.025, 0.5, 0.9] {
      var sum = 0.0
      for member in members {
        let model = try ModelCatalog.configured(member).get()
        sum += try Fit(model, to: series).forecast(4).steps[3].quantile(p)
      }
      #expect(abs(step.quantile(p) - sum / 3) < 1e-12 * 30)
    }
  }

  @Test func `weights by AICc are those of its definition`() throws {
    let members = ["polynomial", "mean", "drift"]
    let fit = try Fit(Combination(members: members, rule: .aicc), to: series)
    var criteria: [Double] = []
    for member in members {
      let summary = try Fit(ModelCatalog.configured(member).get(), to: series).summary
      let aicc = try #require(summary.aicc)
      criteria.append(aicc * Double(series.count) / Double(summary.observations))
    }
    let best = try #require(criteria.min())
    let shares = criteria.map { Double.exp((best - $0) / 2) }
    let sum = shares.reduce(0, +)
    for (parameter, share) in zip(fit.parameters, shares) {
      #expect(abs(parameter.estimate - share / sum) < 1e-10)
    }
    #expect(fit.parameters.map(\.name) == members.map { "weight of \($0)" })
  }

  @Test func `a member that is too short for has weight nought and is named`() throws {
    let short = try Series(name: "short", start: .year(2001), values: [3, 4])
    let fit = try Fit(Combination(members: ["drift", "naive"], rule: .median), to: short)
    #expect(fit.parameters.map(\.estimate) == [0, 1])
    let alone = try Fit(Naive(), to: short).forecast(3)
    let steps = try fit.forecast(3).steps
    #expect(steps.map(\.median) == alone.steps.map(\.median))
  }

  @Test func `members have settings of their own`() throws {
    let fit = try Fit(
      Combination(members: ["ets(trend=none)", "ets(trend=additive)"], rule: .mean), to: series)
    let step = try fit.forecast(2).steps[1]
    var sum = 0.0
    for trend in ["none", "additive"] {
      let model = try ModelCatalog.configured("ets", [("trend", .scalar(trend))]).get()
      sum += try Fit(model, to: series).forecast(2).steps[1].quantile(0.9)
    }
    #expect(abs(step.quantile(0.9) - sum / 2) < 1e-11)
  }

  @Test func `nothing that fits is a reason, not a forecast`() throws {
    let one = try Series(name: "one", start: .year(2001), values: [3])
    #expect(throws: FitError.tooShort(observations: 1, required: 3)) {
      try Fit(Combination(members: ["drift"]), to: one)
    }
  }

  @Test(arguments: ["[]", "[drift, drift]", "[combination]", "[dirft]", "[ets(trend=up)]"])
  func `members are univariate models of the catalogue`(text: String) {
    let words = text.dropFirst().dropLast().split(separator: ", ").map {
      SettingInput.scalar(String($0))
    }
    let outcome = ModelCatalog.configured("combination", [("members", .list(words))])
    guard case .failure(let rejection) = outcome else {
      Issue.record("\(text) is taken")
      return
    }
    #expect(rejection.problems.count == 1)
  }
}
