import Forecasting
import Foundation
import Statistics
import TestSupport
import Testing
import TimeSeries

struct DriftTests {
  struct Reference: Decodable {
    struct Entry: Decodable, Sendable, CustomTestStringConvertible {
      let id: String
      let values: [Double]
      let mean: [Double]
      let lower95: [Double]
      let upper80: [Double]
      var testDescription: String { id }
    }
    let series: [Entry]
  }

  static func entries() throws -> [Reference.Entry] {
    let file = repositoryRoot.appending(path: "Datasets/Reference/forecast/rwf-drift-m3.json")
    return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file)).series
  }

  /// R's bounds use normal quantiles: its standard deviations are our scales.
  @Test(arguments: try entries())
  func `means and scales are those of R's rwf`(_ entry: Reference.Entry) throws {
    let fit = try Fit(Drift(), to: ReferenceSeries.series(entry.values))
    for (index, step) in try fit.forecast(6).steps.enumerated() {
      guard case .studentT(let location, let scale, let degreesOfFreedom) = step else {
        Issue.record("no Student's t")
        return
      }
      #expect(correctDigits(location, certified: entry.mean[index]) > 13)
      #expect(degreesOfFreedom == Double(entry.values.count - 2))
      let lower = entry.mean[index] - entry.lower95[index]
      #expect(correctDigits(scale * Normal.standard.quantile(0.975), certified: lower) > 11)
      let upper = entry.upper80[index] - entry.mean[index]
      #expect(correctDigits(scale * Normal.standard.quantile(0.9), certified: upper) > 11)
    }
  }

  @Test func `the drift is the mean change with its standard error`() throws {
    let fit = try Fit(Drift(), to: ReferenceSeries.series([1, 3, 4, 8, 9]))
    let drift = try #require(fit.parameters.first { $0.name == "drift" })
    #expect(drift.estimate == 2)
    // Changes 2, 1, 4, 1: s² = 2, four changes.
    #expect(correctDigits(drift.standardError ?? 0, certified: 0.5.squareRoot()) > 14)
    #expect(fit.fittedValues == [nil, 3, 5, 6, 10])
    #expect(fit.residuals == [nil, 0, -1, 2, -1])
  }

  @Test func `a steady climb goes on`() throws {
    let fit = try Fit(Drift(), to: ReferenceSeries.series([10, 12, 14, 16]))
    #expect(try fit.forecast(3).steps == [.point(18), .point(20), .point(22)])
    #expect(fit.summary.logLikelihood == nil)
  }
}
