import ExtendedPrecision
import Foundation
import Statistics
import TestSupport
import Testing

/// One univariate set of NIST's Statistical Reference Datasets (`Datasets/Certified/univariate`).
private struct UnivariateSet: Decodable {
  let name: String
  let mean: String
  let standardDeviation: String
  let autocorrelation: String
  let runs: [CertifiedRun]
}

@Suite struct UnivariateCertifiedTests {
  /// Least digits of the mean, the standard deviation and the lag-1 autocorrelation.
  @Test(arguments: [
    ("PiDigits", 15.0, 15.0, 14.5), ("Lottery", 15, 15, 14.5), ("Lew", 15, 15, 14.5),
    ("Mavro", 15, 15, 14.5), ("Michelso", 15, 15, 14.5), ("NumAcc1", 15, 15, 15),
    ("NumAcc2", 15, 15, 15), ("NumAcc3", 15, 15, 15), ("NumAcc4", 15, 15, 15),
  ])
  func `certified figures are met`(
    name: String, mean: Double, standardDeviation: Double, autocorrelation: Double
  ) throws {
    let file = repositoryRoot.appending(path: "Datasets/Certified/univariate/\(name).json")
    let set = try JSONDecoder().decode(UnivariateSet.self, from: Data(contentsOf: file))
    let values = set.runs.exact
    let moments = Moments(values.span)
    let autocorrelations = Autocorrelation(of: values.span, lags: 1)
    let r1 = try #require(autocorrelations).coefficients[0]
    let spread = try #require(moments.standardDeviation)
    let found = (
      correctDigits(moments.mean, certified: try #require(Double(set.mean))),
      correctDigits(spread, certified: try #require(Double(set.standardDeviation))),
      correctDigits(r1, certified: try #require(Double(set.autocorrelation)))
    )
    print(name, String(format: "mean %.1f, sd %.1f, r1 %.1f", found.0, found.1, found.2))
    #expect(found.0 >= mean)
    #expect(found.1 >= standardDeviation)
    #expect(found.2 >= autocorrelation)
  }
}
