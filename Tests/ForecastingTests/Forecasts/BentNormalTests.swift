import Forecasting
import RealModule
import Statistics
import TestSupport
import Testing

struct BentNormalTests {
  private let skewed = BentNormal(
    centre: 0.1, lower: .init(inner: 0.2, outer: 0.5), upper: .init(inner: 0.4, outer: 0.7),
    reference: 50)

  @Test func `the bounds of both levels are those given`() {
    let distribution = PredictiveDistribution.bentNormal(skewed)
    func value(_ z: Double) -> Double { 50 * Double.pow(1 + 0.4 * z, 2.5) }
    #expect(correctDigits(distribution.median, certified: value(0.1)) > 13)
    let inner = distribution.interval(0.8)
    let outer = distribution.interval(0.95)
    #expect(correctDigits(inner.lowerBound, certified: value(-0.1)) > 13)
    #expect(correctDigits(inner.upperBound, certified: value(0.5)) > 13)
    #expect(correctDigits(outer.lowerBound, certified: value(-0.4)) > 13)
    #expect(correctDigits(outer.upperBound, certified: value(0.8)) > 13)
  }

  @Test(arguments: [nil, 50.0])
  func `probabilities undo quantiles`(_ reference: Double?) {
    let distribution = PredictiveDistribution.bentNormal(
      BentNormal(
        centre: skewed.centre, lower: skewed.lower, upper: skewed.upper, reference: reference))
    for p in [0.001, 0.02, 0.05, 0.1, 0.3, 0.5, 0.8, 0.93, 0.99, 0.9999] {
      #expect(correctDigits(distribution.cumulative(distribution.quantile(p)), certified: p) > 10)
    }
    if reference != nil { #expect(distribution.cumulative(0) == 0) }
  }

  @Test func `far below the reference values are exponential, without a jump or a kink`() {
    let side = BentNormal.Side(inner: 2, outer: 4)
    let line = PredictiveDistribution.bentNormal(
      BentNormal(centre: 0, lower: side, upper: side, reference: 1))
    // z = (½^0.4 − 1)/0.4 at the knee, where the slope of ln y is 2^0.4.
    let knee = (Double.pow(0.5, 0.4) - 1) / 0.4
    let deviate = knee / 2 * 1.2815515655446004
    func logarithm(_ d: Double) -> Double {
      Double.log(line.quantile(Normal.standard.cumulative(d)))
    }
    #expect(correctDigits(logarithm(deviate), certified: Double.log(0.5)) > 11)
    let (left, right) = (
      logarithm(deviate) - logarithm(deviate - 1e-5), logarithm(deviate + 1e-5) - logarithm(deviate)
    )
    #expect(abs(left / right - 1) < 1e-4)
    #expect(line.quantile(1e-6) > 0)
  }

  @Test func `a line that is not bent is a normal distribution`() throws {
    let knots = (Normal.standard.quantile(0.9), Normal.standard.quantile(0.975))
    let side = BentNormal.Side(inner: 3 * knots.0, outer: 3 * knots.1)
    let line = PredictiveDistribution.bentNormal(BentNormal(centre: 10, lower: side, upper: side))
    let normal = PredictiveDistribution.normal(mean: 10, standardDeviation: 3)
    #expect(correctDigits(line.mean, certified: 10) > 12)
    #expect(try correctDigits(#require(line.standardDeviation), certified: 3) > 10)
    for p in [1e-5, 0.2, 0.6, 0.999] {
      #expect(correctDigits(line.quantile(p), certified: normal.quantile(p)) > 12)
    }
  }

  @Test func `means on the power scale agree with many quantiles`() {
    let distribution = PredictiveDistribution.bentNormal(skewed)
    let count = 200_000
    var sum = 0.0
    for i in 0..<count {
      sum += distribution.quantile((Double(i) + 0.5) / Double(count)) / Double(count)
    }
    #expect(correctDigits(distribution.mean, certified: sum) > 4.5)
  }
}
