import RealModule
import TestSupport
import Testing
import TimeSeries

@testable import Forecasting

/// Python smooth 1.2.0 `CES(seasonality="none", initial="optimal").fit(y)` on N0001 of M3.
struct ComplexSmoothingTests {
  private let form = CESForm(season: .none, seasonLength: 1)
  private let theirs = CESParameters(alpha0: 2.05565407, alpha1: 1.26137914)
  /// Level, and the change that stands for their potential.
  private let theirStart = [937.58509416, (1.26137914 - 1) * 442.80475451]
  private let theirFitted = [
    937.58509416, 1055.7673422, 1204.42472794, 1405.27858228, 1608.78983038, 1888.11947575,
    2259.76769444, 2682.55335979, 2904.40264517, 3253.39466906, 3565.46105614, 3668.56004114,
    4252.17028825, 4939.93708955,
  ]
  private let theirMeans = [5554.431683, 6191.908281, 6970.766113, 7766.997357]

  @Test func `the recursion is that of smooth`() {
    var state = CESState(form, theirs, initial: theirStart)
    for (y, fitted) in zip(ReferenceSeries.values, theirFitted) {
      #expect(correctDigits(state.next, certified: fitted) > 7)
      state.advance(error: y - state.next)
    }
    for mean in theirMeans {
      #expect(correctDigits(state.next, certified: mean) > 7)
      state.advance(error: 0)
    }
  }

  @Test func `initial states are those of smooth at its parameters`() throws {
    let values = ReferenceSeries.values.map { Optional($0) }
    let estimate = try #require(CESEstimate(form, theirs, values))
    var squares = 0.0
    for (y, fitted) in zip(ReferenceSeries.values, theirFitted) {
      squares += (y - fitted) * (y - fitted)
    }
    #expect(estimate.squares <= squares * (1 + 1e-9))
    #expect(correctDigits(estimate.squares, certified: squares) > 4)
    // The optimiser over there stops at the fifth digit.
    for (ours, theirs) in zip(estimate.initial, theirStart) {
      #expect(correctDigits(ours, certified: theirs) > 2)
    }
  }

  private func misfit(_ data: CESData, at point: [Double]) -> Double {
    data.misfit(at: point.map { SIMD8(repeating: $0) })[3]
  }

  @Test(arguments: [CESSeason.none, .simple, .partial, .full])
  func `the lanes are the recursion, point by point`(_ season: CESSeason) throws {
    let form = CESForm(season: season, seasonLength: 4)
    var values = (0..<30).map { (t: Int) -> Double? in
      50 + 3 * Double(t) + Double(t * t * 7 % 11)
    }
    values[7] = nil
    let beta = season == .partial ? 0.1 : 0.4
    let points = [0.4, 0.66, beta, 0.66].prefix(form.dimension)
    let p = form.parameters(at: Array(points))
    #expect(form.isStable(p))
    let estimate = try #require(CESEstimate(form, p, values))
    var parameters = CESLanes.Parameters()
    parameters.alpha0 = SIMD8(repeating: p.alpha0)
    parameters.alpha1 = SIMD8(repeating: p.alpha1)
    parameters.beta0 = SIMD8(repeating: p.beta0)
    parameters.beta1 = SIMD8(repeating: p.beta1)
    let found = CESLanes(form: form, values: values).evaluate(parameters)
    #expect(found.freedom == estimate.freedom)
    for lane in [0, 7] {
      #expect(correctDigits(found.squares[lane], certified: estimate.squares) > 9)
      #expect(correctDigits(found.logVolume[lane], certified: estimate.logVolume) > 9)
    }
  }

  @Test(arguments: [CESSeason.partial, .full])
  func `errors fade where the polynomial says so, and only there`(_ season: CESSeason) {
    let form = CESForm(season: season, seasonLength: 4)
    var counts = [0, 0]
    for index in 0..<1500 {
      let turns = (1...4).map { k in
        let x = Double(index + 1) * [2.0, 3, 5, 7][k - 1].squareRoot()
        return x - x.rounded(.down)
      }
      let p = form.parameters(at: Array(turns.prefix(form.dimension)))
      var state = CESState(
        form, p, initial: (0..<form.stateCount).map { $0 % 3 == 0 ? 1.0 : -0.5 })
      let errors = state.errors([Double?](repeating: 0, count: 3000))
      let late = errors.suffix(20).reduce(0) { max($0, abs($1)) }
      // Errors that overflow come to no number.
      let isFinite = errors.allSatisfy(\.isFinite)
      let hasFaded = isFinite && late < 1e-6
      // Between the two a root is too near the circle for 3,000 periods.
      guard hasFaded || !isFinite || late > 1e2 else { continue }
      counts[hasFaded ? 1 : 0] += 1
      #expect(form.isStable(p) == hasFaded, "\(p)")
    }
    #expect(counts[0] > 20 && counts[1] > 0)
  }

  @Test func `no initial states do better, for no point of a grid`() throws {
    let values = ReferenceSeries.values.map { Optional($0) }
    let series = try ReferenceSeries.series()
    let data = CESData(series, form: form, plausibleStep: series.plausibleStep, link: .identity)
    let found = misfit(data, at: CESPosterior(data).best)
    for i in 0...30 {
      for j in 0...30 {
        let point = [Double(i) / 30, Double(j) / 30]
        #expect(found <= misfit(data, at: point) + 1e-6)
        guard let estimate = CESEstimate(form, form.parameters(at: point), values) else { continue }
        for (dl, dc) in [(5.0, 0.0), (-5, 0), (0, 5), (0, -5)] {
          var state = CESState(
            form, estimate.parameters,
            initial: [estimate.initial[0] + dl, estimate.initial[1] + dc])
          let squares = state.errors(values).reduce(0) { $0 + $1 * $1 }
          #expect(squares >= estimate.squares * (1 - 1e-9))
        }
      }
    }
  }

  @Test func `the stable region is that of the circles`() {
    // Svetunkov, Kourentzes & Ord (2022), equation 13.
    for i in 0...60 {
      for j in 0...60 {
        let (a, b) = (Double(i) / 20 + 0.003, Double(j) / 20 - 1 + 0.007)
        let isInside =
          (a - 2.5) * (a - 2.5) + b * b > 1.25
          && (a - 0.5) * (a - 0.5) + (b - 1) * (b - 1) > 0.25
          && (a - 1.5) * (a - 1.5) + (b - 0.5) * (b - 0.5) < 1.5
        #expect(form.isStable(CESParameters(alpha0: a, alpha1: b)) == isInside, "\(a), \(b)")
      }
    }
  }

  @Test(arguments: [CESSeason.auto, .partial, .simple, .full])
  func `a season comes back`(_ season: CESSeason) throws {
    let effects = [10.0, -4, 3, -9]
    let values = (0..<36).map { (t: Int) -> Double in
      100 + effects[t % 4] + (t * 5 % 7 == 0 ? 0.4 : -0.1)
    }
    let fit = try Fit(
      ComplexSmoothing(season: season),
      to: ReferenceSeries.series(values, start: .quarter(1, of: 2015)))
    for (h, step) in try fit.forecast(8).steps.enumerated() {
      #expect(abs(step.median - 100 - effects[h % 4]) < 2)
    }
  }

  @Test func `a season needs its observations`() throws {
    let series = try ReferenceSeries.series(
      Array(ReferenceSeries.values.prefix(8)), start: .quarter(1, of: 2015))
    #expect(throws: FitError.tooShort(observations: 8, required: 9)) {
      try Fit(ComplexSmoothing(season: .simple), to: series)
    }
  }
}
