import RealModule
import Testing

@testable import Forecasting

struct TruncatedNormalTests {
  /// An interval with the logarithm of its probability, mean and variance.
  struct Case: Sendable {
    let lower, upper, logProbability, mean, variance: Double

    init(_ lower: Double, _ upper: Double, _ log: Double, _ mean: Double, _ variance: Double) {
      (self.lower, self.upper) = (lower, upper)
      (logProbability, self.mean, self.variance) = (log, mean, variance)
    }
  }

  /// mpmath 1.3.0 with 40 digits: `quad` of the density and its moments over 60 panels.
  static let cases = [
    Case(-0.3, 2.5, -0.49151044063838563091, 0.59483156764635954406, 0.38749199694268288948),
    Case(0, .infinity, -0.69314718055994530942, 0.79788456080286535588, 0.36338022763241865692),
    Case(-.infinity, 0.7, -0.277023942277131263, -0.41192475041929067028, 0.54197067469850163985),
    Case(3, 3.001, -12.328193603728615966, 3.0004997499583791318, 8.3333293043053165689e-8),
    Case(
      -2, -1.99999, -14.431853998168349976, -1.9999949999833333422, 8.3333333332480764559e-12),
    Case(5, .infinity, -15.064998393988725736, 5.1865039671258421156, 0.032696434617112225345),
    Case(8, 8.5, -35.02879250857974781, 8.1137359894965232339, 0.01052574035836485483),
    Case(12, .infinity, -75.410673001568795638, 12.082214175254285128, 0.0066707263358471863698),
    Case(
      -15, -14, -101.56303487847740552, -14.070717163338809648, 0.0049516995297185212834),
    Case(1, 5.5, -1.841021764699996285, 1.5251347798902539388, 0.19909562839052417243),
  ]

  @Test(arguments: cases)
  func `moments have twelve digits, near and far from the middle`(wanted: Case) {
    let found = TruncatedNormal(wanted.lower, wanted.upper)
    #expect(abs(found.logProbability - wanted.logProbability) < 1e-12)
    #expect(abs(found.mean / wanted.mean - 1) < 1e-12)
    #expect(abs(found.variance / wanted.variance - 1) < 1e-12)
  }

  @Test func `moments about the middle`() {
    let found = TruncatedNormal(-1, 1)
    #expect(abs(found.mean) < 1e-16)
    #expect(abs(found.variance / 0.29112509477279321119 - 1) < 1e-14)
    #expect(abs(found.logProbability + 0.38171514630212607227) < 1e-15)
    // All of the distribution but e⁻²⁰ and less.
    let whole = TruncatedNormal(-6, 6)
    #expect(abs(whole.variance / 0.99999992708940565826 - 1) < 1e-12)
    #expect(abs(whole.logProbability + 1.9731752920221066466e-9) < 1e-13)
  }

  @Test func `a mirrored interval has the mirrored moments`() {
    let (right, left) = (TruncatedNormal(0.4, 2), TruncatedNormal(-2, -0.4))
    #expect(right.mean == -left.mean && right.variance == left.variance)
    #expect(right.logProbability == left.logProbability)
  }
}
