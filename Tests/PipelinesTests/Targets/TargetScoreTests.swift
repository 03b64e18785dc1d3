import TestSupport
import Testing
import TimeSeries

@testable import Pipelines

@Suite struct TargetScoreTests {
  /// Known 100, 110, 121 in 2020 to 2022; four paths of 2023 and 2024.
  private let trajectory: Trajectory

  init() throws {
    trajectory = Trajectory(
      name: "s",
      history: try GappySeries(name: "s", start: .year(2020), places: [100, 110, 121]),
      paths: SamplePaths(
        start: .year(2023), steps: 2, count: 4, values: [130, 140, 150, 120, 125, 145, 118, 119]))
  }

  private func target(
    lower: Double? = nil, upper: Double? = nil, _ year: Int
  ) -> Target {
    Target(
      text: "t", lower: lower, upper: upper, period: .year(year), origin: .pipeline, provenance: "")
  }

  private func score(_ target: Target, link: Link = .log) -> TargetScore {
    target.score(on: trajectory, link: link, unit: "CNY", reason: nil)
  }

  @Test func `probabilities are shares of paths, in the period and up to it`() {
    let score = score(target(lower: 140, 2024))
    #expect(score.status == .open)
    #expect(score.probabilityInPeriod == 0.5)
    #expect(score.probabilityEver == 0.75)
  }

  @Test func `an upper end counts from the other side`() {
    #expect(score(target(upper: 125, 2024)).probabilityInPeriod == 0.5)
    // The last known value, 121, has reached it already.
    #expect(score(target(upper: 125, 2024)).probabilityEver == 0.875)
  }

  @Test func `both ends together are an interval`() {
    #expect(score(target(lower: 119, upper: 140, 2024)).probabilityInPeriod == 0.75)
  }

  @Test func `no probability is 0 or 1`() {
    #expect(score(target(lower: 1000, 2024)).probabilityInPeriod == 0.125)
    #expect(score(target(lower: 1, 2024)).probabilityInPeriod == 0.875)
    #expect(Probability.estimate(hits: 0, of: 4000) == 0.000125)
    #expect(Probability.estimate(hits: 4000, of: 4000) == 0.999875)
  }

  @Test(arguments: [
    (0.000125, "<1 %"), (0.00999, "<1 %"), (0.01, "1 %"), (0.5, "50 %"), (0.99, "99 %"),
    (0.9901, ">99 %"), (0.999875, ">99 %"),
  ]) func `texts never claim certainty`(probability: Double, text: String) {
    #expect(Probability.text(probability) == text)
  }

  @Test func `growth is compounded for positive quantities`() throws {
    let score = score(target(lower: 146.41, 2024))
    #expect(score.isRelativeGrowth)
    #expect(correctDigits(try #require(score.historicGrowth), certified: 0.1) > 14)
    #expect(correctDigits(try #require(score.requiredGrowth), certified: 0.1) > 14)
  }

  @Test func `growth of shares and ranks is counted in their unit`() {
    let score = score(target(lower: 131, 2024), link: .logit(lower: 0, upper: 200))
    #expect(!score.isRelativeGrowth)
    #expect(score.historicGrowth == 10.5)
    #expect(score.requiredGrowth == 5)
  }

  @Test func `a target whose year has passed is met, missed or unknown`() throws {
    #expect(score(target(lower: 105, 2021)).status == .met)
    #expect(score(target(lower: 111, 2021)).status == .missed)
    #expect(score(target(lower: 1, 2015)).status == .unknown)
    #expect(score(target(lower: 1, 2015)).note == "there is no figure for 2015")
    #expect(score(target(lower: 105, 2021)).probabilityInPeriod == nil)
  }

  @Test func `a target beyond the projection says so`() {
    let score = score(target(lower: 105, 2026))
    #expect(score.status == .unknown)
    #expect(score.note == "the projection ends in 2024")
    #expect(score.requiredGrowth != nil)
  }

  @Test func `a series without a forecast gives its reason`() {
    let known = Trajectory(name: "s", history: trajectory.history, paths: nil)
    let score = target(lower: 200, 2024).score(
      on: known, link: .log, unit: "CNY", reason: "3 statements, all lower bounds")
    #expect(score.status == .unknown)
    #expect(score.note == "3 statements, all lower bounds")
    #expect(score.lastValue == 121)
  }
}
