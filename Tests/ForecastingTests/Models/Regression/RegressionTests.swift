import RealModule
import Statistics
import TestSupport
import Testing
import TimeSeries

@testable import Forecasting

struct RegressionTests {
  /// Growth with noise and a level shift, and a regressor that moves with it.
  private static func example(_ count: Int, factor: Double = 1) throws -> (Series, Covariates) {
    var stream = RandomStream(seed: 9, name: "regression")
    var x: [Double] = []
    var y: [Double] = []
    for t in 0..<count + 6 {
      x.append(20 + 3 * stream.nextNormal() + Double(t))
      let shift = t >= 6 ? 9.0 : 0
      y.append(factor * (5 + 2 * x[t] + shift + stream.nextNormal()))
    }
    let start = Period.year(2001)
    return (
      try Series(name: "target", start: start, values: Array(y.prefix(count))),
      Covariates([try Series(name: "x", start: start, values: x)])
    )
  }

  @Test func `fitted and residual add up to the response, and residuals are orthogonal`() throws {
    let (series, covariates) = try Self.example(20)
    let summary = try Regression(Formula("~ x + step(2007)")).summarize(series, given: covariates)
    var sums = [0.0, 0.0, 0.0]
    for (t, row) in summary.rows.enumerated() {
      #expect(abs(row.fitted + row.residual - series.values[t]) <= series.values[t].ulp)
      #expect(row.response == series.values[t])
      sums[0] += row.residual
      sums[1] += row.residual * (covariates["x", row.period] ?? .nan)
      sums[2] += row.leverage
    }
    #expect(abs(sums[0]) < 1e-11)
    #expect(abs(sums[1]) < 1e-9)
    #expect(correctDigits(sums[2], certified: 3) > 13)
    #expect(summary.periods == [.year(2001), .year(2020)])
  }

  @Test(
    arguments: ["~ x", "~ x + lag(y, 1)", "log ~ log(x) + lag(log(y), 1)"], [1e-9, 0.37, 1e12])
  func `the unit of the series is the unit of the forecast`(
    formula: String, factor: Double
  ) throws {
    let (series, covariates) = try Self.example(20)
    let (scaled, _) = try Self.example(20, factor: factor)
    let model = Regression(try Formula(formula))
    let steps = try model.fit(series, given: covariates).forecast(5, given: covariates)
    let others = try model.fit(scaled, given: covariates).forecast(5, given: covariates)
    for (step, other) in zip(steps, others) {
      for p in [0.025, 0.1, 0.5, 0.9, 0.975] {
        #expect(correctDigits(other.quantile(p), certified: factor * step.quantile(p)) > 10)
      }
    }
  }

  @Test func `a power of two of the unit changes no digit`() throws {
    let (series, covariates) = try Self.example(20)
    let (scaled, _) = try Self.example(20, factor: 0x1p60)
    let model = Regression(try Formula("~ x + step(2007)"))
    let parameters = try model.fit(series, given: covariates).parameters
    let others = try model.fit(scaled, given: covariates).parameters
    for (parameter, other) in zip(parameters, others) {
      #expect(other.estimate == 0x1p60 * parameter.estimate)
      #expect(other.standardError == parameter.standardError.map { 0x1p60 * $0 })
    }
  }

  @Test func `units of regressors do not matter`() throws {
    let (series, covariates) = try Self.example(20)
    let x = try (0..<26).map { try #require(covariates["x", .year(2001 + $0)]) }
    let thousandths = Covariates([
      try Series(name: "x", start: .year(2001), values: x.map { 1000 * $0 })
    ])
    let model = Regression(try Formula("~ x + x^2 + trend"))
    let a = try model.fit(series, given: covariates).forecast(6, given: covariates)
    let b = try model.fit(series, given: thousandths).forecast(6, given: thousandths)
    for (a, b) in zip(a, b) {
      #expect(correctDigits(a.quantile(0.9), certified: b.quantile(0.9)) > 11)
    }
  }

  @Test func `dependent terms are named`() throws {
    let (series, covariates) = try Self.example(20)
    func fit(_ formula: String) throws -> Regression.Fitted {
      try Regression(Formula(formula)).fit(series, given: covariates)
    }
    #expect(throws: FitError.dependentTerms(["I(2 * x)"])) { try fit("~ x + I(2 * x)") }
    #expect(throws: FitError.dependentTerms(["I(x - trend)"])) {
      try fit("~ trend + x + I(x - trend)")
    }
    #expect(throws: FitError.dependentTerms(["step(1990)", "pulse(2050)"])) {
      try fit("~ trend + step(1990) + pulse(2050)")
    }
  }

  @Test func `one degree of freedom borrows from the plausible step, none is too short`() throws {
    let series = try Series(name: "short", start: .year(2001), values: [3, 4.5, 5])
    let fitted = try Regression(.trend).fit(series, given: .none, plausibleStep: 0.5)
    guard case .studentT(let location, _, let freedom) = try fitted.forecast(1, given: .none)[0]
    else {
      Issue.record("no Student distribution")
      return
    }
    #expect(correctDigits(location, certified: 37 / 6) > 14)
    #expect(freedom == 3)
    let pair = try Series(name: "pair", start: .year(2001), values: [3, 4.5])
    #expect(throws: FitError.tooShort(observations: 2, required: 3)) {
      try Regression(.trend).fit(pair, given: .none)
    }
  }

  @Test func `regressors of the future have to be given, lags of the past are kept`() throws {
    let (series, covariates) = try Self.example(20)
    let fitted = try Regression(Formula("~ lag(x, 2)")).fit(series, given: covariates)
    #expect(try fitted.forecast(2, given: .none) == fitted.forecast(2, given: covariates))
    #expect(throws: ForecastError.missingRegressor("x", period: "2021")) {
      try fitted.forecast(3, given: .none)
    }
    let logarithm = try Regression(Formula("~ log(x)")).fit(series, given: covariates)
    let negative = Covariates([try Series(name: "x", start: .year(2021), values: [30, -1])])
    #expect(throws: ForecastError.undefinedTerm("log(x)", period: "2022")) {
      try logarithm.forecast(2, given: negative)
    }
  }

  @Test func `weights of the future widen and narrow the errors`() throws {
    let (series, covariates) = try Self.example(20)
    let x = try (0..<26).map { try #require(covariates["x", .year(2001 + $0)]) }
    let weights = (0..<26).map { $0 == 21 ? 1e6 : 1.0 }
    let given = Covariates([
      try Series(name: "x", start: .year(2001), values: x),
      try Series(name: "w", start: .year(2001), values: weights),
    ])
    var model = Regression(try Formula("~ x"))
    model.weights = "w"
    #expect(model.regressors == ["x", "w"])
    let steps = try model.fit(series, given: given).forecast(2, given: given)
    let means = try model.fit(series, given: given).meanResponse(2, given: given)
    func width(_ step: PredictiveDistribution) -> Double { step.quantile(0.9) - step.quantile(0.1) }
    #expect(width(steps[0]) > 1.05 * width(means[0]))
    #expect(correctDigits(width(steps[1]), certified: width(means[1])) > 3)
  }

  /// An autoregression's forecasts by its own formulas (Hamilton 1994, §4.2).
  @Test func `lags of the response are fed back`() throws {
    var stream = RandomStream(seed: 2, name: "ar")
    var y = [10.0]
    for _ in 0..<200 { y.append(4 + 0.6 * y[y.count - 1] + stream.nextNormal()) }
    let series = try Series(name: "ar", start: .year(1800), values: y)
    let fitted = try Regression(Formula("~ lag(y, 1)")).fit(series, given: .none)
    let (a, b) = (fitted.parameters[0].estimate, fitted.parameters[1].estimate)
    #expect(fitted.parameters[1].responsePower == 0)
    #expect(fitted.fittedValues[0] == nil)
    #expect(fitted.summary.observations == 200)
    var level = series.last
    var variance = 0.0
    for step in try fitted.forecast(12, given: .none) {
      level = a + b * level
      variance = 1 + b * b * variance
      guard case .studentT(let location, let scale, _) = step else {
        Issue.record("no Student distribution")
        return
      }
      #expect(correctDigits(location, certified: level) > 13)
      let known = fitted.summary.sigma * variance.squareRoot()
      #expect(scale > known && scale < 1.02 * known)
    }
  }

  @Test func `paths of a dynamic regression scatter as the forecast says`() throws {
    let (series, covariates) = try Self.example(40)
    let model = Regression(try Formula("log ~ log(x) + lag(log(y), 1)"))
    let fitted = try model.fit(series, given: covariates)
    let steps = try fitted.forecast(5, given: covariates)
    var stream = RandomStream(seed: 1, name: "paths")
    var paths: [[Double]] = []
    for _ in 0..<2000 {
      paths.append(try fitted.simulate(5, given: covariates, using: &stream))
    }
    for (h, step) in steps.enumerated() {
      let inside = paths.count { step.interval(0.8).contains($0[h]) }
      // Five standard deviations of a binomial count around 1600.
      #expect(abs(inside - 1600) < 90)
    }
  }

  @Test func `the likelihood is that of natural values`() throws {
    let (series, covariates) = try Self.example(20)
    let model = Regression(try Formula("log ~ x"))
    let fitted = try model.fit(series, given: covariates)
    let summary = try model.summarize(series, given: covariates)
    let slopes = series.values.reduce(0) { $0 - Double.log($1) }
    let own = try #require(summary.goodness.logLikelihood)
    let natural = try #require(fitted.summary.logLikelihood)
    #expect(correctDigits(natural, certified: own + slopes) > 13)
    #expect(fitted.summary.parameterCount == 3)
  }

  @Test func `shares stay between their bounds`() throws {
    let values = [11.0, 14, 19, 24, 31, 40, 47, 58, 66, 72, 81]
    let series = try Series(name: "share", start: .year(2001), values: values)
    let fitted = try Regression(Formula("logit(0, 100) ~ trend")).fit(series, given: .none)
    for step in try fitted.forecast(10, given: .none) {
      #expect(step.quantile(0.001) > 0 && step.quantile(0.999) < 100)
      #expect(step.median > 81)
    }
  }
}

struct FilledPlaceTests {
  /// A line with noise, two of whose places are gaps.
  private static func series() throws -> (gappy: FilledSeries, values: [Double]) {
    var stream = RandomStream(seed: 12, name: "gaps")
    var values = (0..<14).map { t -> Double in 3 + 0.5 * Double(t) + stream.nextNormal() }
    values[4] = .nan
    values[9] = .nan
    let gappy = try GappySeries(name: "gaps", start: .year(2001), places: values)
    return (try gappy.filled(.interpolate(.identity)), values)
  }

  @Test func `filled places have no row`() throws {
    let (filled, values) = try Self.series()
    let fitted = try Regression(.trend).fit(filled.series, given: .none)
    #expect(fitted.summary.observations == 12)
    #expect(fitted.fittedValues[4] == nil && fitted.fittedValues[9] == nil)
    #expect(fitted.fittedValues.count { $0 != nil } == 12)
    // The same as weights that leave the places out.
    let places = values.indices.filter { !values[$0].isNaN }
    let x = places.map { Double($0 + 1) }
    let mean = x.reduce(0, +) / 12
    let top = zip(places, x).reduce(0) { $0 + values[$1.0] * ($1.1 - mean) }
    let bottom = x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    #expect(correctDigits(fitted.parameters[1].estimate, certified: top / bottom) > 13)
    let summary = try Regression(.trend).summarize(filled.series)
    #expect(summary.observationsLeftOut == 2 && summary.observationsLost == 0)
    #expect(summary.rows.map(\.period) == places.map { Period.year(2001 + $0) })
  }

  @Test func `autocorrelated errors keep filled places, without degrees of freedom`() throws {
    let (filled, _) = try Self.series()
    let fitted = try AutocorrelatedRegression(.trend).fit(filled.series, given: .none)
    #expect(fitted.best.degreesOfFreedom == 10)
    #expect(fitted.fittedValues.allSatisfy { $0 != nil })
  }
}
