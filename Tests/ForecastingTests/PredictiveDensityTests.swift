import Forecasting
import Foundation
import Statistics
import TestSupport
import Testing
import TimeSeries

struct PredictiveDensityTests {
  /// SciPy 1.17.1: `t(5, 2, 1.5).logpdf`, `lognorm(.4, scale=exp(1.2)).logpdf`, and a mixture.
  @Test func `densities agree with SciPy`() {
    let student = PredictiveDistribution.studentT(location: 2, scale: 1.5, degreesOfFreedom: 5)
    #expect(correctDigits(student.logDensity(4.5), certified: -2.6995829540000065) > 12)
    let lognormal = PredictiveDistribution.linked(.normal(mean: 1.2, standardDeviation: 0.4), .log)
    #expect(correctDigits(lognormal.logDensity(8), certified: -4.499018796860999) > 12)
    let mixture = PredictiveDistribution.pooled(
      [
        .init(.normal(mean: 0, standardDeviation: 1), weight: 0.3),
        .init(.normal(mean: 2, standardDeviation: 0.5), weight: 0.7),
      ], .mixture)
    #expect(correctDigits(mixture.logDensity(0.7), certified: -2.1830938554816544) > 12)
  }

  @Test(arguments: [
    PredictiveDistribution.studentT(location: 1, scale: 2, degreesOfFreedom: 4),
    .linked(.studentT(location: 1, scale: 0.3, degreesOfFreedom: 7), .log),
    .linked(.normal(mean: 0.5, standardDeviation: 1), .logit(lower: -3, upper: 9)),
    .linked(.normal(mean: 2, standardDeviation: 1), .positive(knee: 1.5)),
    .pooled(
      [
        .init(.normal(mean: 0, standardDeviation: 1), weight: 0.4),
        .init(.studentT(location: 2, scale: 0.5, degreesOfFreedom: 3), weight: 0.6),
      ], .quantileMean),
    .pooled(
      [
        .init(.normal(mean: 0, standardDeviation: 1), weight: 0.25),
        .init(.normal(mean: 1, standardDeviation: 2), weight: 0.25),
        .init(.studentT(location: 2, scale: 0.5, degreesOfFreedom: 3), weight: 0.5),
      ], .quantileMedian),
    .sample([0, 1, 1.5, 4, 9]),
    .bentNormal(
      BentNormal(
        centre: 0.1, lower: .init(inner: 0.4, outer: 0.9), upper: .init(inner: 0.3, outer: 0.5),
        reference: 20)),
    .bentNormal(
      BentNormal(
        centre: -3, lower: .init(inner: 0.4, outer: 0.9), upper: .init(inner: 0.3, outer: 0.5))),
  ])
  func `the density is the slope of the distribution function`(
    distribution: PredictiveDistribution
  ) {
    for p in [0.26, 0.45, 0.7] {
      let y = distribution.quantile(p)
      let step = 1e-4 * max(1, abs(y))
      let slope =
        (distribution.cumulative(y + step) - distribution.cumulative(y - step)) / (2 * step)
      #expect(correctDigits(exp(distribution.logDensity(y)), certified: slope) > 5)
    }
  }

  @Test func `outside and on points`() {
    #expect(PredictiveDistribution.point(3).logDensity(3) == .infinity)
    #expect(PredictiveDistribution.point(3).logDensity(4) == -.infinity)
    #expect(
      PredictiveDistribution.linked(.normal(mean: 0, standardDeviation: 1), .log).logDensity(-1)
        == -.infinity)
    #expect(PredictiveDistribution.sample([1, 2]).logDensity(5) == -.infinity)
    let rank = PredictiveDistribution.linked(.normal(mean: 1, standardDeviation: 0.5), .rank)
    #expect(
      correctDigits(
        exp(rank.logDensity(3)), certified: rank.cumulative(3) - rank.cumulative(2)) > 12)
  }
}
