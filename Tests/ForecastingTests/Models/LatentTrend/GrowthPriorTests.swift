import Foundation
import TestSupport
import Testing

@testable import Forecasting

struct GrowthPriorTests {
  @Test func `the learned prior is the one of the data set`() throws {
    let place = repositoryRoot.appending(path: "Datasets/Priors/growth-\(GrowthPrior.version).csv")
    let rows = try String(contentsOf: place, encoding: .utf8).split(separator: "\n").dropFirst()
      .map { $0.split(separator: ",").compactMap { Double($0) } }
    let atoms = GrowthPrior.learned.atoms
    try #require(rows.count == atoms.count)
    for (row, atom) in zip(rows, atoms) {
      #expect(row[0] == atom.damping && row[1] == atom.innovation && row[2] == atom.driftInnovation)
      #expect(row[3] == atom.growth)
      #expect(abs(row[4] - atom.growthDeviation) < 1e-6)
      #expect(abs(row[5] - atom.weight) < 1e-6)
    }
    #expect(abs(atoms.reduce(0) { $0 + $1.weight } - 1) < 1e-12)
  }

  @Test func `a prior of quarters adds up to that of the year`() throws {
    let year = GrowthPrior.learned.atoms[20]
    let quarter = GrowthPrior.learned.divided(by: 4).atoms[20]
    #expect(abs(4 * quarter.growth - year.growth) < 1e-15)
    #expect(
      abs(4 * quarter.innovation * quarter.innovation - year.innovation * year.innovation) < 1e-15)
  }
}
