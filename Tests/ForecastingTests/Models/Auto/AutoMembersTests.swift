import RealModule
import TestSupport
import Testing
import TimeSeries

@testable import Forecasting

struct AutoMembersTests {
  private let shares = AutoConstants.annual.logShares

  @Test(arguments: try AutoReference.entries())
  func `members, centre and deviations are numpy's to ten digits`(
    _ entry: AutoReference.Entry
  ) throws {
    let scale =
      entry.values.allSatisfy { $0 > 0 }
      ? RelativeScale(positive: entry.values, seasonLength: 1)
      : try RelativeScale(linear: entry.values, plausibleStep: 1)
    let members = AutoMembers(
      entry.values.map(scale.apply), filledCount: 0, horizon: 6, priorGrowth: scale.priorGrowth,
      logShares: shares)
    let expected = [entry.dynamicTheta, entry.dampedTrend, entry.drift, entry.theta]
    for (path, reference) in zip(members.paths + [members.centre], expected + [entry.centre]) {
      // Digits of the largest step: single steps of a path may cross zero.
      let size = reference.reduce(0) { max($0, abs($1)) }
      for (a, b) in zip(path, reference) {
        #expect(correctDigits(size + a, certified: size + b) > 10)
      }
    }
    for (a, b) in zip(members.deviations, entry.deviations) {
      #expect(correctDigits(a, certified: b) > 10)
    }
  }

  @Test(arguments: try AutoReference.entries())
  func `the learned centre and the bounds are numpy's to ten digits`(
    _ entry: AutoReference.Entry
  ) throws {
    guard let last = entry.values.last, let reference = entry.learned else { return }
    let scale = RelativeScale(positive: entry.values, seasonLength: 1)
    let members = AutoMembers(
      entry.values.map(scale.apply), filledCount: 0, horizon: 6, priorGrowth: scale.priorGrowth,
      logShares: shares)
    let history = History(entry.values.map { $0 / last }, root: 1)
    let centre =
      members.count < LearnedPath.fewest
      ? members.centre
      : LearnedPath(coefficients: AutoConstants.annual.point).centre(members, history)
    let lines = IntervalFactors(constants: .annual).lines(members, around: centre)
    for (step, line) in lines.enumerated() {
      #expect(correctDigits(1 + line.centre, certified: 1 + reference.centre[step]) > 10)
      for (side, expected) in [
        (line.lower.outer, reference.lower95), (line.upper.outer, reference.upper95),
        (line.lower.inner, reference.lower80), (line.upper.inner, reference.upper80),
      ] {
        #expect(correctDigits(side, certified: expected[step]) > 10)
      }
    }
  }

  @Test func `one value goes on at the prior growth`() {
    let members = AutoMembers(
      [0], filledCount: 0, horizon: 4, priorGrowth: 0.02, logShares: shares)
    #expect(members.centre == [0.02, 0.04, 0.06, 0.08])
    #expect(members.deviations[3] == 2 * members.deviations[0])
  }

  @Test func `ordinary changes are not clipped, a spike is, and the last value stays`() {
    let calm = [-0.3, -0.22, -0.15, -0.06, 0]
    for (a, b) in zip(ClippedChanges.path(calm), calm) { #expect(abs(a - b) < 1e-15) }
    let spiked = ClippedChanges.path([-0.3, -0.22, 4, -0.06, 0])
    #expect(spiked[4] == 0)
    #expect(abs(spiked[2]) < 4)
  }

  @Test func `the grid has 127 cells, and shares that sum to one`() {
    #expect(DampedTrendGrid.count == 127)
    for frequency in Frequency.allCases {
      let shares = AutoConstants.of(frequency).logShares.map { Double.exp($0) }
      #expect(shares.count == 127)
      #expect(abs(shares.reduce(0, +) - 1) < 1e-4)
    }
    let trend = DampedTrendPosterior(
      [-0.2, -0.1, 0], filledCount: 0, priorGrowth: 0.02, logShares: shares)
    #expect(abs(trend.weights.reduce(0, +) - 1) < 1e-12)
  }
}
