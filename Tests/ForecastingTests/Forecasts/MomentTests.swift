import TestSupport
import Testing
import TimeSeries

@testable import Forecasting

struct MomentTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let distribution: PredictiveDistribution
    let mean: Double
    var testDescription: String { "\(distribution)" }
  }

  static func student(_ location: Double, _ scale: Double, _ freedom: Double)
    -> PredictiveDistribution
  { .studentT(location: location, scale: scale, degreesOfFreedom: freedom) }

  // mpmath 1.3, 25 digits: quad of the density over the central 99.8 % (the whole line for normals).
  static let means: [Case] = [
    // scipy 1.17: whole numbers from the 0.1 % to the 99.9 % quantile, 1 to 192.
    Case(
      distribution: .linked(
        .pooled(
          [
            .init(.normal(mean: 2.4, standardDeviation: 0.3), weight: 0.7),
            .init(.normal(mean: 2, standardDeviation: 1.2), weight: 0.3),
          ], .mixture), .rank), mean: 12.841849987712624),
    // scipy 1.17, quad and brentq: the mixture's own central 99.8 %.
    Case(
      distribution: .linked(
        .pooled(
          [
            .init(.normal(mean: 1, standardDeviation: 0.3), weight: 0.7),
            .init(.normal(mean: 0.5, standardDeviation: 1.5), weight: 0.3),
          ], .mixture), .log), mean: 3.3491032689059326),
    Case(distribution: .linked(student(1, 0.2, 5), .log), mean: 2.804470720733909),
    Case(distribution: .linked(student(0, 0.5, 3), .log), mean: 1.473131802041069),
    Case(distribution: .linked(student(2, 0.1, 2), .log), mean: 7.58708321320865),
    Case(distribution: .linked(student(-3, 1, 10), .log), mean: 0.09312239023846896),
    Case(distribution: .linked(student(0.5, 0.05, 40), .log), mean: 1.650840806203541),
    Case(distribution: .linked(student(1, 0.5, 5), .positive(knee: 0.25)), mean: 1.022630616004413),
    Case(
      distribution: .linked(student(0.1, 0.3, 3), .positive(knee: 0.25)), mean: 0.242883947338641),
    Case(
      distribution: .linked(.normal(mean: 1, standardDeviation: 0.5), .positive(knee: 0.25)),
      mean: 1.006582900693784),
    Case(
      distribution: .linked(.normal(mean: -0.2, standardDeviation: 0.3), .positive(knee: 0.25)),
      mean: 0.07795382700106323),
    Case(
      distribution: .linked(
        .normal(mean: 1, standardDeviation: 0.7), .logit(lower: 0, upper: 100)),
      mean: 71.19097988380326),
    Case(
      distribution: .linked(student(1, 0.7, 4), .logit(lower: 0, upper: 100)),
      mean: 70.33198581855514),
    Case(
      distribution: .linked(student(2.3025850929940457, 0.1, 6), .rank), mean: 10.56826381676838),
    Case(
      distribution: .linked(student(0.18232155679395463, 0.3, 4), .rank), mean: 1.825920293281706),
  ]

  @Test(arguments: means)
  func `means agree with quadrature in 25 digits`(_ example: Case) {
    #expect(correctDigits(example.distribution.mean, certified: example.mean) > 9)
  }

  // Same source as the means.
  @Test(arguments: [
    Case(distribution: student(1, 0.2, 5), mean: 0.7294363129965834),
    Case(distribution: student(-3, 1, 10), mean: 0.1602028860996307),
    Case(distribution: student(0.5, 0.05, 40), mean: 0.08373335718581494),
  ])
  func `standard deviations of log-Students agree with quadrature`(_ example: Case) throws {
    let deviation = try #require(
      PredictiveDistribution.linked(example.distribution, .log).standardDeviation)
    #expect(correctDigits(deviation, certified: example.mean) > 9)
  }

  @Test func `a log-normal has its exact mean and deviation`() throws {
    let distribution = PredictiveDistribution.linked(
      .normal(mean: 2, standardDeviation: 0.5), .log)
    // exp(17/8) and exp(17/8)·√(exp(1/4) − 1) by mpmath 1.3.
    #expect(correctDigits(distribution.mean, certified: 8.372897488127265) > 14)
    let deviation = try #require(distribution.standardDeviation)
    #expect(correctDigits(deviation, certified: 4.4622549180693337) > 14)
  }

  @Test func `far above the knee the plain mean is kept to the last digit`() {
    let distribution = PredictiveDistribution.linked(
      Self.student(10, 0.5, 8), .positive(knee: 2))
    #expect(distribution.mean == 10)
    #expect(distribution.median == 10)
  }

  @Test func `deviations of plain distributions`() {
    #expect(PredictiveDistribution.point(3).standardDeviation == 0)
    #expect(PredictiveDistribution.normal(mean: 1, standardDeviation: 2).standardDeviation == 2)
    #expect(Self.student(0, 3, 6).standardDeviation == 3 * 1.5.squareRoot())
    #expect(Self.student(0, 3, 2).standardDeviation == nil)
    #expect(PredictiveDistribution.sample([1, 3]).standardDeviation == 1)
    #expect(PredictiveDistribution.sample([1, 3, 5]).mean == 3)
  }

  @Test(arguments: DistributionExamples.all)
  func `every mean lies between the outer quantiles`(_ distribution: PredictiveDistribution) {
    let mean = distribution.mean
    #expect(mean >= distribution.quantile(0.001) && mean <= distribution.quantile(0.999))
  }

  @Test(arguments: DistributionExamples.plain, [1.0 / 1024, 1, 2, 0x1p200])
  func `powers of two change no digit`(_ distribution: PredictiveDistribution, _ factor: Double) {
    for link in [Link.identity, .positive(knee: 0.5), .logit(lower: 0, upper: 4)] {
      let linked = PredictiveDistribution.linked(distribution, link)
      let scaled = linked.scaled(by: factor)
      for p in [0.025, 0.5, 0.9] { #expect(scaled.quantile(p) == factor * linked.quantile(p)) }
      #expect(correctDigits(scaled.mean, certified: factor * linked.mean) > 13)
    }
  }

  @Test func `what overflows is told from what does not`() {
    #expect(PredictiveDistribution.point(1e308).isRepresentable)
    #expect(!Self.student(1e308, 1e308, 5).isRepresentable)
    #expect(!PredictiveDistribution.linked(Self.student(700, 2, 5), .log).isRepresentable)
    #expect(PredictiveDistribution.linked(Self.student(690, 0.01, 5), .log).isRepresentable)
    #expect(
      !PredictiveDistribution.linked(.normal(mean: 0, standardDeviation: 40), .log)
        .isRepresentable)
    #expect(
      PredictiveDistribution.linked(Self.student(1e9, 1, 5), .positive(knee: 1)).isRepresentable)
  }
}
