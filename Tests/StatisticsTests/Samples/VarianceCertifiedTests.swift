import ExtendedPrecision
import Foundation
import Statistics
import TestSupport
import Testing

/// One analysis of variance of NIST's Statistical Reference Datasets (`Datasets/Certified/anova`).
private struct VarianceSet: Decodable {
  let betweenSumOfSquares: String
  let withinSumOfSquares: String
  let f: String
  let rSquared: String
  let residualStandardDeviation: String
  let groups: [[CertifiedRun]]
}

@Suite struct VarianceCertifiedTests {
  @Test(arguments: [
    ("SiRstv", 14.0), ("AtmWtAg", 14), ("SmLs01", 14), ("SmLs02", 14), ("SmLs03", 14),
    ("SmLs04", 14), ("SmLs05", 14), ("SmLs06", 14), ("SmLs07", 14), ("SmLs08", 14), ("SmLs09", 14),
  ])
  func `certified figures are met`(name: String, floor: Double) throws {
    let file = repositoryRoot.appending(path: "Datasets/Certified/anova/\(name).json")
    let set = try JSONDecoder().decode(VarianceSet.self, from: Data(contentsOf: file))
    let analysis = try AnalysisOfVariance(set.groups.map(\.exact))
    let pairs = [
      (analysis.f, set.f), (analysis.betweenSumOfSquares, set.betweenSumOfSquares),
      (analysis.withinSumOfSquares, set.withinSumOfSquares), (analysis.rSquared, set.rSquared),
      (analysis.residualStandardDeviation, set.residualStandardDeviation),
    ]
    let found = try pairs.map { correctDigits($0, certified: try #require(Double($1))) }
    print(
      name, "F", String(format: "%.1f", found[0]), "least", String(format: "%.1f", found.min() ?? 0)
    )
    #expect(found.allSatisfy { $0 >= floor })
  }

  @Test func `groups that leave nothing to compare are refused`() {
    #expect(throws: AnalysisOfVariance.Failure.tooFewGroups(1)) {
      try AnalysisOfVariance([[1.0, 2]])
    }
    #expect(throws: AnalysisOfVariance.Failure.emptyGroup(1)) {
      try AnalysisOfVariance([[1.0], []])
    }
    #expect(throws: AnalysisOfVariance.Failure.noReplicates) {
      try AnalysisOfVariance([[1.0], [2.0]])
    }
    #expect(throws: AnalysisOfVariance.Failure.constant) {
      try AnalysisOfVariance([[3.0, 3.0], [3.0]])
    }
  }

  @Test func `groups without spread differ infinitely`() throws {
    let analysis = try AnalysisOfVariance([[1.0, 1], [2.0, 2]])
    #expect(analysis.f == .infinity && analysis.p == 0 && analysis.rSquared == 1)
  }
}
