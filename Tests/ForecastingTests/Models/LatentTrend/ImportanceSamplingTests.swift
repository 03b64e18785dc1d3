import LinearAlgebra
import RealModule
import Statistics
import Testing
import TimeSeries

@testable import Forecasting

/// Expectation propagation beside exact weighing of many draws.
struct ImportanceSamplingTests {
  static let draws = 200_000

  @Test func `levels and forecasts agree with defensive importance sampling`() throws {
    let year = { Period.year($0) }
    let items = [
      LatentTrendTests.item(
        .level(year(2018)), EvidenceCell(95, 105, weight: 0.7),
        EvidenceCell(99.5, 100.5, weight: 0.3)
      ),
      LatentTrendTests.item(
        .level(year(2020)), EvidenceCell(120, 130, weight: 0.6), EvidenceCell(120, 121, weight: 0.4)
      ),
      LatentTrendTests.item(.ratio(year(2020), year(2021)), EvidenceCell(1.075, 1.085)),
      LatentTrendTests.item(.sum(year(2020), year(2022)), EvidenceCell(400, 430)),
      LatentTrendTests.item(.level(year(2023)), EvidenceCell(140, nil)),
    ]
    let evidence = try Evidence(name: "five", items: items)
    let system = try TrendSystem(evidence, link: .log)
    let prior = GrowthPrior(atoms: [LatentTrendTests.atom])
    let posterior = try TrendPosterior(system, prior: prior)
    let sample = try DefensiveSample(
      posterior.atoms[0].inference, system: system, count: Self.draws)
    #expect(sample.effectiveSize > 2000)
    #expect(abs(posterior.logEvidence - sample.logEvidence) < 0.1)

    let marginals = posterior.marginals()
    var errors: [Double] = []
    for period in 0...system.steps {
      let deviation = sample.deviation(period)
      for p in [0.025, 0.1, 0.5, 0.9, 0.975] {
        let exact = sample.quantile(p, of: period)
        let error = abs(marginals[period].quantile(p) - exact) / deviation
        #expect(error < 0.4, "\(2018 + period), \(p): off by \(error) deviations")
        errors.append(error)
      }
    }
    #expect(errors.reduce(0, +) / Double(errors.count) < 0.1)
    let future = PredictiveDistribution.pooled(
      posterior.endStates().flatMap { $0.components(2, jumpShare: prior.jumpShare) }.map {
        PredictiveDistribution.Component(
          .normal(mean: $0.mean, standardDeviation: $0.variance.squareRoot()), weight: $0.weight)
      }, .mixture)
    let step = system.steps + 2
    for p in [0.025, 0.1, 0.5, 0.9, 0.975] {
      let exact = sample.quantile(p, of: step) + system.scale.center
      #expect(abs(future.quantile(p) - exact) < 0.2 * sample.deviation(step), "\(p)")
    }
  }

  /// Two figures in round thousands, growth between them, and a floor that may be far below.
  @Test func `the check of the learned prior finds small errors, and the same ones again`() throws {
    let evidence = try Evidence(
      name: "floor",
      items: [
        LatentTrendTests.item(.level(.year(2019)), EvidenceCell(995, 1005)),
        LatentTrendTests.item(.ratio(.year(2019), .year(2020)), EvidenceCell(1.05, 1.06)),
        LatentTrendTests.item(
          .level(.year(2021)), EvidenceCell(1100, 1200, weight: 0.5),
          EvidenceCell(1100, 1110, weight: 0.35), EvidenceCell(1100, 3300, weight: 0.03)),
      ])
    func check() throws -> InferenceCheck {
      var stream = RandomStream(seed: 3, name: "check")
      return try LatentTrend().check(
        of: evidence, over: 2, link: .log, draws: 20_000, using: &stream)
    }
    let found = try check()
    #expect(found == (try check()))
    #expect(found.effectiveSize > 1000 && found.periods.count == 5)
    let (past, future) = (
      try #require(found.meanError(ofFuture: false)), try #require(found.meanError(ofFuture: true))
    )
    #expect(past < 0.15 && future < 0.15, "past \(past), future \(future)")
    #expect(abs(found.logEvidenceError) < 0.1)
  }
}

/// Draws from widened copies of the normal posterior, weighed by prior and likelihoods as they are.
///
/// 60 % of the draws come from the normal itself, 25 % from one with 0.4, 15 % from one with 0.12 of
/// its precision, so that weights stay bounded in the tails.
private struct DefensiveSample {
  private(set) var effectiveSize = 0.0
  private(set) var logEvidence = 0.0
  /// Draws of each level, future ones included, with weights.
  private var levels: [[Double]]
  private var weights: [Double]

  init(_ inference: AtomInference, system: TrendSystem, count: Int) throws {
    let basis = inference.basis
    let atom = basis.atom
    let size = basis.count
    let (mean, covariance) = inference.propagation.predict(
      .identity(size), priorMean: [Double](repeating: 0, count: size))
    var padded = covariance
    for i in 0..<size { padded[i, i] += 1e-10 }
    let factor = try Cholesky(padded)
    let parts: [(share: Double, precision: Double)] = [(0.6, 1), (0.25, 0.4), (0.15, 0.12)]
    var stream = RandomStream(seed: 7, name: "defensive")
    let steps = system.steps
    levels = [[Double]](repeating: [], count: steps + 3)
    var logs: [Double] = []
    for _ in 0..<count {
      let u = stream.nextUniform()
      let part = u < 0.6 ? parts[0] : u < 0.85 ? parts[1] : parts[2]
      let z = (0..<size).map { _ in stream.nextNormal() / part.precision.squareRoot() }
      let theta = zip(mean, factor.lowerTimes(z)).map { $0 + $1 }
      let square = z.reduce(0) { $0 + $1 * $1 }
      let proposal = Double.log(
        parts.reduce(0) { sum, p in
          sum + p.share * Double.pow(p.precision, Double(size) / 2)
            * Double.exp(-0.5 * p.precision * square)
        })
      // Every quantity is standard normal but the innovations of the level, whose basis is the wide
      // component of their mixture.
      var target = theta.reduce(0) { $0 - 0.5 * $1 * $1 }
      for s in 0..<steps {
        let e = theta[3 + s]
        target += 0.5 * e * e
        target += Double.log(
          0.92 * 4 * Double.exp(-0.5 * 16 * e * e) + 0.08 * Double.exp(-0.5 * e * e))
      }
      let path = Self.path(theta, basis: basis, steps: steps)
      target += Self.logLikelihood(path, system: system)
      logs.append(target - proposal)
      for (i, level) in path.enumerated() { levels[i].append(level) }
      var drift = Self.drift(theta, basis: basis, steps: steps)
      let growth = atom.growth + atom.growthDeviation * theta[1]
      var level = path[steps]
      for ahead in 1...2 {
        let scale = atom.innovation * (stream.nextUniform() < 0.08 ? 4 : 1)
        level += drift + scale * stream.nextNormal()
        drift =
          (1 - atom.damping) * growth + atom.damping * drift
          + atom.driftInnovation * stream.nextNormal()
        levels[steps + ahead].append(level)
      }
    }
    let most = logs.max() ?? 0
    weights = logs.map { Double.exp($0 - most) }
    let total = weights.reduce(0, +)
    effectiveSize = total * total / weights.reduce(0) { $0 + $1 * $1 }
    // The proposal's density lacks the factor's determinant, as the target lacks (2π)^(n/2).
    logEvidence = most + Double.log(total / Double(count)) + 0.5 * factor.logDeterminant
    weights = weights.map { $0 / total }
  }

  /// The levels by the recursion of the model, from the scaled quantities.
  private static func path(_ theta: [Double], basis: TrendBasis, steps: Int) -> [Double] {
    let atom = basis.atom
    let growth = atom.growth + atom.growthDeviation * theta[1]
    var drift = growth + atom.driftDeviation * theta[2]
    var level = 3 * theta[0]
    var path = [level]
    for s in 0..<steps {
      level += drift + 4 * atom.innovation * theta[3 + s]
      drift =
        (1 - atom.damping) * growth + atom.damping * drift
        + atom.driftInnovation * theta[3 + steps + s]
      path.append(level)
    }
    return path
  }

  private static func drift(_ theta: [Double], basis: TrendBasis, steps: Int) -> Double {
    let atom = basis.atom
    let growth = atom.growth + atom.growthDeviation * theta[1]
    var drift = growth + atom.driftDeviation * theta[2]
    for s in 0..<steps {
      drift =
        (1 - atom.damping) * growth + atom.damping * drift
        + atom.driftInnovation * theta[3 + steps + s]
    }
    return drift
  }

  /// Each item's cells, in logarithms around the center.
  private static func logLikelihood(_ path: [Double], system: TrendSystem) -> Double {
    func cells(_ value: Double, _ cells: [(Double, Double, Double)]) -> Double {
      Double.log(
        cells.reduce(1e-300) { sum, cell in
          let upper = Normal.standard.cumulative((Double.log(cell.1) - value) / 0.003)
          let lower = Normal.standard.cumulative((Double.log(cell.0) - value) / 0.003)
          return sum + cell.2 * (upper - lower)
        })
    }
    let x = path.map { $0 + system.scale.center }
    return cells(x[0], [(95, 105, 0.7), (99.5, 100.5, 0.3)])
      + cells(x[2], [(120, 130, 0.6), (120, 121, 0.4)])
      + cells(x[3] - x[2], [(1.075, 1.085, 1)])
      + cells(Double.log((2...4).reduce(0) { $0 + Double.exp(x[$1]) }), [(400, 430, 1)])
      + cells(x[5], [(140, .infinity, 1)])
  }

  func quantile(_ p: Double, of index: Int) -> Double {
    var sum = 0.0
    let order = levels[index].indices.sorted { levels[index][$0] < levels[index][$1] }
    for i in order {
      sum += weights[i]
      if sum >= p { return levels[index][i] }
    }
    return .nan
  }

  func deviation(_ index: Int) -> Double {
    let mean = zip(levels[index], weights).reduce(0) { $0 + $1.0 * $1.1 }
    return zip(levels[index], weights).reduce(0) {
      $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1
    }.squareRoot()
  }
}
