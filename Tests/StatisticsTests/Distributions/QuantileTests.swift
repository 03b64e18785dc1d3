import ExtendedPrecision
import Foundation
import Statistics
import TestSupport
import Testing

/// The point that leaves this probability in a tail, to 25 digits
/// (`Datasets/Reference/distributions/quantiles.csv`).
private struct QuantileFigure {
  let distribution: any ContinuousDistribution
  let isLower: Bool
  let probability: Double
  let quantile: DoubleDouble
  let label: String

  init?(_ line: Substring) {
    let fields = line.split(separator: ",")
    guard fields.count == 6, let first = Double(fields[1]), let second = Double(fields[2]),
      let probability = Double(fields[4]), let quantile = DoubleDouble(decimal: fields[5])
    else { return nil }
    switch fields[0] {
    case "normal": distribution = Normal(mean: first, standardDeviation: second)
    case "t": distribution = StudentT(degreesOfFreedom: first)
    case "gamma": distribution = Gamma(shape: first, scale: second)
    case "f": distribution = FDistribution(numerator: first, denominator: second)
    default: return nil
    }
    isLower = fields[3] == "lower"
    self.probability = probability
    self.quantile = quantile
    label = String(line)
  }
}

@Suite struct QuantileTests {
  @Test(arguments: [("normal", 15.4), ("t", 14.3), ("gamma", 14.2), ("f", 14.0)])
  func `quantiles agree with extended precision`(name: String, floor: Double) throws {
    let file = repositoryRoot.appending(path: "Datasets/Reference/distributions/quantiles.csv")
    let figures = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .filter { $0.hasPrefix(name + ",") }.compactMap(QuantileFigure.init)
    #expect(figures.count >= 11)
    var least = 17.0
    for figure in figures {
      let computed =
        figure.isLower
        ? figure.distribution.quantile(figure.probability)
        : figure.distribution.upperQuantile(figure.probability)
      let agreeing = digits(computed, figure.quantile)
      #expect(agreeing >= floor, "\(figure.label)")
      least = min(least, agreeing)
    }
    print("\(name): \(figures.count) quantiles; least digits: \(least)")
  }

  static let distributions: [any ContinuousDistribution] = [
    Normal(mean: 1e9, standardDeviation: 1e-3), Normal(mean: -3, standardDeviation: 1e12),
    StudentT(degreesOfFreedom: 0.5, location: 2, scale: 3), StudentT(degreesOfFreedom: 7),
    Gamma(shape: 0.1, scale: 1e6), ChiSquared(degreesOfFreedom: 4.5),
    FDistribution(numerator: 3, denominator: 0.7), FDistribution(numerator: 400, denominator: 9),
  ]

  @Test(arguments: distributions.indices)
  func `quantiles come back, do not fall, and end at the support`(index: Int) {
    let d = Self.distributions[index]
    var previous = -Double.infinity
    for k in 1..<400 {
      let p = Double(k) / 400
      let x = d.quantile(p)
      #expect(x >= previous)
      previous = x
      #expect(abs(d.cumulative(x) - p) < 1e-6 * p || d.density(x) * x.ulp > 1e-8 * p)
      #expect(abs(d.cumulative(x) + d.survival(x) - 1) < 1e-15)
    }
    #expect(d.quantile(1) == .infinity && d.upperQuantile(0) == .infinity)
    #expect(d.cumulative(d.quantile(0)) == 0 && d.survival(.infinity) == 0)
    #expect(d.cumulative(.nan).isNaN)
  }

  @Test(arguments: distributions.indices)
  func `log density is the logarithm of the density`(index: Int) {
    let d = Self.distributions[index]
    for p in [1e-12, 0.01, 0.3, 0.5, 0.77, 0.999] {
      let x = d.quantile(p)
      #expect(abs(d.logDensity(x) - log(d.density(x))) < 1e-12 * max(1, abs(d.logDensity(x))))
    }
  }

  static let extreme: [any ContinuousDistribution] =
    [1e-6, 0.02, 1, 3.5, 1e4, 1e9].flatMap { a -> [any ContinuousDistribution] in
      [StudentT(degreesOfFreedom: a), Gamma(shape: a), Gamma(shape: a, scale: 1e-300)]
        + [1e-6, 1, 1e9].map { FDistribution(numerator: a, denominator: $0) }
    }

  @Test(arguments: extreme.indices)
  func `the ends of the range of doubles are survived`(index: Int) {
    let d = Self.extreme[index]
    let points: [Double] = [
      0, .leastNonzeroMagnitude, 0x1p-1030, 1e-150, 1, 1e150, 1e308, .infinity,
    ]
    for x in points + points.map({ -$0 }) {
      let (p, q) = (d.cumulative(x), d.survival(x))
      #expect(p >= 0 && p <= 1 && q >= 0 && q <= 1 && abs(p + q - 1) < 1e-12, "\(d) \(x)")
      #expect(d.density(x) >= 0, "\(d) \(x)")
    }
    for p: Double in [.leastNonzeroMagnitude, 1e-300, 1e-9, 0.4, 0.999999] {
      #expect((d.quantile(p) <= d.upperQuantile(p)) == (p <= 0.5), "\(d) \(p)")
    }
    #expect(d.density(.nan).isNaN && d.survival(.nan).isNaN, "\(d)")
  }
}
