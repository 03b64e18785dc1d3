import Evaluation
import Forecasting
import OrderedCollections
import Testing

@testable import Pipelines

@Suite struct TuneConfigurationTests {
  private func entry(_ tune: String, fit: String = "") throws -> TuneEntry {
    let configuration = try Configuration.parse(
      "pipeline: x\ningest: [{ table: data.csv }]\n\(fit)\ntune: \(tune)\n", file: "x.yaml")
    return try #require(configuration.tune.first)
  }

  @Test func `the short form is enough`() throws {
    let entry = try entry(
      "{ series: gerd, over: { alpha: [0.1, 0.5], phi: { from: 0.8, to: 1 } }, score: crps, windows: 5 }",
      fit: "fit: { series: { gerd: { model: ets } } }")
    #expect(entry.series == ["gerd"] && entry.score == .crps && entry.windows == 5)
    #expect(entry.horizon == 3 && entry.trials == 50 && entry.models.isEmpty)
    #expect(entry.over.map(\.key) == ["alpha", "phi"])
    #expect(entry.over[0].values == .list([.scalar("0.1"), .scalar("0.5")]))
    #expect(entry.over[1].values == .interval(from: 0.8, to: 1, scale: .linear))
  }

  @Test func `every key arrives`() throws {
    let entry = try entry(
      """
      { series: [a, b], models: [theta, { model: ets, trend: damped, over: { alpha: [0.2] } }],
        over: { link: [log, identity], from: [2000, 2010] }, score: msis, windows: 4, step: 2,
        horizon: 6, sliding: 20, minimum: 5, trials: 9, settings: shared,
        choose: one-standard-error, against: posterior, lock: ignore }
      """)
    #expect(entry.series == ["a", "b"] && entry.score == .msis && entry.sliding == 20)
    #expect(entry.models.map(\.keyword) == ["theta", "ets"])
    #expect(entry.models[1].settings == [TuneSetting(key: "trend", value: .scalar("damped"))])
    #expect(entry.models[1].over.map(\.key) == ["alpha"])
    #expect(entry.over.map(\.key) == ["link", "from"])
    #expect((entry.windows, entry.step, entry.horizon) == (4, 2, 6))
    #expect((entry.minimum, entry.trials) == (5, 9))
    #expect(entry.sharing == .shared && entry.choice == .oneStandardError)
    #expect(entry.against == .posterior && entry.lock == .ignore)
  }

  @Test func `a list under model names the models, and steps make a list`() throws {
    let entry = try entry(
      "{ series: a, over: { model: [drift, ets], alpha: { from: 0.1, to: 0.4, step: 0.1 } } }")
    #expect(entry.models.map(\.keyword) == ["drift", "ets"])
    #expect(
      entry.over.map(\.values) == [
        .list(["0.1", "0.2", "0.3", "0.4"].map { .scalar($0) })
      ])
  }

  @Test func `a tuned series has a row, without becoming one that the pipeline names`() throws {
    let configuration = try Configuration.parse(
      "pipeline: x\ningest: [{ table: data.csv }]\ntune: { series: a, models: [drift, naive] }\n",
      file: "x.yaml")
    #expect(configuration.fit.series["a"] != nil && configuration.namedSeries.isEmpty)
  }

  @Test func `a search is known by all that decides it`() throws {
    let base = "pipeline: x\ningest: [{ table: data.csv }]\n"
    func print(_ text: String) throws -> String {
      let configuration = try Configuration.parse(base + text, file: "x.yaml")
      return try #require(configuration.tune.first).fingerprint(of: "a", in: configuration)
    }
    let first = try print("tune: { series: a, models: [drift, naive] }")
    #expect(try first == print("tune: { series: [a, b], models: [drift, naive] }"))
    for other in [
      "tune: { series: a, models: [naive, drift] }",
      "tune: { series: a, models: [drift, naive], windows: 6 }",
      "fit: { series: { a: { model: theta } } }\ntune: { series: a, models: [drift, naive] }",
      "fit: { series: { a: { from: 2000 } } }\ntune: { series: a, models: [drift, naive] }",
      "fit: { defaults: { model: ets } }\ntune: { series: a, models: [drift, naive] }",
    ] {
      #expect(try print(other) != first, "\(other)")
    }
  }
}
