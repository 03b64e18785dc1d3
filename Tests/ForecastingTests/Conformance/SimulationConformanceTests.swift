import Forecasting
import Statistics
import Testing
import TimeSeries

/// Sample paths come from the distributions that are forecast.
struct SimulationConformanceTests {
  static let paths = 2000
  static let horizon = 6

  /// Kolmogorov's bound that a true distribution exceeds once in ten thousand tests.
  static let bound = 2.225 / Double(paths).squareRoot()

  @Test(
    arguments: ModelExample.all,
    ConformanceSeries.ordinary.filter {
      ["growing 3", "growing 6", "growing 20", "s-curve", "quarterly", "around zero"]
        .contains($0.name)
    })
  func `paths have the forecast's distribution in every step`(
    _ example: ModelExample, _ data: ConformanceSeries
  ) throws {
    // Lags of the response multiply uncertain coefficients: the forecast is of first order in them.
    let isFirstOrder = example.testDescription.contains("lag(")
    if isFirstOrder && data.series.count < 12 { return }
    guard let fit = try example.fit(data.series),
      let forecast = try example.forecast(fit, Self.horizon)
    else { return }
    var stream = RandomStream(seed: 20_260_205, name: data.name)
    var draws = [[Double]](repeating: [], count: Self.horizon)
    let covariates = try example.covariates(for: data.series)
    let paths = try fit.paths(
      Self.paths, over: Self.horizon, given: covariates, using: &stream)
    for path in paths {
      #expect(path.count == Self.horizon)
      for (step, value) in path.enumerated() { draws[step].append(value) }
    }
    for (step, distribution) in forecast.steps.enumerated() {
      let distance = Self.kolmogorovDistance(draws[step], from: distribution)
      #expect(distance < (isFirstOrder ? 2 : 1) * Self.bound, "step \(step + 1)")
    }
  }

  @Test(arguments: ModelExample.all)
  func `the same stream gives the same path, another another`(_ example: ModelExample) throws {
    let series = ConformanceSeries.sCurve.series
    guard let fit = try example.fit(series) else { return }
    let covariates = try example.covariates(for: series)
    func path(_ seed: UInt64) throws -> [Double] {
      var stream = RandomStream(seed: seed, name: "path")
      return try fit.simulate(4, given: covariates, using: &stream)
    }
    let (first, again, other) = (try path(1), try path(1), try path(2))
    #expect(first == again)
    #expect(first != other)
    var stream = RandomStream(seed: 1, name: "path")
    let together = try fit.paths(3, over: 4, given: covariates, using: &stream)
    var sameStream = RandomStream(seed: 1, name: "path")
    for path in together {
      #expect(try path == fit.simulate(4, given: covariates, using: &sameStream))
    }
  }

  /// The largest difference between the draws' distribution function and the forecast's, at every
  /// tenth draw: distribution functions of pooled distributions take their time.
  static func kolmogorovDistance(
    _ draws: [Double], from distribution: PredictiveDistribution
  ) -> Double {
    let sorted = draws.sorted()
    let n = Double(sorted.count)
    return stride(from: 0, to: sorted.count, by: 10).reduce(0) { worst, rank in
      let probability = distribution.cumulative(sorted[rank])
      return max(worst, probability - Double(rank) / n, Double(rank + 1) / n - probability)
    }
  }
}
