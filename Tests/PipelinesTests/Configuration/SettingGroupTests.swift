import Forecasting
import OrderedCollections
import Testing

@testable import Pipelines

/// Settings that stand in a mapping: `prior: { volatility: 0.1 }`.
@Suite struct SettingGroupTests {
  private func configuration(
    _ settings: String, overrides: [String] = []
  ) throws(Rejection) -> Configuration {
    try Configuration.parse(
      """
      pipeline: x
      ingest: [{ statements: s.csv }]
      fit:
        series:
          a:
            model: latent-trend
            \(settings)
      """, file: "x.yaml", overrides: overrides)
  }

  private func problems(_ settings: String) -> [Diagnostic] {
    do throws(Rejection) {
      _ = try configuration(settings)
      return []
    } catch {
      return error.diagnostics
    }
  }

  @Test func `a mapping overrides any part of the prior`() throws {
    let mapped = try configuration(
      "prior: { growth: 0.02, volatility: 0.1, damping: 0.7, noise: 0.01, tightness: 0.8, jump-share: 0 }"
    )
    var model = LatentTrend()
    model.growth = 0.02
    model.usualVolatility = 0.1
    model.damping = 0.7
    model.reading.noise = 0.01
    model.reading.tightness = 0.8
    model.jumpShare = 0
    #expect(mapped.fit.series["a"]?.model == ModelChoice(model))
  }

  @Test func `one key of the prior can be overridden on the command line`() throws {
    let made = try configuration(
      "prior: { growth: 0.02 }", overrides: ["fit.series.a.prior.damping=0.4"])
    var model = LatentTrend()
    model.growth = 0.02
    model.damping = 0.4
    #expect(made.fit.series["a"]?.model == ModelChoice(model))
  }

  @Test func `a word still chooses a whole prior`() throws {
    var model = LatentTrend()
    model.prior = .volatile
    #expect(try configuration("prior: volatile").fit.series["a"]?.model == ModelChoice(model))
  }

  @Test func `mistakes within the mapping are found where they stand`() {
    let unknown = problems("prior: { dampng: 0.7 }")
    #expect(unknown.map(\.code) == [.unknownKey])
    #expect(unknown.first?.location?.line == 7 && unknown.first?.location?.column == 16)
    #expect(unknown.first?.help == "did you mean 'damping'?")
    let outside = problems("prior: { damping: 1.2 }")
    #expect(outside.map(\.code) == [.invalidSetting])
    #expect(outside.first?.location?.line == 7 && outside.first?.location?.column == 25)
    let twice = problems("damping: 0.5\n      prior: { damping: 0.7 }")
    #expect(twice.map(\.code) == [.duplicateKey])
    #expect(twice.first?.location?.line == 8)
    #expect(problems("window: { damping: 0.7 }").map(\.code) == [.wrongType])
  }
}
