import Foundation
import RealModule
import TestSupport
import Testing
import TimeSeries

@testable import Forecasting

/// statsmodels 0.15.0 `UnobservedComponents`; see Datasets/Reference/structural/generate.py.
struct StructuralReferenceTests {
  struct Reference: Decodable {
    struct Case: Decodable {
      let name: String
      let parameters: [String: Double]
      let gaps, places: [Int]
      let logLikelihood: Double
      let greatest: Double?
      let states, variances: [[Double]]
      let means, forecastVariances: [Double]
    }

    let nile, quarterly, driver, loaded: [Double]
    let cases: [Case]

    func values(of example: Case) -> [Double?] {
      let all =
        switch example.name {
        case "dummy", "gappy season": quarterly
        case "regressor": loaded
        default: nile
        }
      return all.indices.map { example.gaps.contains($0) ? nil : all[$0] }
    }
  }

  private static func reference() throws -> Reference {
    let file = repositoryRoot.appending(path: "Datasets/Reference/structural/structural.json")
    return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
  }

  private func form(_ example: Reference.Case) -> StructuralForm {
    let season: StructuralSeason =
      switch example.name {
      case "dummy", "gappy season": .dummy
      case "trigonometric": .trigonometric
      default: .none
      }
    return StructuralForm(
      trend: example.parameters["sigma2.trend"] == nil ? .level : .linear, season: season,
      seasonLength: season == .none ? 1 : season == .dummy ? 4 : 5,
      hasCycle: example.name == "cycle", regressorCount: example.name == "regressor" ? 1 : 0)
  }

  /// The variances in units of their sum, and the sum.
  private func parameters(_ example: Reference.Case) -> (StructuralParameters, total: Double) {
    let p = example.parameters
    let total = p.filter { $0.key.hasPrefix("sigma2") }.map(\.value).sorted().reduce(0, +)
    func share(_ name: String) -> Double { (p["sigma2.\(name)"] ?? 0) / total }
    var result = StructuralParameters()
    result.irregular = share("irregular")
    result.level = share("level")
    result.slope = share("trend")
    result.season = share("seasonal") + share("freq_seasonal_5(2)")
    result.cycle = share("cycle")
    result.persistence = p["damping.cycle"] ?? 1
    result.period = p["frequency.cycle"].map { 2 * .pi / $0 } ?? 0
    return (result, total)
  }

  @Test func `likelihoods, smoothed states and forecasts are those of statsmodels`() throws {
    let reference = try Self.reference()
    #expect(reference.cases.count == 7)
    for example in reference.cases {
      let values = reference.values(of: example)
      let form = form(example)
      let (parameters, total) = parameters(example)
      var system = form.system(parameters)
      // Over there a damped cycle starts from nothing known, not from its stationary distribution.
      for i in system.initialVariances.indices { system.initialVariances[i] = nil }
      let m = system.order
      func z(_ t: Int) -> [Double] {
        var z = system.observation
        if form.regressorCount > 0 { z[m - 1] = reference.driver[t] }
        return z
      }
      let rows = values.indices.map(z)
      let found = try #require(DiffuseLikelihood(system, values, rows: rows))
      let n = Double(found.freedom)
      let likelihood =
        -(n * Double.log(2 * .pi * total) + found.squares / total + found.logVariances) / 2
        - Double(system.diffuseCount) * Double.log(2 * .pi) / 2
      #expect(
        correctDigits(likelihood, certified: example.logLikelihood) > 9, "\(example.name)")
      let states = DiffuseSmoother.states(system, values, rows: rows)
      for (k, t) in example.places.enumerated() {
        for i in 0..<m {
          var unit = [Double](repeating: 0, count: m)
          unit[i] = 1
          let (mean, variance) = states[t].combination(unit)
          let scale = max(abs(example.states[k][i]), 1e-3 * example.variances[k][i].squareRoot())
          #expect(abs(mean - example.states[k][i]) < 1e-6 * scale, "\(example.name) \(t) \(i)")
          #expect(
            correctDigits(total * variance, certified: example.variances[k][i]) > 6,
            "\(example.name) \(t) \(i)")
        }
      }
      var filter = found.filter
      for h in example.means.indices {
        let z = z(values.count + h)
        #expect(
          correctDigits(filter.prediction(z), certified: example.means[h]) > 8, "\(example.name)")
        #expect(
          correctDigits(
            total * filter.predictionVariance(z).finite, certified: example.forecastVariances[h])
            > 8, "\(example.name)")
        filter.advance()
      }
    }
  }

  @Test func `no likelihood that statsmodels finds is greater`() throws {
    let reference = try Self.reference()
    for example in reference.cases {
      guard let greatest = example.greatest else { continue }
      let form = form(example)
      let isSeasonal = form.season != .none
      let places = reference.values(of: example).map { $0 ?? .nan }
      let series = try GappySeries(
        name: example.name, start: isSeasonal ? .quarter(1, of: 2001) : .year(1871),
        places: places
      ).filled(.interpolate(.identity)).series
      let regressors = form.regressorCount > 0 ? ["x"] : []
      let model = Structural(trend: form.trend, season: form.season, regressors: regressors)
      let driver = try Series(name: "x", start: series.start, values: reference.driver)
      let fit = try Fit(model, to: series, given: Covariates([driver]))
      var found = try #require(fit.summary.logLikelihood)
      found -= Double(form.diffuseCount) * Double.log(2 * .pi) / 2
      if form.regressorCount > 0 {
        // A coefficient's unit is a unit of the diffuse variance.
        let spread = reference.driver.prefix(series.count).map { abs($0 - reference.driver[0]) }
        found -= Double.log(try #require(spread.max()))
      }
      #expect(found > greatest - 1e-6 * abs(greatest), "\(example.name): \(found), \(greatest)")
      #expect(found < greatest + 0.5, "\(example.name): \(found), \(greatest)")
    }
  }
}
