import Forecasting
import Foundation
import Statistics
import TestSupport
import Testing
import TimeSeries

@testable import Evaluation

struct ScoreTests {
  private let scoring = Scoring(levels: [80, 95])

  @Test func `scores of a point by hand`() throws {
    // Changes 2, −1, 3: mean 2, mean square 14/3.
    let scale = try #require(ScoreScale([10, 12, 11, 14]))
    #expect(scale.absolute == 2)
    #expect(correctDigits(scale.squared, certified: (14.0 / 3).squareRoot()) > 14)
    let scores = scoring.scores(of: .point(12), actual: 15, scale: scale)
    #expect(correctDigits(scores[.smape], certified: 200.0 * 3 / 27) > 14)
    #expect(scores[.mase] == 1.5)
    #expect(correctDigits(scores[.rmsse], certified: 9.0 * 3 / 14) > 14)
    // No width, missed by 3 at 95 %.
    #expect(correctDigits(scores[.msis], certified: 2 / 0.05 * 3 / 2) > 12)
    #expect(scores[.crps] == 1.5)
    #expect(scores[.logScore] == .infinity)
    #expect(scores.coverage == [0, 0])
    // The five quantiles are all 12: the mean of the five probabilities is one half.
    #expect(correctDigits(scores[.pinball], certified: 0.5 * 3 / 2) > 14)
  }

  /// Gneiting & Raftery (2007), equation 21.
  @Test(arguments: [-3, -0.4, 0, 1, 2.5, 6.0])
  func `the ranked probability score of a normal is known`(z: Double) {
    let (mean, deviation) = (4.0, 2.5)
    let expected =
      deviation
      * (z * (2 * Normal.standard.cumulative(z) - 1) + 2 * Normal.standard.density(z)
        - 1 / Double.pi.squareRoot())
    let score = DistributionScores.crps(
      mean + z * deviation, .normal(mean: mean, standardDeviation: deviation))
    #expect(correctDigits(score, certified: expected) > 5)
  }

  /// Numerical integrals of (F − 1{x ≥ y})² by SciPy 1.17.1.
  @Test(arguments: [(2, 0.38553804435097094), (4.5, 1.6591618749500783), (-3, 3.9956023854701064)])
  func `the ranked probability score of a Student's t`(actual: Double, expected: Double) {
    let student = PredictiveDistribution.studentT(location: 2, scale: 1.5, degreesOfFreedom: 5)
    // The first integral is itself good to four digits: its own error estimate says so.
    #expect(correctDigits(DistributionScores.crps(actual, student), certified: expected) > 4)
  }

  @Test(arguments: [(3, 0.3486672473530899), (8, 3.6383811825622385)])
  func `the ranked probability score of a log-normal`(actual: Double, expected: Double) {
    let distribution = PredictiveDistribution.linked(
      .normal(mean: 1.2, standardDeviation: 0.4), .log)
    #expect(correctDigits(DistributionScores.crps(actual, distribution), certified: expected) > 5)
  }

  @Test func `the interval score charges width and misses`() {
    #expect(DistributionScores.interval(5, 2...6, level: 0.5) == 4)
    #expect(DistributionScores.interval(8, 2...6, level: 0.5) == 4 + 4 * 2)
    #expect(DistributionScores.interval(1, 2...6, level: 0.5) == 4 + 4 * 1)
  }

  @Test(arguments: [0x1p-30, 0x1p40])
  func `scaled scores know no unit`(unit: Double) throws {
    let training = [3.0, 5, 4, 8]
    let base = scoring.scores(
      of: .normal(mean: 7, standardDeviation: 2), actual: 9, scale: ScoreScale(training))
    let scaled = scoring.scores(
      of: .normal(mean: 7 * unit, standardDeviation: 2 * unit), actual: 9 * unit,
      scale: ScoreScale(training.map { $0 * unit }))
    for (a, b) in zip(base.scores, scaled.scores) { #expect(correctDigits(a, certified: b) > 11) }
    #expect(base.coverage == scaled.coverage)
  }

  @Test func `a training part that never changes has no scale`() {
    #expect(ScoreScale([4, 4, 4]) == nil)
    #expect(ScoreScale([4]) == nil)
    let scores = scoring.scores(
      of: .normal(mean: 4, standardDeviation: 1), actual: 4.5, scale: nil)
    #expect(scores[.mase].isNaN && scores[.crps].isNaN)
    #expect(scores[.smape].isFinite && scores.coverage == [1, 1])
  }

  @Test func `seasonal changes scale seasonal series`() throws {
    let quarters = [1.0, 10, 1, 10, 2, 11, 2, 11]
    let seasonal = try #require(ScoreScale(quarters, seasonLength: 4))
    #expect(seasonal.absolute == 1)
    let plain = try #require(ScoreScale(quarters))
    #expect(plain.absolute > 8)
  }

  @Test func `zero against zero is no error`() {
    #expect(PointScores.symmetricPercentage(0, 0) == 0)
    #expect(PointScores.symmetricPercentage(0, 5) == 200)
  }
}
