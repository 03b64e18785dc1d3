import RealModule
import Statistics
import TestSupport
import Testing
import TimeSeries

@testable import Forecasting

struct LatentTrendTests {
  static let atom = TrendAtom(
    damping: 0.7, innovation: 0.05, driftInnovation: 0.02, growth: 0.04, growthDeviation: 0.05,
    weight: 1)

  static func item(
    _ quantity: EvidenceQuantity, _ cells: EvidenceCell..., noise: Double = 0.003
  ) -> EvidenceItem {
    EvidenceItem(quantity, cells: cells, noise: noise)
  }

  /// Levels of eleven years, and the same with four of them missing.
  static let observed = [
    2001: 100.0, 2002: 108, 2003: 111, 2004: 118, 2005: 131, 2006: 140, 2007: 139, 2008: 155,
    2009: 151, 2010: 170, 2011: 190,
  ]

  @Test(arguments: [[], [2004, 2005, 2009, 2010]])
  func `exact levels give what a Kalman filter gives`(missing: [Int]) throws {
    let observed = Self.observed.filter { !missing.contains($0.key) }
    let noise = 0.002
    let evidence = try Evidence(
      name: "kalman",
      items: observed.sorted { $0.key < $1.key }.map {
        Self.item(.level(.year($0.key)), EvidenceCell($0.value), noise: noise)
      })
    let system = try TrendSystem(evidence, link: .log)
    let atoms = [(0.4, 0.03, 0.012), (0.7, 0.05, 0.02), (0.95, 0.08, 0.045)].map {
      TrendAtom(
        damping: $0.0, innovation: $0.1, driftInnovation: $0.2, growth: 0.04, growthDeviation: 0.05,
        weight: 1 / 3.0)
    }
    let posterior = try TrendPosterior(system, prior: GrowthPrior(atoms: atoms, jumpShare: 0))
    let oracles = atoms.map {
      TrendFilter(
        $0, observations: observed.mapValues { .log($0) }, noise: noise,
        center: system.scale.center, years: 2001...2011)
    }
    let likelihoods = oracles.map { Double.exp($0.logLikelihood) / 3 }
    let states = posterior.endStates()
    try #require(states.count == 3)
    for (state, (oracle, likelihood)) in zip(states, zip(oracles, likelihoods)) {
      #expect(isClose(state.atom.weight, likelihood / likelihoods.reduce(0, +), digits: 7))
      for horizon in 1...6 {
        let part = state.components(horizon, jumpShare: 0)[0]
        let (mean, variance) = oracle.forecast(horizon)
        #expect(isClose(part.mean, mean, digits: 9))
        #expect(isClose(part.variance, variance, digits: 7))
      }
    }
    #expect(isClose(posterior.logEvidence, Double.log(likelihoods.reduce(0, +)), digits: 8))
  }

  private func isClose(_ a: Double, _ b: Double, digits: Double) -> Bool {
    abs(a - b) <= Double.pow(10, -digits) * abs(b)
  }

  @Test func `growth and a level say where the other level lies`() throws {
    let evidence = try Evidence(
      name: "growth",
      items: [
        Self.item(.level(.year(2020)), EvidenceCell(99.5, 100.5)),
        Self.item(.ratio(.year(2020), .year(2021)), EvidenceCell(1.0995, 1.1005)),
      ])
    let fit = try Fit(LatentTrend(), to: evidence, link: .log)
    let history = try #require(fit.history)
    #expect(abs(history[0].median - 100) < 0.1)
    #expect(abs(history[1].median - 110) < 0.15)
    let interval = history[1].interval(0.95)
    #expect(interval.lowerBound > 108.5 && interval.upperBound < 111.5)
    #expect(fit.series.end == .year(2021))
  }

  @Test func `a floor just passed is not a floor`() throws {
    func upper(_ cells: [EvidenceCell]) throws -> Double {
      let evidence = try Evidence(
        name: "floor", items: [EvidenceItem(.level(.year(2025)), cells: cells, noise: 0.003)])
      let history = try #require(try Fit(LatentTrend(), to: evidence, link: .log).history)
      #expect(history[0].quantile(0.02) > 99)
      return history[0].quantile(0.9)
    }
    let tight = try upper([
      EvidenceCell(100, 200, weight: 0.5), EvidenceCell(100, 110, weight: 0.5),
    ])
    let plain = try upper([EvidenceCell(100, nil)])
    #expect(tight < 200)
    #expect(plain > 1000)
  }

  @Test func `a sum over years is shared among them`() throws {
    let evidence = try Evidence(
      name: "sum",
      items: [
        Self.item(.sum(.year(2021), .year(2025)), EvidenceCell(495, 505)),
        Self.item(.level(.year(2025)), EvidenceCell(119, 121)),
      ])
    let fit = try Fit(LatentTrend(), to: evidence, link: .log)
    let history = try #require(fit.history)
    let total = history.reduce(0) { $0 + $1.median }
    #expect(abs(total - 500) < 10)
    #expect(history[0].median < 100)
    #expect(abs(history[4].median - 120) < 1)
  }

  @Test func `a figure that contradicts the others is named`() throws {
    var items = (2011...2020).map { year in
      EvidenceItem(
        .level(.year(year)), cells: [Self.around(100 * Double.pow(1.05, Double(year - 2011)))],
        noise: 0.003, label: "\(year)")
    }
    items.append(
      EvidenceItem(
        .ratio(.year(2015), .year(2016)), cells: [EvidenceCell(1.195, 1.205)], noise: 0.003,
        label: "growth of 20 %"))
    let fit = try Fit(
      LatentTrend(), to: try Evidence(name: "contradiction", items: items), link: .log)
    let worst = try #require(fit.evidenceReports.min { $0.surprise < $1.surprise })
    #expect(worst.surprise < EvidenceReport.contradiction)
    #expect(["growth of 20 %", "2015", "2016"].contains(worst.label))
  }

  private static func around(_ value: Double) -> EvidenceCell {
    EvidenceCell(value * 0.998, value * 1.002)
  }

  @Test func `forecasts of evidence under the identity follow the unit`() throws {
    func fit(_ factor: Double) throws -> Fit {
      let items = [(2018, -3.0), (2019, -2.5), (2020, -2.6), (2022, -1.9)].map { year, value in
        Self.item(
          .level(.year(year)), EvidenceCell(factor * (value - 0.05), factor * (value + 0.05)))
      }
      return try Fit(
        LatentTrend(), to: try Evidence(name: "deficit", items: items), link: .identity)
    }
    let (one, other) = (try fit(1), try fit(1e6))
    let (a, b) = (try one.forecast(3), try other.forecast(3))
    for (x, y) in zip(a.steps, b.steps) {
      #expect(abs(y.median / 1e6 - x.median) < 1e-6)
      #expect(abs(y.quantile(0.9) / 1e6 - x.quantile(0.9)) < 1e-6)
    }
    #expect(abs(a.steps[0].median + 1.9) < 0.5)
  }

  @Test func `the prior can be overridden, and matters where little is known`() throws {
    let evidence = try Evidence(
      name: "one", items: [Self.item(.level(.year(2025)), EvidenceCell(99.5, 100.5))])
    func forecast(_ prior: PriorChoice, growth: Double = 0.035) throws -> PredictiveDistribution {
      var model = LatentTrend()
      model.prior = prior
      model.growth = growth
      return try Fit(model, to: evidence, link: .log).forecast(5).steps[4]
    }
    func width(_ distribution: PredictiveDistribution) -> Double {
      let interval = distribution.interval(0.8)
      return Double.log(interval.upperBound / interval.lowerBound)
    }
    let (calm, learned, volatile) = (
      try forecast(.calm), try forecast(.learned), try forecast(.volatile)
    )
    #expect(width(calm) < width(learned) && width(learned) < width(volatile))
    let shrinking = try forecast(.learned, growth: -0.1).median
    #expect(abs(learned.median - 100 * Double.exp(5 * 0.035)) < 1.5)
    #expect(abs(shrinking - 100 * Double.exp(-0.5)) < 1.5)
  }

  @Test func `the figure of the last year carries most weight there`() throws {
    let evidence = try Evidence(
      name: "weights",
      items: [2015, 2018, 2021].enumerated().map { index, year in
        EvidenceItem(
          .level(.year(year)),
          cells: [EvidenceCell(100 + 10 * Double(index), 101 + 10 * Double(index))],
          noise: 0.003, label: "\(year)")
      })
    let reports = try Fit(LatentTrend(), to: evidence, link: .log).evidenceReports
    #expect(reports.map(\.label) == ["2015", "2018", "2021"])
    #expect(reports[2].weight > 0.9)
    #expect(reports[1].weight < 0.5 && reports[0].weight < reports[2].weight)
    #expect(reports.allSatisfy { $0.surprise > -6 && $0.surprise <= 0 })
  }

  @Test func `parts far from one another are pooled to the digit`() throws {
    let parts = [(-3e3, 0.02, 1e-9), (0.4, 0.3, 0.6), (0.9, 1e-4, 0.4), (2e3, 1.0, 1e-12)]
    let likelihood = SiteLikelihood.mixture(
      parts.map { SiteLikelihood.Component(mean: $0.0, variance: $0.1, weight: $0.2) })
    let wide = 1e12
    let moments = try #require(likelihood.tilted(mean: 0, variance: wide))
    // Under so wide a normal the parts keep their shares.
    let total = parts.reduce(0) { $0 + $1.2 }
    let mean = parts.reduce(0) { $0 + $1.2 * $1.0 } / total
    let variance = parts.reduce(0) { $0 + $1.2 * ($1.1 + ($1.0 - mean) * ($1.0 - mean)) } / total
    #expect(abs(moments.mean - mean) < 1e-5 * abs(mean))
    #expect(abs(moments.variance - variance) < 1e-5 * variance)
    #expect(likelihood.tilted(mean: .nan, variance: 1) == nil)
  }

  @Test func `nothing that fixes the level is an error of its own`() throws {
    let evidence = try Evidence(
      name: "growth",
      items: [Self.item(.ratio(.year(2020), .year(2021)), EvidenceCell(1.0995, 1.1005))])
    #expect(throws: FitError.unidentified(parameter: "level")) {
      try Fit(LatentTrend(), to: evidence, link: .log)
    }
  }
}

/// A Kalman filter for one atom: the state is level, drift and mean growth.
private struct TrendFilter {
  private var mean: [Double]
  private var covariance: [[Double]]
  private let atom: TrendAtom
  private(set) var logLikelihood = 0.0

  init(
    _ atom: TrendAtom, observations: [Int: Double], noise: Double, center: Double,
    years: ClosedRange<Int>
  ) {
    self.atom = atom
    mean = [center, atom.growth, atom.growth]
    let drift = atom.driftInnovation * atom.driftInnovation / (1 - atom.damping * atom.damping)
    let growth = atom.growthDeviation * atom.growthDeviation
    covariance = [[9, 0, 0], [0, drift + growth, growth], [0, growth, growth]]
    for year in years {
      if year > years.lowerBound { advance() }
      guard let value = observations[year] else { continue }
      let variance = covariance[0][0] + noise * noise
      let error = value - mean[0]
      logLikelihood -= 0.5 * (Double.log(2 * .pi * variance) + error * error / variance)
      let gain = (0..<3).map { covariance[$0][0] / variance }
      for i in 0..<3 { mean[i] += gain[i] * error }
      let row = covariance[0]
      for i in 0..<3 {
        for j in 0..<3 { covariance[i][j] -= gain[i] * row[j] }
      }
    }
  }

  private mutating func advance() {
    let step = [[1, 1, 0], [0, atom.damping, 1 - atom.damping], [0, 0, 1]]
    mean = step.map { row in (0..<3).reduce(0) { $0 + row[$1] * mean[$1] } }
    var next = [[Double]](repeating: [0, 0, 0], count: 3)
    for i in 0..<3 {
      for j in 0..<3 {
        for k in 0..<3 {
          for l in 0..<3 { next[i][j] += step[i][k] * covariance[k][l] * step[j][l] }
        }
      }
    }
    next[0][0] += atom.innovation * atom.innovation
    next[1][1] += atom.driftInnovation * atom.driftInnovation
    covariance = next
  }

  func forecast(_ horizon: Int) -> (mean: Double, variance: Double) {
    var copy = self
    for _ in 0..<horizon { copy.advance() }
    return (copy.mean[0], copy.covariance[0][0])
  }
}
