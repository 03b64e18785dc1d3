import RealModule
import Statistics
import TestSupport
import Testing
import TimeSeries

@testable import Forecasting

/// Promises that every model of the catalogue keeps on every series.
struct ModelConformanceTests {
  @Test(arguments: ModelExample.all, ConformanceSeries.all)
  func `one distribution a period, one fitted value an observation, all finite`(
    _ example: ModelExample, _ data: ConformanceSeries
  ) throws {
    guard let fit = try example.fit(data.series) else { return }
    #expect(fit.fittedValues.count == data.series.count)
    #expect(fit.fittedValues.allSatisfy { $0?.isFinite ?? true })
    if !data.isExtreme || example.family != .regression {
      #expect(fit.parameters.allSatisfy { $0.estimate.isFinite })
      #expect(fit.parameters.allSatisfy { $0.standardError.map { $0 >= 0 && $0.isFinite } ?? true })
    }
    #expect(fit.summary.logLikelihood?.isFinite ?? true)
    for horizon in [1, 8] {
      guard let forecast = try example.forecast(fit, horizon) else { continue }
      #expect(forecast.steps.count == horizon)
      #expect(forecast.start == data.series.end.advanced(by: 1))
      #expect(forecast.figures.joined().allSatisfy { $0.isFinite })
    }
  }

  @Test(arguments: ModelExample.all, ConformanceSeries.ordinary)
  func `bounds are nested around the median, and have a width where there is noise`(
    _ example: ModelExample, _ data: ConformanceSeries
  ) throws {
    guard let fit = try example.fit(data.series), let forecast = try example.forecast(fit) else {
      return
    }
    let isNoisy = !["constant", "straight", "doubling", "zeros"].contains(data.name)
    for figures in forecast.figures {
      #expect(Array(figures[1...]) == figures[1...].sorted())
      // A model's own logarithm of a spike has a mean beyond every bound.
      let isLopsided = example.scale == .natural && data.name == "spike"
      #expect(figures[1] <= figures[0] && (figures[0] <= figures[5] || isLopsided))
      if isNoisy { #expect(figures[1] < figures[5]) }
    }
  }

  @Test(arguments: ModelExample.all, ConformanceSeries.ordinary)
  func `widths never shrink on the model's scale`(
    _ example: ModelExample, _ data: ConformanceSeries
  ) throws {
    // Those of growth curves do, as curves with one ceiling meet there, and of regressions may. So may
    // a mixture's and the median's of bounds that cross; averaged bounds keep the members' promise.
    // A Box-Cox scale is the model's own: there is nothing to measure widths on. The complex roots of
    // complex smoothing make waves, which meet again; a factor of growth below 1 narrows what it
    // multiplies.
    let families: [ModelFamily] = [.baseline, .trend, .exponentialSmoothing, .theta, .combination]
    let pooling = (example.model as? Combination)?.rule ?? .mean
    let hasOwnScale = example.family == .theta && example.scale == .natural
    guard families.contains(example.family), pooling == .mean, !hasOwnScale,
      !(example.model is ComplexSmoothing), !example.hasGrowthFactor,
      let fit = try example.fit(data.series, link: .identity),
      let forecast = try example.forecast(fit, 40)
    else { return }
    // Calibrated widths are held on the scale of the values.
    let isLogarithmic =
      example.scale == .natural && example.family != .combination
      && !(example.model is any CalibratedModel)
    let widths = forecast.steps.map { step in
      let interval = step.interval(0.8)
      return isLogarithmic
        ? Double.log(interval.upperBound / interval.lowerBound)
        : interval.upperBound - interval.lowerBound
    }
    // A season that multiplies has widths of its own in every season.
    let season = data.series.frequency.seasonLength
    for (sooner, later) in zip(widths, widths.dropFirst(season)) {
      #expect(later >= sooner * (1 - 1e-9) - 1e-12)
    }
  }

  @Test(arguments: ModelExample.all, ConformanceSeries.ordinary)
  func `positive data have positive bounds under the natural link`(
    _ example: ModelExample, _ data: ConformanceSeries
  ) throws {
    guard data.series.values.allSatisfy({ $0 > 0 }), example.scale == .link,
      let fit = try example.fit(data.series), let forecast = try example.forecast(fit)
    else { return }
    #expect(forecast.figures.joined().allSatisfy { $0 >= 0 })
    var stream = RandomStream(seed: 1, name: "positive")
    let path = try fit.simulate(
      8, given: example.covariates(for: data.series), using: &stream)
    #expect(path.allSatisfy { $0 >= 0 })
  }

  @Test(arguments: ModelExample.all)
  func `the need for observations is stated as it is`(_ example: ModelExample) throws {
    for count in 1...example.model.requiredObservations + 2 {
      let series = ConformanceSeries.growing(count)
      do {
        _ = try Fit(example.model, to: series, given: example.covariates(for: series))
        #expect(count >= example.model.requiredObservations)
      } catch FitError.tooShort(let observations, let required) {
        #expect(observations == count)
        #expect(required > count && required >= example.model.requiredObservations)
        #expect(count < example.model.requiredObservations)
      } catch {
        #expect(count >= example.model.requiredObservations)
      }
    }
  }

  @Test(arguments: ModelExample.all, ConformanceSeries.ordinary)
  func `a saved and loaded fit forecasts the same bits`(
    _ example: ModelExample, _ data: ConformanceSeries
  ) throws {
    guard let fit = try example.fit(data.series), let forecast = try example.forecast(fit) else {
      return
    }
    let saved = try fit.saved()
    let loaded = try Fit(saved: saved)
    let savedAgain = try loaded.saved()
    #expect(savedAgain == saved)
    #expect(example.equals(loaded.model))
    #expect(loaded.link == fit.link)
    #expect(loaded.fittedValues == fit.fittedValues)
    #expect(loaded.parameters == fit.parameters)
    #expect(loaded.summary == fit.summary)
    let again = try example.forecast(loaded)
    #expect(again == forecast)
  }

  @Test(arguments: ModelExample.all)
  func `settings read back what they write`(_ example: ModelExample) {
    let settings = ModelExample.settings(of: example.model)
    guard case .success(let copy) = ModelCatalog.configured(example.keyword, settings) else {
      Issue.record("\(example.testDescription) does not take its own settings")
      return
    }
    #expect(example.equals(copy))
  }

  @Test(arguments: ModelExample.all)
  func `tasks at once give what one gives`(_ example: ModelExample) async throws {
    let series = ConformanceSeries.sCurve.series
    guard let alone = try example.fit(series), let expected = try example.forecast(alone) else {
      return
    }
    try await withThrowingTaskGroup(of: Forecast?.self) { group in
      for _ in 0..<8 {
        group.addTask { try example.fit(series).flatMap { try example.forecast($0) } }
      }
      for try await forecast in group { #expect(forecast == expected) }
    }
  }
}
