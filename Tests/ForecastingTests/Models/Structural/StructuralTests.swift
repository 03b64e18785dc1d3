import Foundation
import RealModule
import TestSupport
import Testing
import TimeSeries

@testable import Forecasting

struct StructuralTests {
  /// Annual flow of the Nile at Aswan, 1871 to 1970, in 10⁸ m³.
  static func nile() throws -> Series {
    struct Columns: Decodable { let volume: [Double] }
    struct File: Decodable { let columns: Columns }
    let file = repositoryRoot.appending(path: "Datasets/Reference/statsmodels/nile.json")
    let data = try JSONDecoder().decode(File.self, from: Data(contentsOf: file))
    return try Series(name: "nile", start: .year(1871), values: data.columns.volume)
  }

  private func estimate(_ fit: Fit, _ name: String) throws -> Double {
    try #require(fit.parameters.first { $0.name == name }).estimate
  }

  /// Durbin & Koopman (2012), §2.10.3: 15098.5 and 1469.1, −632.54.
  ///
  /// statsmodels 0.15.0 `UnobservedComponents(y, "llevel", use_exact_diffuse=True).smooth` of these has
  /// −633.4645636394434, with the constant of the diffuse period, and stops its own search at
  /// −633.4646423207663.
  @Test func `the Nile's variances are those of Durbin and Koopman`() throws {
    let fit = try Fit(Structural(trend: .level), to: Self.nile())
    let irregular = try estimate(fit, "irregular-sigma")
    let level = try estimate(fit, "level-sigma")
    #expect(correctDigits(irregular * irregular, certified: 15098.5) > 3.5)
    #expect(correctDigits(level * level, certified: 1469.1) > 3)
    let logLikelihood = try #require(fit.summary.logLikelihood)
    let constant = Double.log(2 * .pi) / 2
    #expect(correctDigits(logLikelihood, certified: -633.4645636394434 + constant) > 8)
    #expect(logLikelihood - constant >= -633.4646423207663)
  }

  /// statsmodels 0.15.0, as above: smoothed level in 1871, 1872, 1921 and 1970.
  @Test func `the Nile's smoothed level is statsmodels'`() throws {
    let fit = try Fit(Structural(trend: .level), to: Self.nile())
    let fitted = try #require(fit.fitted as? Structural.Fitted)
    let expected = [
      (0, 1111.66846109, 4032.08089115), (1, 1110.85779355, 3242.86107757),
      (50, 829.55023483, 2326.71742962), (99, 798.36910848, 4032.08089115),
    ]
    let components = fitted.components
    let unit = fit.series.values[0] / (fitted.origin)
    for (t, mean, variance) in expected {
      let level = components[t].level
      #expect(correctDigits(level.estimate * unit, certified: mean) > 4)
      let deviation = level.standardError * unit
      #expect(correctDigits(deviation * deviation, certified: variance) > 3)
    }
  }

  /// statsmodels 0.15.0, "lltrend" at variances 15000, 1400 and 0.5: −631.882633933962 with the constant
  /// of two periods; forecasts 788.19103072, 785.0990411 and 782.00705148 with variances
  /// 20735.52387322, 22381.31481713 and 24087.91053905.
  @Test func `a local linear trend of given variances is statsmodels'`() throws {
    let series = try Self.nile()
    let form = StructuralForm(
      trend: .linear, season: .none, seasonLength: 1, hasCycle: false, regressorCount: 0)
    let total = 15000 + 1400 + 0.5
    var parameters = StructuralParameters()
    parameters.irregular = 15000 / total
    parameters.level = 1400 / total
    parameters.slope = 0.5 / total
    let system = form.system(parameters)
    let found = try #require(
      DiffuseLikelihood(system, series.values, rows: [system.observation]))
    let n = Double(found.freedom)
    let likelihood =
      -(n * Double.log(2 * .pi * total) + found.squares / total + found.logVariances) / 2
      // The diffuse variances F∞ have no scale; statsmodels counts their constants.
      - Double.log(2 * .pi)
    #expect(correctDigits(likelihood, certified: -631.882633933962) > 10)
    var filter = found.filter
    let expected = [
      (788.19103072, 20735.52387322), (785.0990411, 22381.31481713), (782.00705148, 24087.91053905),
    ]
    for (mean, variance) in expected {
      let z = system.observation
      #expect(correctDigits(filter.prediction(z), certified: mean) > 9)
      #expect(correctDigits(total * filter.predictionVariance(z).finite, certified: variance) > 9)
      filter.advance()
    }
  }

  @Test func `no point of a fine grid is likelier`() throws {
    let series = try ReferenceSeries.series()
    let form = StructuralForm(
      trend: .linear, season: .none, seasonLength: 1, hasCycle: false, regressorCount: 0)
    let data = try StructuralData(
      series, form: form, regressors: [], .none, plausibleStep: series.plausibleStep)
    var search = BlockSearch(dimension: 2) { data.misfit(form, at: $0) }
    let found = data.misfit(form, at: search.best())
    for i in 0...60 {
      for j in 0...60 {
        #expect(found <= data.misfit(form, at: [Double(i) / 60, Double(j) / 60]) + 1e-6)
      }
    }
  }

  @Test func `a wave of eleven periods is found`() throws {
    let values = (0..<88).map { (t: Int) -> Double in
      let wave = 10 * Double.cos(2 * Double.pi * Double(t) / 11)
      return 100 + wave + (t * 7 % 5 == 0 ? 0.7 : -0.2)
    }
    let fit = try Fit(Structural(trend: .level, cycle: true), to: ReferenceSeries.series(values))
    #expect(abs(try estimate(fit, "cycle-period") - 11) < 0.2)
    let wave = try fit.forecast(11).steps.map(\.median)
    #expect(abs((wave.max() ?? 0) - (wave.min() ?? 0) - 20) < 3)
  }

  @Test func `a regressor's effect and its forecast come back`() throws {
    let driver = (0..<30).map { Double($0 * $0 * 13 % 29) }
    let values = (0..<24).map { (t: Int) -> Double in
      50 + 2.5 * driver[t] + (t % 3 == 0 ? 0.3 : -0.1)
    }
    let fit = try Fit(
      Structural(trend: .level, regressors: ["x"]), to: ReferenceSeries.series(values),
      given: Covariates([Series(name: "x", start: .year(1975), values: driver)]))
    #expect(abs(try estimate(fit, "x") - 2.5) < 0.02)
    let steps = try fit.forecast(
      6, given: Covariates([Series(name: "x", start: .year(1975), values: driver)])
    ).steps
    for (h, step) in steps.enumerated() {
      let expected = 50 + 2.5 * driver[24 + h]
      #expect(abs(step.median - expected) < 1)
    }
  }

  @Test func `a regressor that does not move is not identified beside a level`() throws {
    let series = try ReferenceSeries.series()
    let constant = try Series(
      name: "x", start: series.start, values: [Double](repeating: 3, count: series.count))
    #expect(throws: FitError.unidentified(parameter: "x")) {
      try Fit(Structural(regressors: ["x"]), to: series, given: Covariates([constant]))
    }
    #expect(throws: FitError.unknownRegressor("y")) {
      try Fit(Structural(regressors: ["y"]), to: series)
    }
  }

  @Test func `gaps are passed over`() throws {
    var places = ReferenceSeries.values
    for index in [4, 5, 9] { places[index] = .nan }
    let filled = try GappySeries(name: "gaps", start: .year(1975), places: places)
      .filled(.interpolate(.identity)).series
    let fit = try Fit(Structural(), to: filled)
    #expect(fit.summary.observations == ReferenceSeries.values.count - 3 - 2)
    let form = StructuralForm(
      trend: .linear, season: .none, seasonLength: 1, hasCycle: false, regressorCount: 0)
    let data = try StructuralData(
      filled, form: form, regressors: [], .none, plausibleStep: filled.plausibleStep)
    #expect(data.values.indices.filter { data.values[$0] == nil } == [4, 5, 9])
  }

  @Test func `a season comes back, in either form`() throws {
    let effects = [10.0, -4, 3, -9]
    let values = (0..<32).map { (t: Int) -> Double in
      100 + Double(t) + effects[t % 4] + (t * 5 % 7 == 0 ? 0.4 : -0.1)
    }
    for season in [StructuralSeason.auto, .trigonometric] {
      let fit = try Fit(
        Structural(season: season),
        to: ReferenceSeries.series(values, start: .quarter(1, of: 2015)))
      for (h, step) in try fit.forecast(8).steps.enumerated() {
        let expected = 132 + Double(h) + effects[h % 4]
        #expect(abs(step.median - expected) < 1.5)
      }
    }
  }
}
