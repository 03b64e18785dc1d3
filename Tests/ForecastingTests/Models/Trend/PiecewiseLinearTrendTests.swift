import Forecasting
import RealModule
import Statistics
import TestSupport
import Testing
import TimeSeries

struct PiecewiseLinearTrendTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let values: [Double]
    /// Names, estimates and standard errors.
    let parameters: [(String, Double, Double)]
    let sigma: Double
    /// Three steps ahead without changes to come.
    let ahead: (location: Double, scale: Double)
  }

  // numpy 2, every admissible set of change points by linalg.lstsq, the number of them by BIC; standard
  // errors from inv(J'J) with J the columns 1, t, (t − τ)₊ and t > τ.
  static let cases = [
    Case(
      testDescription: "N0001", values: ReferenceSeries.values,
      parameters: [
        ("intercept", 566.6800656814443, 74.48724744044706),
        ("trend", 247.01804269293945, 12.004706902910597),
        ("trend-change 1984", 203.5994597701147, 50.219291979614916),
        ("last-trend", 450.61750246305416, 48.76334995782208),
        ("change-point 1984", 10, 0.7275344964944166),
      ], sigma: 109.03816531630173, ahead: (6191.183009852217, 251.0247078006251)),
    Case(
      testDescription: "two changes", values: twice,
      parameters: [
        ("intercept", 49.62572147478692, 0.590082346513716),
        ("trend", 2.100949984594847, 0.11685371711089323),
        ("trend-change 1982", 2.2531837321556956, 0.1652561115519346),
        ("trend-change 1990", -3.714869398514259, 0.16525611155193462),
        ("last-trend", 0.6392643182362846, 0.11685371711089353),
        ("change-point 1982", 8, 0.34007926444496067),
        ("change-point 1990", 16, 0.20626864206782705),
      ], sigma: 0.7572986402408067, ahead: (108.29829858614916, 1.1054880427375178)),
  ]

  static let twice: [Double] = [
    52, 54, 55, 59, 60, 61, 65, 66, 71, 75, 80, 84, 88, 93, 98, 101, 102, 101, 103, 104, 104, 106,
    105, 107,
  ]

  static let withoutFuture: PiecewiseLinearTrend = {
    var model = PiecewiseLinearTrend()
    model.futureChanges = false
    return model
  }()

  private static func line(
    at period: Int, from intercept: Double, slope: Double, changes: [(Int, Double)]
  ) -> Double {
    var value = intercept + slope * Double(period)
    for (place, change) in changes where period > place {
      value += change * Double(period - place)
    }
    return value
  }

  @Test(arguments: cases)
  func `figures are those of every set of change points tried`(_ example: Case) throws {
    let fit = try Fit(Self.withoutFuture, to: ReferenceSeries.series(example.values))
    #expect(fit.parameters.map(\.name) == example.parameters.map(\.0))
    for (parameter, certified) in zip(fit.parameters, example.parameters) {
      #expect(correctDigits(parameter.estimate, certified: certified.1) > 10)
      #expect(correctDigits(parameter.standardError ?? 0, certified: certified.2) > 8)
    }
    #expect(correctDigits(fit.summary.sigma, certified: example.sigma) > 11)
    let step = try fit.forecast(3).steps[2]
    #expect(correctDigits(step.median, certified: example.ahead.location) > 11)
    let changes = fit.parameters.count { $0.name.hasPrefix("change-point") }
    let freedom = example.values.count - 2 - 2 * changes
    #expect(fit.summary.parameterCount == 3 + 2 * changes)
    let t = StudentT(degreesOfFreedom: Double(freedom)).upperQuantile(0.025)
    let width = step.interval(0.95).upperBound - step.median
    #expect(correctDigits(width, certified: t * example.ahead.scale) > 10)
  }

  @Test(arguments: 0..<12)
  func `no set of change points fits better than the one found`(_ draw: Int) throws {
    var stream = RandomStream(seed: 23, name: "walk \(draw)")
    var (level, slope) = (100.0, 2.0)
    let values = (0..<17).map { _ in
      slope += 2 * stream.nextNormal()
      level += slope
      return level + stream.nextNormal()
    }
    let series = try ReferenceSeries.series(values)
    var model = PiecewiseLinearTrend()
    model.minimumSegment = 3
    let found = try Fit(model, to: series)
    let changes = found.parameters.count { $0.name.hasPrefix("change-point") }
    let squares = { (fit: Fit, spent: Int) in
      fit.summary.sigma * fit.summary.sigma * Double(17 - spent)
    }
    var least = Double.infinity
    for places in Self.sets(of: changes, from: 3, through: 14, apart: 3) {
      let known = PiecewiseLinearTrend(changePoints: places.map { .year(1974 + $0) })
      least = min(least, squares(try Fit(known, to: series), 2 + changes))
    }
    #expect(correctDigits(squares(found, 2 + 2 * changes), certified: least) > 9)
  }

  private static func sets(of size: Int, from first: Int, through last: Int, apart: Int) -> [[Int]]
  {
    guard size > 0 else { return [[]] }
    guard first <= last else { return [] }
    return (first...last).flatMap { place in
      sets(of: size - 1, from: place + apart, through: last, apart: apart).map { [place] + $0 }
    }
  }

  @Test func `lines without errors are found again`() throws {
    let values = (1...24).map {
      Self.line(at: $0, from: 10, slope: 2, changes: [(9, -3), (17, 1.5)])
    }
    let fit = try Fit(Self.withoutFuture, to: ReferenceSeries.series(values))
    let names = fit.parameters.map(\.name)
    #expect(
      names == [
        "intercept", "trend", "trend-change 1983", "trend-change 1991", "last-trend",
        "change-point 1983", "change-point 1991",
      ])
    for (parameter, certified) in zip(fit.parameters, [10, 2, -3, 1.5, 0.5]) {
      #expect(correctDigits(parameter.estimate, certified: certified) > 12)
    }
    let ahead = try fit.forecast(4).steps[3].median
    #expect(correctDigits(ahead, certified: 25.5) > 12)
  }

  @Test func `a change in a straight line is rare, one that is there is found`() throws {
    var stream = RandomStream(seed: 31, name: "change points")
    var (spurious, found) = (0, 0)
    for _ in 0..<200 {
      let noise = (1...30).map { _ in stream.nextNormal() }
      let straight = (1...30).map { 5 + Double($0) + noise[$0 - 1] }
      let bent = (1...30).map { straight[$0 - 1] + 1.5 * max(0, Double($0) - 18) }
      let ends = try [straight, bent].map {
        try Fit(PiecewiseLinearTrend(maximumChangePoints: 1), to: ReferenceSeries.series($0))
          .parameters.last
      }
      if ends[0]?.name.hasPrefix("change-point") == true { spurious += 1 }
      guard let change = ends[1], change.name.hasPrefix("change-point") else { continue }
      if abs(change.estimate - 18) <= 3 { found += 1 }
    }
    #expect(spurious < 20)
    #expect(found > 190)
  }

  @Test func `intervals cover lines that bend, and the time of the bend`() throws {
    var stream = RandomStream(seed: 41, name: "bend")
    let trials = 500
    var (future, slope, bend) = (0, 0, 0)
    for _ in 0..<trials {
      let values = (1...33).map {
        Self.line(at: $0, from: 20, slope: 1, changes: [(16, 2)]) + 1.5 * stream.nextNormal()
      }
      let fit = try Fit(Self.withoutFuture, to: ReferenceSeries.series(Array(values[..<28])))
      if try fit.forecast(5).steps[4].interval(0.95).contains(values[32]) { future += 1 }
      guard fit.summary.parameterCount == 5 else { continue }
      let (last, change) = (fit.parameters[3], fit.parameters[4])
      if abs(last.estimate - 3) < 2.06 * (last.standardError ?? 0) { slope += 1 }
      // Places are whole periods: half a period on either side is their rounding.
      if abs(change.estimate - 16) < 2.06 * (change.standardError ?? 0) + 0.5 { bend += 1 }
    }
    let share = { (hits: Int) in Double(hits) / Double(trials) }
    #expect(abs(share(future) - 0.95) < 0.035)
    #expect(share(slope) > 0.85)
    #expect(share(bend) > 0.88)
  }

  @Test func `slopes go on to change as they did`() throws {
    let series = try ReferenceSeries.series(Self.twice)
    let (with, without) = (
      try Fit(PiecewiseLinearTrend(), to: series), try Fit(Self.withoutFuture, to: series)
    )
    let scale = { (fit: Fit, step: Int) throws in
      let interval = try fit.forecast(6).steps[step].interval(0.8)
      let t = StudentT(degreesOfFreedom: 18).upperQuantile(0.1)
      return (interval.upperBound - interval.lowerBound) / 2 / t
    }
    let squares = 2.2531837321556956 * 2.2531837321556956 + 3.714869398514259 * 3.714869398514259
    let (next, nextWithout) = (try scale(with, 0), try scale(without, 0))
    #expect(correctDigits(next, certified: nextWithout) > 12)
    // Changes after 1 to 5 periods count 5 to 1 periods: 55 squares.
    let (last, lastWithout) = (try scale(with, 5), try scale(without, 5))
    let expected = (lastWithout * lastWithout + squares / 24 * 55).squareRoot()
    #expect(correctDigits(last, certified: expected) > 11)
  }

  @Test func `known change points are where they are said to be`() throws {
    let model = PiecewiseLinearTrend(changePoints: [.year(1985), .year(1980)])
    let fit = try ReferenceSeries.fit(model)
    #expect(
      fit.parameters.map(\.name) == [
        "intercept", "trend", "trend-change 1980", "trend-change 1985", "last-trend",
      ])
    #expect(fit.summary.parameterCount == 5)
    for period in [Period.year(1975), .year(1988), .year(2001), .quarter(1, of: 1980)] {
      #expect(throws: FitError.unidentified(parameter: "change-point \(period)")) {
        try ReferenceSeries.fit(PiecewiseLinearTrend(changePoints: [period]))
      }
    }
  }

  @Test func `settings take periods`() throws {
    let model = try ModelCatalog.configured(
      "piecewise-linear",
      [
        ("change-points", .list([.scalar("2008-Q3"), .scalar("2020-Q1")])),
        ("criterion", .scalar("aicc")),
      ]
    ).get()
    var expected = PiecewiseLinearTrend(changePoints: [
      .quarter(3, of: 2008), .quarter(1, of: 2020),
    ])
    expected.criterion = .aicc
    #expect(model as? PiecewiseLinearTrend == expected)
    for text in ["last year", "2008-Q7"] {
      let result = ModelCatalog.configured("piecewise-linear", [("change-points", .scalar(text))])
      #expect(throws: ModelRejection.self) { try result.get() }
    }
  }

  @Test func `long series are searched at two hundred places`() throws {
    var stream = RandomStream(seed: 6, name: "long")
    let values = (1...900).map {
      Self.line(at: $0, from: 0, slope: 0.125, changes: [(500, 0.5)]) + 4 * stream.nextNormal()
    }
    let fit = try Fit(
      PiecewiseLinearTrend(), to: ReferenceSeries.series(values, start: .month(1, of: 1950)))
    let change = try #require(fit.parameters.first { $0.name.hasPrefix("change-point") })
    #expect(abs(change.estimate - 500) < 12)
  }
}
