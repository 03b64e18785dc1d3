import RealModule
import Testing
import TimeSeries

@testable import Forecasting

struct EvidenceInfluenceTests {
  /// Figures known up to 5 %, 2 % and 1 %, and a growth.
  private func evidence(moving index: Int? = nil, by factor: Double = 1) throws -> Evidence {
    let figures: [(EvidenceQuantity, Double, Double)] = [
      (.level(.year(2018)), 100, 0.05), (.level(.year(2020)), 115, 0.02),
      (.ratio(.year(2020), .year(2022)), 1.12, 0.03), (.level(.year(2023)), 140, 0.01),
    ]
    return try Evidence(
      name: "influence",
      items: figures.enumerated().map { place, figure in
        let value = figure.1 * (place == index ? factor : 1)
        return EvidenceItem(figure.0, cells: [EvidenceCell(value)], noise: figure.2)
      })
  }

  @Test func `gains are what a small change of a figure does, over past and future`() throws {
    // With one atom nothing is nonlinear: a change of the evidence re-weighs none.
    let prior = GrowthPrior(atoms: [LatentTrendTests.atom], jumpShare: 0)
    func means(_ evidence: Evidence) throws -> [Double] {
      let posterior = try TrendPosterior(TrendSystem(evidence, link: .log), prior: prior)
      let state = posterior.endStates()[0]
      let center = posterior.system.scale.center
      return posterior.atoms[0].inference.levelMoments().mean.map { $0 + center }
        + [state.components(3, jumpShare: 0)[0].mean]
    }
    let base = try evidence()
    let posterior = try TrendPosterior(TrendSystem(base, link: .log), prior: prior)
    let whole = try means(base)
    for item in 0..<4 {
      let moved = try means(try evidence(moving: item, by: 1.01))
      for (place, period) in [0, 1, 2, 3, 4, 5, 8].enumerated() {
        let gain = posterior.influences(onPeriod: period)[item].gain
        let difference = (moved[place] - whole[place]) / Double.log(1.01)
        // The prior of the first level moves with the middle of the figures.
        #expect(abs(gain - difference) < 5e-4, "item \(item), period \(period)")
      }
    }
  }

  @Test func `weights are the precision that is lost without an item`() throws {
    let prior = GrowthPrior(atoms: [LatentTrendTests.atom], jumpShare: 0)
    let base = try evidence()
    let posterior = try TrendPosterior(TrendSystem(base, link: .log), prior: prior)
    func variance(_ evidence: Evidence) throws -> Double {
      let posterior = try TrendPosterior(TrendSystem(evidence, link: .log), prior: prior)
      return posterior.atoms[0].inference.levelMoments().variance[2]
    }
    let whole = try variance(base)
    for item in [1, 2, 3] {
      let rest = try Evidence(
        name: "rest", items: base.items.enumerated().filter { $0.offset != item }.map(\.element))
      // Without the last figure, levels end earlier; the third period is inside either way.
      let lost = 1 - whole / (try variance(rest))
      #expect(abs(posterior.influences(onPeriod: 2)[item].weight - lost) < 1e-6, "item \(item)")
    }
  }

  @Test func `every item has an influence on every period, and weights are shares`() throws {
    let all = try LatentTrend().influences(of: try evidence(), over: 4, link: .log)
    #expect(all.count == 10 && all.allSatisfy { $0.count == 4 })
    #expect(all.joined().allSatisfy { (0...1).contains($0.weight) && $0.gain.isFinite })
    // The last figure, the surest, carries the last level.
    #expect(all[5][3].gain > 0.9 && all[5][3].weight > 0.9)
  }
}
