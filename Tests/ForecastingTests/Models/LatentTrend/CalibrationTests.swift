import RealModule
import Statistics
import Testing
import TimeSeries

@testable import Forecasting

/// Simulation-based calibration: truths drawn from the prior have uniform ranks in their posteriors.
///
/// > Source: Talts, Betancourt, Simpson, Vehtari & Gelman (2018), "Validating Bayesian inference
/// > algorithms with simulation-based calibration".
struct CalibrationTests {
  static let prior = GrowthPrior(
    atoms: [(0.4, 0.04, 0.012), (0.95, 0.08, 0.012), (0.7, 0.15, 0.045)].map {
      TrendAtom(
        damping: $0.0, innovation: $0.1, driftInnovation: $0.2, growth: 0.035,
        growthDeviation: 0.05, weight: 1)
    })
  static let runs = 240
  static let steps = 6

  @Test func `past and future values have uniform ranks`() throws {
    var stream = RandomStream(seed: 20_260_205, name: "calibration")
    var past: [Double] = []
    var future: [Double] = []
    for _ in 0..<Self.runs {
      let truth = Self.truth(using: &stream)
      let evidence = try Self.evidence(of: truth, using: &stream)
      let posterior = try TrendPosterior(
        try TrendSystem(evidence, link: .log), prior: Self.prior)
      let marginals = posterior.marginals()
      let center = posterior.system.scale.center
      // A year without a figure of its own, and one that only a floor is known of.
      for year in [2, 4] {
        past.append(Self.rank(truth[year] - center) { marginals[year].quantile($0) })
      }
      let parts = posterior.endStates().flatMap {
        $0.components(2, jumpShare: Self.prior.jumpShare)
      }
      future.append(
        parts.reduce(0) { sum, part in
          let z = (truth[Self.steps + 2] - part.mean) / part.variance.squareRoot()
          return sum + part.weight * Normal.standard.cumulative(z)
        })
    }
    // 27.9 is exceeded with probability 0.001; two ranks of one run are not independent.
    #expect(Self.chiSquared(past) < 2 * 27.9)
    #expect(Self.chiSquared(future) < 27.9)
    let covered = future.count { $0 > 0.1 && $0 < 0.9 }
    #expect(abs(Double(covered) / Double(Self.runs) - 0.8) < 0.08)
  }

  /// Levels by the recursion of the model, two years beyond the last.
  private static func truth(using stream: inout RandomStream) -> [Double] {
    let atom = prior.atoms[stream.nextIndex(below: prior.atoms.count)]
    let growth = atom.growth + atom.growthDeviation * stream.nextNormal()
    var drift = growth + atom.driftDeviation * stream.nextNormal()
    var level = Double.log(300) + 0.3 * stream.nextNormal()
    var path = [level]
    for _ in 0..<steps + 2 {
      let scale = atom.innovation * (stream.nextUniform() < prior.jumpShare ? 4 : 1)
      level += drift + scale * stream.nextNormal()
      drift =
        (1 - atom.damping) * growth + atom.damping * drift
        + atom.driftInnovation * stream.nextNormal()
      path.append(level)
    }
    return path
  }

  /// What a writer makes of the truth: cells of a fixed grid, a floor just passed, a growth rate, and
  /// a sum.
  private static func evidence(
    of truth: [Double], using stream: inout RandomStream
  ) throws -> Evidence {
    func cell(_ value: Double, _ width: Double) -> EvidenceCell {
      let lower = (value / width).rounded(.down) * width
      return EvidenceCell(lower, lower + width)
    }
    func noisy(_ x: Double) -> Double { Double.exp(x + 0.003 * stream.nextNormal()) }
    var items = [0, 3, 6].map { year in
      LatentTrendTests.item(.level(.year(year)), cell(noisy(truth[year]), 10))
    }
    // The writer quotes the round number below, of twenties or of fives, and does not say which.
    let value = noisy(truth[4])
    let width: Double = stream.nextUniform() < 0.5 ? 20 : 5
    let floor = (value / width).rounded(.down) * width
    var cells = [EvidenceCell(floor, floor + 5, weight: 0.5)]
    if floor.truncatingRemainder(dividingBy: 20) == 0 {
      cells.append(EvidenceCell(floor, floor + 20, weight: 0.5))
    }
    items.append(EvidenceItem(.level(.year(4)), cells: cells, noise: 0.003))
    items.append(
      LatentTrendTests.item(
        .ratio(.year(0), .year(1)), cell(noisy(truth[1] - truth[0]), 0.01)))
    let sum = (2...3).reduce(0) { $0 + Double.exp(truth[$1]) }
    items.append(
      LatentTrendTests.item(.sum(.year(2), .year(3)), cell(noisy(Double.log(sum)), 50)))
    return try Evidence(name: "calibration", items: items)
  }

  /// The probability below a value, from the quantile function.
  private static func rank(_ value: Double, _ quantile: (Double) -> Double) -> Double {
    var (low, high) = (0.0, 1.0)
    for _ in 0..<40 {
      let middle = (low + high) / 2
      if quantile(middle) < value { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// Pearson's statistic of ten equal bins: 9 degrees of freedom where ranks are uniform.
  private static func chiSquared(_ ranks: [Double]) -> Double {
    var counts = [Double](repeating: 0, count: 10)
    for rank in ranks { counts[min(9, Int(rank * 10))] += 1 }
    let expected = Double(ranks.count) / 10
    return counts.reduce(0) { $0 + ($1 - expected) * ($1 - expected) / expected }
  }
}
