import RealModule
import TestSupport
import Testing
import TimeSeries

@testable import Forecasting

struct ETSTests {
  private static let trends: [String: ETSTrend] = ["N": .none, "A": .additive, "Ad": .damped]

  /// R's log-likelihood leaves out what does not depend on the parameters.
  private func logLikelihoodAsInR(_ fit: Fit) throws -> Double {
    let n = Double(fit.series.count)
    let full = try #require(fit.summary.logLikelihood)
    return full + n / 2 * (Double.log(2 * .pi) + 1 - Double.log(n))
  }

  private func fit(_ entry: ETSReference.Entry) throws -> Fit {
    let trend = try #require(Self.trends[entry.trend])
    let model = ETS(error: entry.isRelative ? .multiplicative : .additive, trend: trend)
    return try Fit(model, to: ReferenceSeries.series(entry.values))
  }

  @Test(arguments: try ETSReference.entries())
  func `the likelihood of R's form is at least R's`(_ entry: ETSReference.Entry) throws {
    #expect(try logLikelihoodAsInR(fit(entry)) >= entry.logLikelihood - 1e-3)
  }

  @Test(arguments: try ETSReference.entries())
  func `the chosen form has no higher AICc than R's choice`(_ entry: ETSReference.Entry) throws {
    let fit = try Fit(ETS(), to: ReferenceSeries.series(entry.values))
    let n = Double(entry.values.count)
    let k = Double(fit.summary.parameterCount)
    let aicc =
      try -2 * logLikelihoodAsInR(fit) + 2 * k + 2 * k * (k + 1) / (n - k - 1)
    #expect(aicc <= entry.aicc + 2e-3)
  }

  @Test(arguments: try ETSReference.entries())
  func `the likelihood is that of the defining equations at the estimates`(
    _ entry: ETSReference.Entry
  ) throws {
    let fit = try fit(entry)
    var found: [String: Double] = [:]
    for parameter in fit.parameters { found[parameter.name] = parameter.estimate }
    let direct = ETSReference.logLikelihood(
      entry.values, isRelative: entry.isRelative, alpha: try #require(found["alpha"]),
      beta: found["beta"] ?? 0, phi: found["phi"] ?? 1,
      level: try #require(found["initial-level"]), slope: found["initial-slope"] ?? 0)
    #expect(correctDigits(try logLikelihoodAsInR(fit), certified: direct) > 10)
  }

  @Test(arguments: try ETSReference.entries())
  func `no neighbour of the estimates is more likely`(_ entry: ETSReference.Entry) throws {
    let fit = try fit(entry)
    var found: [String: Double] = [:]
    for parameter in fit.parameters { found[parameter.name] = parameter.estimate }
    let best = try logLikelihoodAsInR(fit)
    let (alpha, beta) = (try #require(found["alpha"]), found["beta"] ?? 0)
    let phi = found["phi"] ?? 1
    let (level, slope) = (try #require(found["initial-level"]), found["initial-slope"] ?? 0)
    let lowest = entry.trend == "N" ? 0 : 1e-4
    for a in [-0.01, 0, 0.01] {
      for b in entry.trend == "N" ? [0] : [-0.01, 0, 0.01] {
        for p in entry.trend == "Ad" ? [-0.01, 0, 0.01] : [0] {
          for l in [-0.01, 0, 0.01] {
            let (alpha, beta, phi) = (alpha + a, beta + b, phi + p)
            guard (1e-4...0.9999).contains(alpha), beta >= lowest || entry.trend == "N",
              beta <= alpha, phi <= 0.98 || entry.trend != "Ad", phi >= 0.8
            else { continue }
            let other = ETSReference.logLikelihood(
              entry.values, isRelative: entry.isRelative, alpha: alpha, beta: beta, phi: phi,
              level: level * (1 + l), slope: slope)
            #expect(other <= best + 1e-6)
          }
        }
      }
    }
  }

  @Test func `given smoothing parameters are kept`() throws {
    let values = [445.4, 453.2, 454.4, 422.4, 456.0, 440.4, 425.2, 486.2, 500.4, 521.3, 508.9]
    var model = ETS(error: .additive, trend: .none)
    model.alpha = 0.5
    let fit = try Fit(model, to: ReferenceSeries.series(values))
    #expect(fit.parameters.first { $0.name == "alpha" }?.estimate == 0.5)
    // l = Σ (1/2)ᵗ weights: the level is the recursion's from the initial one.
    let start = try #require(fit.parameters.first { $0.name == "initial-level" }?.estimate)
    let level = values.reduce(start) { ($0 + $1) / 2 }
    #expect(correctDigits(try fit.forecast(1).steps[0].median, certified: level) > 12)
  }

  @Test func `relative errors of data that are not positive are a reason`() throws {
    let series = try ReferenceSeries.series([3, 2, 0, 4, 5, 2, 1])
    #expect(throws: FitError.outsideLink(index: 2)) {
      try Fit(ETS(error: .multiplicative, trend: .none), to: series)
    }
  }

  private static let quarters = [
    160.1, 129.7, 84.8, 120.1, 160.1, 124.9, 84.8, 116.9, 169.7, 140.9, 89.7, 123.3, 187.3, 144.1,
    92.9, 120.1, 176.1, 147.3, 89.7, 123.3, 185.7, 155.3, 99.3, 131.3,
  ]

  private func quarterly(_ count: Int) throws -> Series {
    try ReferenceSeries.series(
      Array(Self.quarters.prefix(count)), start: .quarter(1, of: 1960))
  }

  @Test func `a season is found, and named by its place in the year`() throws {
    let fit = try Fit(ETS(), to: quarterly(24))
    let names = fit.parameters.map(\.name)
    for name in ["gamma", "initial-season-1", "season-1", "season-4"] {
      #expect(names.contains(name))
    }
    let first = try #require(names.firstIndex(of: "initial-season-1"))
    #expect(names[first..<first + 4].map { $0.suffix(1) } == ["1", "2", "3", "4"])
    // Forecasts keep the order of the seasons.
    let medians = try fit.forecast(4).steps.map(\.median)
    #expect(medians[0] > medians[1] && medians[1] > medians[3] && medians[3] > medians[2])
  }

  @Test(arguments: [ETSSeason.additive, .multiplicative], [ETSTrend.none, .additive, .damped])
  func `a season that is asked for needs its parameters`(
    season: ETSSeason, trend: ETSTrend
  ) throws {
    let slopes = [ETSTrend.none: 0, .additive: 2, .damped: 3]
    // α, γ, level, three seasons and σ.
    let required = 7 + (try #require(slopes[trend]))
    let model = ETS(
      error: season == .additive ? .additive : .multiplicative, trend: trend, season: season)
    for count in 1..<required {
      #expect(throws: FitError.self) { try Fit(model, to: quarterly(count)) }
    }
    _ = try Fit(model, to: quarterly(required))
  }

  @Test func `a season without enough observations is too short`() throws {
    let model = ETS(error: .additive, trend: .none, season: .additive)
    #expect(throws: FitError.tooShort(observations: 6, required: 7)) {
      try Fit(model, to: quarterly(6))
    }
  }

  @Test func `years have no season`() throws {
    let values = Array(Self.quarters.prefix(12))
    let plain = try Fit(
      ETS(error: .additive, trend: .none), to: ReferenceSeries.series(values))
    let seasonal = try Fit(
      ETS(error: .additive, trend: .none, season: .additive), to: ReferenceSeries.series(values))
    #expect(plain.parameters == seasonal.parameters)
  }

  @Test(arguments: [
    ("ses", ETSTrend.none), ("holt", .additive), ("damped-holt", .damped),
  ])
  func `methods with names are their forms`(keyword: String, trend: ETSTrend) throws {
    let named = try #require(ModelCatalog.model(named: keyword))
    let series = try quarterly(24)
    let form = try Fit(ETS(error: .additive, trend: trend, season: .none), to: series)
    #expect(try Fit(named.init(), to: series).parameters == form.parameters)
  }

  @Test func `Holt and Winters' method is its form`() throws {
    let series = try quarterly(24)
    #expect(
      try Fit(HoltWinters(), to: series).parameters
        == Fit(ETS(error: .additive, trend: .additive, season: .additive), to: series).parameters)
    #expect(
      try Fit(HoltWinters(season: .multiplicative, damped: true), to: series).parameters
        == Fit(
          ETS(error: .multiplicative, trend: .damped, season: .multiplicative), to: series
        ).parameters)
  }

  @Test func `forms without a variance are fitted where asked for, and never chosen`() throws {
    let series = try quarterly(24)
    let asked = ETS(error: .additive, trend: .additive, season: .multiplicative)
    let forecast = try Fit(asked, to: series).forecast(6)
    for step in forecast.steps {
      let interval = step.interval(0.95)
      #expect(interval.lowerBound > 0 && interval.lowerBound < interval.upperBound)
    }
    for error in [ETSError.additive, .auto] {
      let forms = try ETS(error: error, trend: .auto).forms(for: series, link: .identity)
      #expect(forms.allSatisfy { !$0.isUnstable && $0.trend != .multiplicative })
    }
    #expect(try ETS().forms(for: series, link: .identity).count == 15)
    #expect(try ETS().forms(for: series, link: .log).count == 6)
  }
}
