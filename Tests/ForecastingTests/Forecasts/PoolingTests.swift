import Forecasting
import RealModule
import Testing
import TimeSeries

/// Several distributions as one, against what can be worked out by hand.
struct PoolingTests {
  typealias Distribution = PredictiveDistribution

  private func pooled(
    _ parts: [(Distribution, Double)], _ pooling: Distribution.Pooling
  ) -> Distribution {
    .pooled(parts.map { Distribution.Component($0.0, weight: $0.1) }, pooling)
  }

  @Test func `averaged quantiles of normals are the normal with averaged parameters`() {
    let average = pooled(
      [
        (.normal(mean: 1, standardDeviation: 2), 0.25),
        (.normal(mean: 5, standardDeviation: 6), 0.75),
      ], .quantileMean)
    let expected = Distribution.normal(mean: 4, standardDeviation: 5)
    for p in [1e-6, 0.025, 0.3, 0.5, 0.9, 0.999] {
      #expect(abs(average.quantile(p) - expected.quantile(p)) < 1e-13 * 30)
      let y = expected.quantile(p)
      #expect(abs(average.cumulative(y) - p) < 1e-9)
    }
    #expect(average.mean == 4)
    // The central 99.8 % of a normal has .9785 of its standard deviation.
    #expect(average.standardDeviation.map { abs($0 / 5 - 1) < 0.03 } == true)
  }

  @Test func `the median of quantiles leaves an odd member out`() {
    let third = 1.0 / 3
    let calm = Distribution.normal(mean: 10, standardDeviation: 1)
    let median = pooled(
      [
        (calm, third), (calm, third),
        (.studentT(location: 1e9, scale: 1e9, degreesOfFreedom: 2), third),
      ],
      .quantileMedian)
    for p in [0.025, 0.5, 0.975] { #expect(median.quantile(p) == calm.quantile(p)) }
    #expect(abs(median.mean - 10) < 1e-10)
    let two = pooled([(.point(1), 0.5), (.point(4), 0.5)], .quantileMedian)
    #expect(two.median == 2.5)
  }

  @Test func `a mixture's quantile is where its averaged probabilities reach p`() {
    let mixture = pooled(
      [
        (.normal(mean: 0, standardDeviation: 1), 0.5),
        (.normal(mean: 8, standardDeviation: 1), 0.5),
      ], .mixture)
    for p in [0.01, 0.25, 0.4, 0.6, 0.99] {
      #expect(abs(mixture.cumulative(mixture.quantile(p)) - p) < 1e-12)
    }
    #expect(mixture.mean == 4)
    // Variance 1 within and 16 between the parts.
    #expect(mixture.standardDeviation.map { abs($0 - 17.0.squareRoot()) < 1e-10 } == true)
    #expect(mixture.interval(0.95).lowerBound < -1.6)
  }

  @Test func `parts under different links stay positive`() {
    let parts: [(Distribution, Double)] = [
      (.linked(.studentT(location: 0, scale: 1, degreesOfFreedom: 3), .log), 0.5),
      (.linked(.normal(mean: 0.5, standardDeviation: 4), .positive(knee: 1)), 0.5),
    ]
    for pooling in [Distribution.Pooling.quantileMean, .quantileMedian, .mixture] {
      let whole = pooled(parts, pooling)
      #expect(whole.quantile(0.001) > 0)
      #expect(whole.cumulative(0) == 0)
    }
  }
}
