import Forecasting
import RealModule
import Statistics
import TestSupport
import Testing
import TimeSeries

struct RichardsGrowthTests {
  /// Rounded draws around C = 350, r = .45, m = 12, ν = 2.5 with 2 % errors.
  static let values = [
    32.3, 39.0, 46.6, 56.8, 65.3, 81.2, 95.2, 117.2, 138.5, 163.9, 187.9, 211.8, 243.2, 272.5,
    282.9, 308.5, 318.5, 338.5, 330.5, 338.8, 346.6, 348.0, 336.3, 351.0, 348.2, 347.7,
  ]

  // scipy 1.17.1, least_squares(method="lm") on ln y with parameters ln C, r, m, ln ν; standard errors
  // from inv(J'J)·S/22.
  @Test func `estimates agree with another program's`() throws {
    let fit = try Fit(RichardsGrowth(), to: ReferenceSeries.series(Self.values))
    let certified = [
      ("ceiling", 348.14824704553854, 2.3148976290713876),
      ("rate", 0.4569436848743231, 0.024290908601888237),
      ("inflection", 11.800663980884076, 0.0952674305607266),
      ("shape", 2.4504633690301643, 0.15878086932614463),
    ]
    #expect(fit.parameters.map(\.name) == certified.map(\.0))
    for (parameter, figures) in zip(fit.parameters, certified) {
      #expect(correctDigits(parameter.estimate, certified: figures.1) > 6)
      #expect(correctDigits(parameter.standardError ?? 0, certified: figures.2) > 5)
    }
    #expect(correctDigits(fit.summary.sigma, certified: 0.015756336815688995) > 9)
    #expect(fit.summary.parameterCount == 5)
  }

  // The same program, the other three estimated for every ceiling, brentq for the ends.
  @Test(
    arguments: [
      (0.8, [345.155280557525, 351.24863616878645]),
      (0.95, [343.49396191393305, 353.06779343282165]),
    ])
  func `the ceiling's interval leaves the shape free`(_ level: Double, _ ends: [Double]) throws {
    var model = RichardsGrowth()
    model.level = level
    let fit = try Fit(model, to: ReferenceSeries.series(Self.values))
    let interval = try #require(fit.summary.intervals.first)
    #expect(correctDigits(try #require(interval.lower), certified: ends[0]) > 7)
    #expect(correctDigits(try #require(interval.upper), certified: ends[1]) > 7)
  }

  @Test func `a shape of 1 is the logistic curve`() throws {
    var model = RichardsGrowth()
    model.asymmetry = 1
    let series = try ReferenceSeries.series(GrowthCurveTests.cases[0].values)
    let (own, logistic) = (try Fit(model, to: series), try Fit(LogisticGrowth(), to: series))
    for (a, b) in zip(own.parameters, logistic.parameters) {
      #expect(correctDigits(a.estimate, certified: b.estimate) > 9)
    }
    let (a, b) = (try own.forecast(6).steps[5], try logistic.forecast(6).steps[5])
    #expect(correctDigits(a.quantile(0.9), certified: b.quantile(0.9)) > 7)
  }

  private static func curve(at t: Double, ceiling: Double, asymmetry: Double) -> Double {
    let base = 1 + asymmetry * Double.exp(-0.5 * (t - 9))
    return ceiling * Double.exp(-Double.log(base) / asymmetry)
  }

  @Test(arguments: [0.25, 1, 3])
  func `curves without errors are recovered`(_ asymmetry: Double) throws {
    let values = (1...18).map { Self.curve(at: Double($0), ceiling: 900, asymmetry: asymmetry) }
    let series = try ReferenceSeries.series(values)
    for model in [RichardsGrowth(), RichardsGrowth(ceiling: 900)] {
      let fit = try Fit(model, to: series)
      for (parameter, certified) in zip(fit.parameters, [900, 0.5, 9, asymmetry]) {
        #expect(correctDigits(parameter.estimate, certified: certified) > 6)
      }
    }
  }

  @Test func `what is not identified is refused by name`() throws {
    // Growth that does not bend has no ceiling.
    let exponential = (0..<14).map {
      100 * Double.exp(0.1 * Double($0) + 0.03 * Double(($0 * 7) % 5 - 2))
    }
    #expect(throws: FitError.unidentified(parameter: "ceiling")) {
      try Fit(RichardsGrowth(), to: ReferenceSeries.series(exponential))
    }
    // Gompertz's curve is the limit of shapes towards 0.
    let gompertz = (1...20).map { t in
      300 * Double.exp(-Double.exp(-0.4 * (Double(t) - 6)))
    }
    #expect(throws: FitError.unidentified(parameter: "shape")) {
      try Fit(RichardsGrowth(), to: ReferenceSeries.series(gompertz))
    }
  }

  @Test func `intervals cover what comes from the model`() throws {
    var stream = RandomStream(seed: 14, name: "richards")
    var (future, ceiling, trials) = (0, 0, 0)
    for _ in 0..<60 {
      let values = (1...26).map {
        Self.curve(at: Double($0), ceiling: 100, asymmetry: 2)
          * Double.exp(0.03 * stream.nextNormal())
      }
      guard let fit = try? Fit(RichardsGrowth(), to: ReferenceSeries.series(Array(values[..<22])))
      else { continue }
      trials += 1
      if try fit.forecast(4).steps[3].interval(0.8).contains(values[25]) { future += 1 }
      let interval = fit.summary.intervals[0]
      if interval.lower ?? 0 <= 100, 100 <= interval.upper ?? .infinity { ceiling += 1 }
    }
    #expect(trials > 55)
    // Three binomial deviations.
    #expect(abs(Double(future) / Double(trials) - 0.8) < 0.16)
    #expect(Double(ceiling) / Double(trials) > 0.95 - 0.085)
  }
}
