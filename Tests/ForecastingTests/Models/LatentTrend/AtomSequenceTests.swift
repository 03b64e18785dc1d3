import Testing
import TimeSeries

@testable import Forecasting

struct AtomSequenceTests {
  @Test func `each atom comes once, after one that it starts from`() {
    let atoms = GrowthPrior.learned.atoms
    let turns = AtomSequence(atoms).turns
    #expect(turns.map(\.atom).sorted() == Array(atoms.indices))
    #expect(turns[0].nearest == nil)
    for (place, turn) in turns.enumerated().dropFirst() {
      let nearest = turn.nearest
      #expect(turns[..<place].contains { $0.atom == nearest })
    }
    let heaviest = atoms.map(\.weight).max()
    #expect(atoms[turns[0].atom].weight == heaviest)
  }

  @Test func `no atom starts from beyond the next place of the grid`() throws {
    let atoms = GrowthPrior.learned.atoms
    func places(_ value: (TrendAtom) -> Double) -> [Int] {
      let values = Set(atoms.map(value)).sorted()
      return atoms.map { atom in values.firstIndex(of: value(atom)) ?? -1 }
    }
    for axis in [places(\.damping), places(\.innovation), places(\.driftInnovation)] {
      for turn in AtomSequence(atoms).turns.dropFirst() {
        #expect(abs(axis[turn.atom] - axis[try #require(turn.nearest)]) <= 1)
      }
    }
  }

  /// Where inference comes to rest does not depend on where it starts.
  @Test func `an atom alone ends where it ends among all`() throws {
    let evidence = try Evidence(
      name: "hedged",
      items: [
        LatentTrendTests.item(.level(.year(2012)), EvidenceCell(95, 105)),
        LatentTrendTests.item(
          .level(.year(2015)), EvidenceCell(120, 130, weight: 0.7),
          EvidenceCell(120, 150, weight: 0.3)),
        LatentTrendTests.item(.ratio(.year(2015), .year(2016)), EvidenceCell(1.02, 1.03)),
        LatentTrendTests.item(.sum(.year(2017), .year(2019)), EvidenceCell(500, 520)),
        LatentTrendTests.item(.level(.year(2020)), EvidenceCell(180, 185)),
      ])
    let system = try TrendSystem(evidence, link: .log)
    let whole = try TrendPosterior(system, prior: .learned)
    #expect(whole.hasConverged)
    for (inference, weight) in whole.atoms where weight > 0.01 {
      let alone = try TrendPosterior(system, prior: GrowthPrior(atoms: [inference.atom]))
      let (among, own) = (inference.levelMoments(), alone.atoms[0].inference.levelMoments())
      for period in among.mean.indices {
        let deviation = own.variance[period].squareRoot()
        #expect(abs(among.mean[period] - own.mean[period]) < 0.01 * deviation)
        #expect(abs(among.variance[period] / own.variance[period] - 1) < 0.02)
      }
    }
  }
}
