import TestSupport
import Testing
import TimeSeries

@testable import Forecasting

struct AutoMembersTests {
  @Test(arguments: try AutoReference.entries())
  func `members, centre and deviations are numpy's to ten digits`(
    _ entry: AutoReference.Entry
  ) throws {
    let link: Link = entry.values.allSatisfy { $0 > 0 } ? .log : .identity
    let scale = try RelativeScale(of: entry.values, link: link, plausibleStep: 1)
    let members = AutoMembers(
      entry.values.map(scale.apply), filledCount: 0, horizon: 6, priorGrowth: scale.priorGrowth)
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

  @Test func `one value goes on at the prior growth`() {
    let members = AutoMembers([0], filledCount: 0, horizon: 4, priorGrowth: 0.02)
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
    #expect(DampedTrendPrior.shares.count == 127)
    #expect(abs(DampedTrendPrior.shares.reduce(0, +) - 1) < 1e-4)
    let trend = DampedTrendPosterior([-0.2, -0.1, 0], filledCount: 0, priorGrowth: 0.02)
    #expect(abs(trend.weights.reduce(0, +) - 1) < 1e-12)
  }
}
