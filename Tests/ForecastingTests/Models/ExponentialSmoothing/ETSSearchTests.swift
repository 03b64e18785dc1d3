import Testing

@testable import Forecasting

struct ETSSearchTests {
  private static let values = [
    1.12, 1.18, 1.32, 1.29, 1.21, 1.35, 1.48, 1.48, 1.36, 1.19, 1.04, 1.18, 1.15, 1.26, 1.41,
  ]

  /// The value with the states at their best, from the first value and no slope.
  private static func profile(_ form: ETSForm, _ place: BoxPoint) -> ETSSearch.Point {
    let region = ETSRegion(form, alpha: nil, beta: nil, phi: nil)
    var search = ETSSearch(ETSSample(values, form: form), region)
    return search.polished(
      ETSSearch.Point(coordinates: place, level: 0, slope: 0, value: .infinity)
    ).point
  }

  @Test(arguments: [false, true], [ETSTrend.none, .additive, .damped])
  func `the gradient is that of difference quotients`(isRelative: Bool, trend: ETSTrend) {
    let form = ETSForm(isRelative: isRelative, trend: trend)
    let region = ETSRegion(form, alpha: nil, beta: nil, phi: nil)
    let place = BoxPoint(0.625, 0.375, 0.5, 0)
    let point = Self.profile(form, place)
    var scratch = ETSScratch(count: Self.values.count)
    let tangent = ETSLinearization(
      ETSSample(Self.values, form: form), region, at: place, level: point.level,
      slope: point.slope, scratch: &scratch)
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

  @Test(arguments: [ETSTrend.none, .additive])
  func `no point of a grid over the region is more likely`(trend: ETSTrend) throws {
    for isRelative in [false, true] {
      let form = ETSForm(isRelative: isRelative, trend: trend)
      let region = ETSRegion(form, alpha: nil, beta: nil, phi: nil)
      var search = ETSSearch(ETSSample(Self.values, form: form), region)
      let found = search.maximum()
      let end = try #require(found)
      for i in 0...24 {
        for j in 0...(trend == .none ? 0 : 24) {
          let place = BoxPoint(Double(i) / 24, Double(j) / 24, 0, 0)
          #expect(Self.profile(form, place).value >= end.value - 1e-4)
        }
      }
    }
  }
}
