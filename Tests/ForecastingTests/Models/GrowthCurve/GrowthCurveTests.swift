import Forecasting
import RealModule
import Statistics
import TestSupport
import Testing
import TimeSeries

struct GrowthCurveTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let model: any Model
    let known: any Model
    let values: [Double]
    /// Ceiling, rate and time of inflection.
    let estimates: [Double]
    let standardErrors: [Double]
    let sigma: Double
    let logLikelihood: Double
    /// The first and the last fitted value.
    let fitted: [Double]
    var testDescription: String { type(of: model).keyword }
  }

  // Rounded draws around known curves; scipy 1.17 least_squares, polished by Gauss-Newton steps in 30
  // digits with mpmath 1.3, covariance (J′J)⁻¹S/17.
  static let cases = [
    Case(
      model: LogisticGrowth(), known: LogisticGrowth(ceiling: 484.6362394728325),
      values: [
        5.3, 8.1, 13.2, 20.9, 33.0, 47.9, 69.4, 99.8, 148.9, 207.8, 252.7, 290.6, 342.1, 423.3,
        432.6, 422.0, 466.9, 457.7, 474.6, 481.9,
      ],
      estimates: [484.6362394728325, 0.45845098783011184, 10.817405684799894],
      standardErrors: [7.86101937393301, 0.00478930596935619, 0.0940989946835815],
      sigma: 0.0370657883378599, logLikelihood: -56.5951215841528,
      fitted: [5.32046277641691, 477.54479864217]),
    Case(
      model: GompertzGrowth(), known: GompertzGrowth(ceiling: 292.24127994425874),
      values: [
        3.3, 9.3, 19.8, 35.5, 58.4, 85.2, 105.1, 136.6, 158.8, 186.1, 199.8, 225.4, 239.7, 249.9,
        253.9, 266.8, 267.5, 270.2, 287.4, 279.1,
      ],
      estimates: [292.24127994425874, 0.25282477713560227, 6.9211463762565247],
      standardErrors: [2.6232497610573, 0.00225909911324192, 0.052029720715446],
      sigma: 0.0205782136740703, logLikelihood: -42.7603114596734,
      fitted: [3.35100298687515, 281.727799996303]),
  ]

  @Test(arguments: cases)
  func `estimates agree with least squares in 30 digits`(_ example: Case) throws {
    let fit = try Fit(example.model, to: ReferenceSeries.series(example.values))
    #expect(fit.parameters.map(\.name) == ["ceiling", "rate", "inflection"])
    for (parameter, certified) in zip(fit.parameters, example.estimates) {
      #expect(correctDigits(parameter.estimate, certified: certified) > 9)
    }
    for (parameter, certified) in zip(fit.parameters, example.standardErrors) {
      #expect(correctDigits(parameter.standardError ?? 0, certified: certified) > 8)
    }
    #expect(correctDigits(fit.summary.sigma, certified: example.sigma) > 10)
    let logLikelihood = try #require(fit.summary.logLikelihood)
    #expect(correctDigits(logLikelihood, certified: example.logLikelihood) > 11)
    let values = fit.fittedValues.compactMap { $0 }
    #expect(correctDigits(values[0], certified: example.fitted[0]) > 9)
    #expect(correctDigits(values[19], certified: example.fitted[1]) > 9)
  }

  @Test(arguments: cases)
  func `a ceiling that is known to be the estimate gives the same curve`(_ example: Case) throws {
    let series = try ReferenceSeries.series(example.values)
    let (free, known) = (try Fit(example.model, to: series), try Fit(example.known, to: series))
    for (a, b) in zip(free.parameters.dropFirst(), known.parameters.dropFirst()) {
      #expect(correctDigits(b.estimate, certified: a.estimate) > 7)
    }
    #expect(known.parameters[0].standardError == nil)
    #expect(known.summary.parameterCount == 3 && free.summary.parameterCount == 4)
    // Knowing the ceiling takes its uncertainty off the forecast.
    let width = { (fit: Fit) throws in
      let interval = try fit.forecast(10).steps[9].interval(0.8)
      return interval.upperBound - interval.lowerBound
    }
    #expect(try width(known) < width(free))
  }

  @Test(arguments: cases)
  func `forecasts level off at the ceiling`(_ example: Case) throws {
    let fit = try Fit(example.model, to: ReferenceSeries.series(example.values))
    let far = try fit.forecast(60).steps[59]
    #expect(abs(far.median / example.estimates[0] - 1) < 0.01)
    #expect(far.interval(0.95).lowerBound > 0)
  }

  @Test(arguments: cases)
  func `noiseless curves are recovered`(_ example: Case) throws {
    let series = try ReferenceSeries.series(
      (1...12).map { t in
        let eta = 0.5 * (Double(t) - 7)
        let share =
          example.model is LogisticGrowth
          ? 1 / (1 + Double.exp(-eta)) : Double.exp(-Double.exp(-eta))
        return 900 * share
      })
    let fit = try Fit(example.model, to: series)
    for (parameter, certified) in zip(fit.parameters, [900, 0.5, 7]) {
      #expect(correctDigits(parameter.estimate, certified: certified) > 11)
    }
  }

  @Test(arguments: [LogisticGrowth(), GompertzGrowth()] as [any Model])
  func `data that do not bend have no ceiling`(_ model: any Model) throws {
    let exponential = ReferenceSeries.values.indices.map {
      100 * Double.exp(0.1 * Double($0) + 0.03 * Double(($0 * 7) % 5 - 2))
    }
    for values in [exponential, (0..<10).map { Double(1 << $0) }, Array(repeating: 5, count: 9)] {
      #expect(throws: FitError.unidentified(parameter: "ceiling")) {
        try Fit(model, to: ReferenceSeries.series(values))
      }
    }
  }

  @Test(arguments: [LogisticGrowth(ceiling: 5000), GompertzGrowth(ceiling: 5000)] as [any Model])
  func `with a known ceiling the same data are fitted`(_ model: any Model) throws {
    let exponential = ReferenceSeries.values.indices.map {
      100 * Double.exp(0.1 * Double($0) + 0.03 * Double(($0 * 7) % 5 - 2))
    }
    let fit = try Fit(model, to: ReferenceSeries.series(exponential))
    #expect(fit.parameters[0].estimate == 5000)
    #expect(try fit.forecast(200).steps[199].median < 5200)
  }

  @Test func `settings take a ceiling above 0 only`() {
    for text in ["0", "-3", "high", "inf"] {
      guard
        case .failure(let rejection) = ModelCatalog.configured(
          "logistic", [("ceiling", .scalar(text))])
      else {
        Issue.record("\(text) was taken")
        continue
      }
      #expect(
        rejection.problems
          == [.inadmissible("ceiling", value: text, expected: "a number above 0, or none")])
    }
  }

  @Test(arguments: cases)
  func `intervals cover what comes from the model`(_ example: Case) throws {
    // 120 series of 14 points on a curve past its middle, with 5 % errors: the 80 % interval of the
    // fourth year ahead holds 80 % of what follows, give or take three binomial deviations; where the
    // ceiling is refused there is nothing to cover.
    var stream = RandomStream(seed: 99, name: example.testDescription)
    var (hits, trials) = (0, 0)
    for _ in 0..<120 {
      let values = (1...18).map { t in
        let eta = 0.4 * (Double(t) - 8)
        let share =
          example.model is LogisticGrowth
          ? 1 / (1 + Double.exp(-eta)) : Double.exp(-Double.exp(-eta))
        return 100 * share * Double.exp(0.05 * stream.nextNormal())
      }
      guard let fit = try? Fit(example.model, to: ReferenceSeries.series(Array(values[..<14])))
      else { continue }
      trials += 1
      if try fit.forecast(4).steps[3].interval(0.8).contains(values[17]) { hits += 1 }
    }
    #expect(trials > 100)
    let deviation = (0.8 * 0.2 / Double(trials)).squareRoot()
    #expect(abs(Double(hits) / Double(trials) - 0.8) < 3 * deviation)
  }
}
