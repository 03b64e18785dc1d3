import Testing

@testable import Forecasting

struct ETSSearchTests {
  private static let values = [
    1.12, 1.18, 1.32, 1.29, 1.21, 1.35, 1.48, 1.48, 1.36, 1.19, 1.04, 1.18, 1.15, 1.26, 1.41, 1.33,
    1.28, 1.45, 1.57, 1.49, 1.38, 1.51, 1.66,
  ]

  /// Every form, seasons of four.
  static let forms: [ETSForm] = [false, true].flatMap { isRelative in
    [ETSTrend.none, .additive, .damped, .multiplicative, .multiplicativeDamped].flatMap { trend in
      [ETSSeason.none, .additive, .multiplicative].map { season in
        ETSForm(isRelative: isRelative, trend: trend, season: season, seasonLength: 4)
      }
    }
  }

  private typealias States = SIMD8<Double>

  /// The point with the states at their best, from a guess.
  private static func profile(_ form: ETSForm, _ place: BoxPoint) -> ETSPoint<States> {
    let sample = ETSSample(values, form: form)
    var search = ETSSearch<States>(sample, ETSRegion(form))
    let guess = ETSPoint<States>(
      coordinates: place, states: ETSBeginning(of: sample).states(), value: .infinity)
    return search.polished(ETSEnd(point: guess, tangent: search.linearised(guess))).point
  }

  @Test(arguments: forms)
  func `the gradient is that of difference quotients`(_ form: ETSForm) {
    let place = BoxPoint(0.375, 0.375, 0.25, 0.5)
    let region = ETSRegion(form)
    let point = Self.profile(form, place)
    var search = ETSSearch<States>(ETSSample(Self.values, form: form), region)
    let tangent = search.linearised(point)
    for i in 0..<region.dimension {
      let step = 0x1p-12
      var (above, below) = (place, place)
      above[i] += step
      below[i] -= step
      let quotient =
        (Self.profile(form, above).value - Self.profile(form, below).value) / (2 * step)
      #expect(abs(tangent.quadratic.gradient[i] - quotient) < 1e-5 * max(1, abs(quotient)))
    }
  }

  @Test(arguments: forms)
  func `eight points at once have the likelihoods that each has alone`(_ form: ETSForm) {
    let sample = ETSSample(Self.values, form: form)
    let region = ETSRegion(form)
    let states: States = ETSBeginning(of: sample).states()
    var points = ETSPoints(form)
    var search = ETSSearch<States>(sample, region)
    var places = BoxPoints(repeating: .zero)
    for lane in 0..<8 {
      let x = Double(lane) / 8
      places[lane: lane] = BoxPoint(x, 1 - x, x / 2, x)
    }
    points.setStates(form) { SIMD8(repeating: states[$0]) }
    points.weights = region.weights(at: places)
    let together = sample.values(at: &points)
    for lane in 0..<8 {
      let alone = search.linearised(
        ETSPoint(coordinates: places[lane: lane], states: states, value: .infinity)
      ).value
      #expect(together[lane] == alone || abs(together[lane] - alone) < 1e-11 * abs(alone))
    }
  }

  @Test(arguments: [ETSTrend.none, .additive])
  func `no point of a grid over the region is more likely`(trend: ETSTrend) throws {
    for isRelative in [false, true] {
      let form = ETSForm(isRelative: isRelative, trend: trend)
      var search = ETSSearch<States>(ETSSample(Self.values, form: form), ETSRegion(form))
      let found = search.maximum()
      let end = try #require(found).point
      for i in 0...12 {
        for j in 0...(trend == .none ? 0 : 12) {
          let place = BoxPoint(Double(i) / 12, Double(j) / 12, 0, 0)
          #expect(Self.profile(form, place).value >= end.value - 1e-4)
        }
      }
    }
  }

  @Test(arguments: [ETSSeason.additive, .multiplicative])
  func `no point of a grid over a seasonal region is more likely`(season: ETSSeason) throws {
    for isRelative in [false, true] {
      let form = ETSForm(
        isRelative: isRelative, trend: .additive, season: season, seasonLength: 4)
      var search = ETSSearch<States>(ETSSample(Self.values, form: form), ETSRegion(form))
      let found = search.maximum()
      let end = try #require(found).point
      for i in 0...4 {
        for j in 0...4 {
          for k in 0...4 {
            let place = BoxPoint(Double(i) / 4, Double(j) / 4, Double(k) / 4, 0)
            #expect(Self.profile(form, place).value >= end.value - 1e-4)
          }
        }
      }
    }
  }

  @Test func `the largest stable slope weight is where a root reaches the unit circle`() {
    // Largest moduli of the roots by numpy 2.4 `roots`: 1 at these β to seven digits.
    let alpha = SIMD8(0.5, 0.9, 0.3, 0.2, 0.5, 0.5, 0.5, 0.5)
    let gamma = SIMD8(0.2, 0.05, 0.6, 0.01, 0.2, 0.2, 0.2, 0.2)
    let phi = SIMD8(1, 1, 0.9, 0.98, 1, 1, 1, 1)
    let certified = [0.16316077, 0.13938009, 0.11462976, 0.2]
    let found = ETSStability(seasonLength: 12)
      .highestBeta(alpha: alpha, gamma: gamma, phi: phi, limit: alpha)
    for lane in 0..<4 { #expect(abs(found[lane] - certified[lane]) < 1e-6) }
    let quarterly = ETSStability(seasonLength: 4)
      .highestBeta(alpha: alpha, gamma: gamma, phi: phi, limit: alpha)
    #expect(quarterly == alpha)
  }
}
