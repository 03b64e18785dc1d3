import Foundation
import TestSupport
import Testing
import TimeSeries

@testable import Forecasting

/// Seasonal forms: Python smooth 1.2.0, see Datasets/Reference/complex-smoothing/generate.py; the choice.
struct CESSeasonTests {
  struct Reference: Decodable {
    struct Case: Decodable {
      let season: String
      let alpha, beta: [Double]
      let states: [[Double]]
      let fitted, means: [Double]
    }

    let values: [Double]
    let cases: [Case]
  }

  private static func reference() throws -> Reference {
    let file = repositoryRoot.appending(
      path: "Datasets/Reference/complex-smoothing/seasonal.json")
    return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
  }

  @Test func `the recursions of all seasons are those of smooth`() throws {
    let reference = try Self.reference()
    #expect(reference.cases.map(\.season) == ["simple", "partial", "full"])
    for example in reference.cases {
      let season = try #require(CESSeason(rawValue: example.season))
      let form = CESForm(season: season, seasonLength: 4)
      var p = CESParameters(alpha0: example.alpha[0], alpha1: example.alpha[1])
      if season != .simple { (p.beta0, p.beta1) = (example.beta[0], example.beta[1]) }
      func changes(_ potentials: [Double], _ imaginary: Double) -> [Double] {
        potentials.map { -(1 - imaginary) * $0 }
      }
      let lag = form.levelLag
      var state = CESState(
        form, p, levels: Array(example.states[0].prefix(lag)),
        changes: changes(Array(example.states[1].prefix(lag)), p.alpha1),
        seasonLevels: season == .simple ? [] : example.states[2],
        seasonChanges: season == .full ? changes(example.states[3], p.beta1) : [])
      for (y, fitted) in zip(reference.values, example.fitted) {
        #expect(correctDigits(state.next, certified: fitted) > 9, "\(season)")
        state.advance(error: y - state.next)
      }
      for mean in example.means {
        #expect(correctDigits(state.next, certified: mean) > 9, "\(season)")
        state.advance(error: 0)
      }
    }
  }

  @Test func `no seasonal states of least squares are worse than theirs`() throws {
    let reference = try Self.reference()
    let values = reference.values.map { Optional($0) }
    for example in reference.cases where example.season == "simple" {
      let form = CESForm(season: .simple, seasonLength: 4)
      let p = CESParameters(alpha0: example.alpha[0], alpha1: example.alpha[1])
      let estimate = try #require(CESEstimate(form, p, values))
      let theirs = zip(reference.values, example.fitted).reduce(0) {
        $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
      }
      #expect(estimate.squares <= theirs * (1 + 1e-12))
    }
  }

  @Test func `auto takes the form of the least AICc`() throws {
    let effects = [10.0, -4, 3, -9]
    let seasonal = (0..<40).map { (t: Int) -> Double in
      100 + effects[t % 4] + (t * 5 % 7 == 0 ? 0.4 : -0.1)
    }
    let plain = (0..<40).map { (t: Int) in 100 + Double(t * t * 7 % 11) }
    for values in [seasonal, plain] {
      let series = try ReferenceSeries.series(values, start: .quarter(1, of: 2010))
      var criteria: [CESSeason: Double] = [:]
      for season in CESSeason.allCases where season != .auto {
        criteria[season] = try Fit(ComplexSmoothing(season: season), to: series).summary.aicc
      }
      let fit = try Fit(ComplexSmoothing(), to: series)
      let chosen = try #require(fit.fitted as? ComplexSmoothing.Fitted).form.season
      let least = try #require(criteria.min { $0.value < $1.value })
      #expect(chosen == least.key)
      #expect((chosen == .none) == (values == plain))
    }
  }
}
