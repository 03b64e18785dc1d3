import Forecasting
import RealModule
import Statistics
import TestSupport
import Testing
import TimeSeries

struct CeilingIntervalTests {
  /// scipy 1.17.1, least_squares(method="lm") for every ceiling, and brentq for the ceilings where the
  /// sum of squares is S·(1 + t²/(n − 3)), t the quantile of Student's t of (1 + level)/2.
  static let intervals: [(model: String, level: Double, ends: [Double])] = [
    ("logistic", 0.8, [474.3159406208937, 495.2954644902403]),
    ("logistic", 0.95, [468.45552543479823, 501.6659963551872]),
    ("logistic", 0.99, [462.6128973715201, 508.26306991379045]),
    ("gompertz", 0.8, [288.77408174280805, 295.7804998226895]),
    ("gompertz", 0.95, [286.7872874020401, 297.875634591648]),
    ("gompertz", 0.99, [284.79346793530704, 300.02955557381364]),
    ("bass", 0.8, [580.4414968543616, 624.2797938845063]),
    ("bass", 0.95, [568.5734295748176, 638.9619922587584]),
    ("bass", 0.99, [556.6360983036468, 655.3165470720342]),
  ]

  private static func values(for model: String) -> [Double] {
    model == "bass"
      ? BassDiffusionTests.values
      : GrowthCurveTests.cases[model == "logistic" ? 0 : 1].values
  }

  @Test(arguments: intervals)
  func `ends are where the sum of squares is the bound's`(
    _ example: (model: String, level: Double, ends: [Double])
  ) throws {
    let model = try ModelCatalog.configured(
      example.model, [("level", .scalar(String(example.level)))]
    ).get()
    let fit = try Fit(model, to: ReferenceSeries.series(Self.values(for: example.model)))
    let interval = try #require(fit.summary.intervals.first)
    #expect(interval.name == "ceiling" && interval.level == example.level)
    #expect(interval.finding == nil)
    #expect(correctDigits(try #require(interval.lower), certified: example.ends[0]) > 7)
    #expect(correctDigits(try #require(interval.upper), certified: example.ends[1]) > 7)
  }

  @Test func `a known ceiling has no interval`() throws {
    let series = try ReferenceSeries.series(GrowthCurveTests.cases[0].values)
    #expect(try Fit(LogisticGrowth(ceiling: 500), to: series).summary.intervals.isEmpty)
  }

  @Test(arguments: ["logistic", "gompertz", "bass"])
  func `intervals hold the ceiling as often as they say`(_ keyword: String) throws {
    // Curves well past their middle with 5 % errors; a refused ceiling counts as an interval without
    // an upper end, whose lower end is below the estimate.
    var stream = RandomStream(seed: 77, name: keyword)
    let trials = 100
    let model = try ModelCatalog.configured(keyword).get()
    var (hits, refusals) = (0, 0)
    for _ in 0..<trials {
      let values = (1...18).map { t in
        100 * Self.share(keyword, Double(t)) * Double.exp(0.05 * stream.nextNormal())
      }
      guard let fit = try? Fit(model, to: ReferenceSeries.series(values)) else {
        refusals += 1
        continue
      }
      let interval = try #require(fit.summary.intervals.first)
      if interval.lower ?? 0 <= 100, 100 <= interval.upper ?? .infinity { hits += 1 }
    }
    #expect(refusals < 2)
    // Three binomial deviations.
    #expect(abs(Double(hits + refusals) / Double(trials) - 0.95) < 0.066)
  }

  private static func share(_ keyword: String, _ t: Double) -> Double {
    let eta = 0.4 * (t - 8)
    switch keyword {
    case "logistic": return 1 / (1 + Double.exp(-eta))
    case "gompertz": return Double.exp(-Double.exp(-eta))
    default:
      let decay = Double.exp(-0.4 * t)
      return (1 - decay) / (1 + 20 * decay)
    }
  }

  @Test func `where exponential growth is not refuted at a level, its interval has no upper end`()
    throws
  {
    // Bends so little that 5 % refute endless growth and 0.1 % do not.
    let model = { (level: Double) in
      var model = LogisticGrowth()
      model.level = level
      return model
    }
    let series = try Self.barelyBent()
    let usual = try Fit(model(0.95), to: series).summary.intervals[0]
    #expect(usual.upper != nil && usual.finding == nil)
    let fit = try Fit(model(0.999), to: series)
    let strict = fit.summary.intervals[0]
    #expect(strict.upper == nil)
    #expect(strict.finding == "ceiling not identified by the data")
    // What the data do say is how low the ceiling cannot be.
    let lower = try #require(strict.lower)
    #expect(lower < usual.lower ?? 0 && lower > 0)
    // The finding survives saving.
    let loaded = try Fit(saved: fit.saved())
    #expect(loaded.summary.intervals[0].finding == strict.finding)
  }

  /// The first logistic series of a stream that 5 % tell from an exponential and 0.1 % do not.
  private static func barelyBent() throws -> Series {
    var stream = RandomStream(seed: 12, name: "barely bent")
    while true {
      let values = (1...12).map { t in
        100 / (1 + Double.exp(-0.35 * (Double(t) - 11))) * Double.exp(0.06 * stream.nextNormal())
      }
      let series = try ReferenceSeries.series(values)
      guard let fit = try? Fit(LogisticGrowth(), to: series) else { continue }
      // F(1, 9) of the exponential against the curve.
      let exponential = try Fit(LogLinearTrend(), to: series).summary.sigma
      let curve = fit.summary.sigma
      let squares = (exponential * exponential * 10, curve * curve * 9)
      let f = (squares.0 - squares.1) / (squares.1 / 9)
      let t = StudentT(degreesOfFreedom: 9)
      let strict = t.upperQuantile(0.0005)
      if f < strict * strict { return series }
    }
  }

  @Test func `units carry over`() throws {
    let values = GrowthCurveTests.cases[0].values
    let one = try Fit(LogisticGrowth(), to: ReferenceSeries.series(values)).summary.intervals[0]
    let other = try Fit(
      LogisticGrowth(), to: ReferenceSeries.series(values.map { 1e9 * $0 })
    ).summary.intervals[0]
    #expect(correctDigits(try #require(other.upper), certified: 1e9 * (one.upper ?? 0)) > 8)
    #expect(correctDigits(try #require(other.lower), certified: 1e9 * (one.lower ?? 0)) > 8)
  }
}
