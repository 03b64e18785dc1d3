import Forecasting
import Statistics
import TestSupport
import Testing
import TimeSeries

struct QuantileTests {
  static let probabilities = [0.001, 0.025, 0.1, 0.25, 0.5, 0.77, 0.9, 0.975, 0.999]

  @Test(arguments: DistributionExamples.all)
  func `quantiles never decrease and meet the median`(_ distribution: PredictiveDistribution) {
    let quantiles = Self.probabilities.map { distribution.quantile($0) }
    #expect(quantiles == quantiles.sorted())
    #expect(correctDigits(distribution.quantile(0.5), certified: distribution.median) > 12)
  }

  @Test(arguments: DistributionExamples.all)
  func `intervals are nested, ordered and hold the median`(_ distribution: PredictiveDistribution) {
    let intervals = [0.5, 0.8, 0.95, 0.99].map { distribution.interval($0) }
    for (inner, outer) in zip(intervals, intervals.dropFirst()) {
      #expect(outer.lowerBound <= inner.lowerBound && inner.upperBound <= outer.upperBound)
    }
    #expect(intervals.allSatisfy { $0.contains(distribution.median) })
  }

  @Test(arguments: DistributionExamples.all)
  func `intervals end at the quantiles`(_ distribution: PredictiveDistribution) {
    let interval = distribution.interval(0.9)
    #expect(correctDigits(interval.lowerBound, certified: distribution.quantile(0.05)) > 11)
    #expect(correctDigits(interval.upperBound, certified: distribution.quantile(0.95)) > 11)
  }

  @Test(
    arguments: DistributionExamples.plain.dropLast(),
    DistributionExamples.smoothLinks)
  func `probabilities undo quantiles`(_ distribution: PredictiveDistribution, _ link: Link) {
    let linked = PredictiveDistribution.linked(distribution, link)
    for p in Self.probabilities.dropFirst().dropLast() {
      #expect(correctDigits(distribution.cumulative(distribution.quantile(p)), certified: p) > 11)
      #expect(correctDigits(linked.cumulative(linked.quantile(p)), certified: p) > 10)
    }
  }

  @Test func `values outside a link have probability 0 or 1`() {
    let x = PredictiveDistribution.normal(mean: 0, standardDeviation: 1)
    #expect(PredictiveDistribution.linked(x, .log).cumulative(0) == 0)
    #expect(PredictiveDistribution.linked(x, .log).cumulative(.infinity) == 1)
    #expect(PredictiveDistribution.linked(x, .positive(knee: 1)).cumulative(-3) == 0)
    let share = PredictiveDistribution.linked(x, .logit(lower: 0, upper: 100))
    #expect(share.cumulative(-1) == 0)
    #expect(share.cumulative(0) == 0)
    #expect(share.cumulative(100) == 1)
    #expect(share.cumulative(120) == 1)
  }

  @Test func `a place in a ranking is a positive whole number with its own probability`() {
    let rank = PredictiveDistribution.linked(
      .studentT(location: Double(2).squareRoot(), scale: 0.4, degreesOfFreedom: 6), .rank)
    for p in Self.probabilities {
      let place = rank.quantile(p)
      #expect(place >= 1 && place == place.rounded())
      #expect(rank.cumulative(place) >= p)
      #expect(rank.cumulative(place - 1) < p)
    }
    #expect(rank.cumulative(4.5) == rank.cumulative(4))
    #expect(rank.cumulative(0.5) == 0)
  }

  @Test func `a point has all its mass in one place`() {
    let point = PredictiveDistribution.point(7)
    #expect(point.quantile(0.01) == 7)
    #expect(point.interval(0.95) == 7...7)
    #expect(point.cumulative(6.999) == 0)
    #expect(point.cumulative(7) == 1)
  }

  // numpy 2.4: np.quantile(x, p, method="median_unbiased").
  @Test(arguments: [
    (0.1, 1.0833333333333335), (0.25, 1.7083333333333333), (0.6, 5.366666666666666), (0.97, 13),
  ])
  func `quantiles of draws use definition 8 of Hyndman and Fan`(_ p: Double, _ expected: Double) {
    let draws = PredictiveDistribution.sample([1, 1.5, 2, 4, 5, 6.1, 7.55, 13])
    #expect(correctDigits(draws.quantile(p), certified: expected) > 13)
  }

  @Test func `repeated draws keep probability and quantile consistent`() {
    let draws = PredictiveDistribution.sample([1, 2, 2, 2, 3])
    #expect(draws.quantile(0.5) == 2)
    #expect(draws.cumulative(2) > 0.6)
    #expect(draws.cumulative(1.999) < 0.4)
    #expect(draws.cumulative(0) == 0)
    #expect(draws.cumulative(3) == 1)
  }
}
