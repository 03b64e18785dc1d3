import Forecasting
import RealModule
import Statistics
import TestSupport
import Testing
import TimeSeries

struct BassDiffusionTests {
  /// Rounded draws around m = 620, p = .012, q = .38 with 4 % errors.
  static let values = [
    8.7, 20.7, 39.4, 65.7, 102.1, 140.4, 186.9, 241.9, 321.3, 398.4, 434.1, 454.4, 496.7, 582.0,
    572.6, 544.8,
  ]

  // scipy 1.17.1, least_squares(method="lm") on ln y with parameters ln m, ln p, ln q; standard errors
  // from inv(J'J)·S/13 and derivatives.
  @Test func `estimates agree with another program's`() throws {
    let fit = try Fit(BassDiffusion(), to: ReferenceSeries.series(Self.values))
    let certified = [
      ("ceiling", 601.4662956044086, 0.02696409 * 601.4662956),
      ("innovation", 0.011875697428749027, 0.00036930648006447945),
      ("imitation", 0.395385625907721, 0.010899512241659016),
      ("peak", 8.60717008191802, 0.16517998883506887),
    ]
    #expect(fit.parameters.map(\.name) == certified.map(\.0))
    for (parameter, figures) in zip(fit.parameters, certified) {
      #expect(correctDigits(parameter.estimate, certified: figures.1) > 7)
      #expect(correctDigits(parameter.standardError ?? 0, certified: figures.2) > 5)
    }
    #expect(correctDigits(fit.summary.sigma, certified: 0.04125178425224495) > 9)
    let logLikelihood = try #require(fit.summary.logLikelihood)
    #expect(correctDigits(logLikelihood, certified: -52.55194222791138) > 10)
    let fitted = fit.fittedValues.compactMap { $0 }
    #expect(correctDigits(fitted[0], certified: 8.68927196) > 7)
    #expect(correctDigits(fitted[15], certified: 572.38564098) > 7)
  }

  private static func curve(
    _ m: Double, _ p: Double, _ q: Double, at time: Double
  ) -> Double {
    let decay = Double.exp(-(p + q) * time)
    return m * (1 - decay) / (1 + q / p * decay)
  }

  @Test(arguments: [0.5, 1, 4])
  func `curves without errors are recovered, wherever the launch`(_ launch: Double) throws {
    let values = (0..<15).map { Self.curve(900, 0.02, 0.45, at: launch + Double($0)) }
    var model = BassDiffusion()
    model.launch = launch
    let fit = try Fit(model, to: ReferenceSeries.series(values))
    let peak = Double.log(0.45 / 0.02) / 0.47 - launch + 1
    for (parameter, certified) in zip(fit.parameters, [900, 0.02, 0.45, peak]) {
      #expect(correctDigits(parameter.estimate, certified: certified) > 9)
    }
    let next = try fit.forecast(5).steps[4].median
    let certified = Self.curve(900, 0.02, 0.45, at: launch + 19)
    #expect(correctDigits(next, certified: certified) > 10)
  }

  @Test func `a known market potential is kept`() throws {
    let fit = try Fit(BassDiffusion(ceiling: 620), to: ReferenceSeries.series(Self.values))
    #expect(fit.parameters[0] == Parameter("ceiling", 620, responsePower: 1))
    #expect(fit.summary.parameterCount == 3)
    #expect(abs(try fit.forecast(60).steps[59].median / 620 - 1) < 0.02)
  }

  @Test func `adoption that only accelerates has no market potential`() throws {
    let values: [Double] = (1...12).map { t in
      let wiggle = Double(t * 7 % 5 - 2)
      return 100 * Double.exp(0.3 * Double(t)) + 5 * wiggle
    }
    #expect(throws: FitError.unidentified(parameter: "ceiling")) {
      try Fit(BassDiffusion(), to: ReferenceSeries.series(values))
    }
  }

  @Test func `intervals cover what comes from the model`() throws {
    var stream = RandomStream(seed: 21, name: "bass")
    var (hits, trials) = (0, 0)
    for _ in 0..<200 {
      let values = (1...18).map {
        Self.curve(100, 0.02, 0.4, at: Double($0)) * Double.exp(0.05 * stream.nextNormal())
      }
      guard let fit = try? Fit(BassDiffusion(), to: ReferenceSeries.series(Array(values[..<14])))
      else { continue }
      trials += 1
      if try fit.forecast(4).steps[3].interval(0.8).contains(values[17]) { hits += 1 }
    }
    #expect(trials > 180)
    let deviation = (0.8 * 0.2 / Double(trials)).squareRoot()
    #expect(abs(Double(hits) / Double(trials) - 0.8) < 3 * deviation)
  }
}
