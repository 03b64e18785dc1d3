import TestSupport
import Testing
import TimeSeries

struct LinkPowerTests {
  private let link = Link.power(exponent: 0.5, knee: 8)

  @Test func `above the knee it is the Box-Cox scale in units of the knee`() {
    // 8(1 + (√(32/8) − 1)/0.5) and 8(1 + (√(200/8) − 1)/0.5).
    #expect(correctDigits(link.apply(32), certified: 24) > 14)
    #expect(correctDigits(link.apply(200), certified: 72) > 14)
  }

  @Test(arguments: [0.0, 0.0625, 0.5, 1], [1e-300, 0.01, 7.999, 8, 8.001, 500, 1e200])
  func `values come back`(_ exponent: Double, _ y: Double) {
    let link = Link.power(exponent: exponent, knee: 8)
    #expect(correctDigits(link.invert(link.apply(y)), certified: y) > 12)
  }

  @Test(arguments: [0.001, 3, 8, 100, 1e9])
  func `one is the positive link, and zero the logarithm`(_ y: Double) {
    #expect(Link.power(exponent: 1, knee: 8).apply(y) == Link.positive(knee: 8).apply(y))
    let logarithm = Link.power(exponent: 0, knee: 8).apply(y)
    let expected = 8 * (1 + Link.log.apply(y) - Link.log.apply(8))
    #expect(abs(logarithm - expected) < 1e-13 * max(8, abs(expected)))
  }

  @Test(arguments: [0.0, 0.3, 0.9])
  func `the slope is continuous at the knee`(_ exponent: Double) {
    let link = Link.power(exponent: exponent, knee: 8)
    let h = 0x1p-20
    #expect(correctDigits((8 - link.apply(8 - h)) / h, certified: 1) > 6)
    #expect(correctDigits((link.apply(8 + h) - 8) / h, certified: 1) > 6)
  }

  @Test(arguments: [0.25, 2, 0x1p100])
  func `a power of two scales link and values without rounding`(_ factor: Double) {
    let scaled = Link.power(exponent: 0.5, knee: 8 * factor)
    for y in [0.1, 3, 7.7, 9, 1e5] { #expect(scaled.apply(factor * y) == factor * link.apply(y)) }
    for x in [-20.0, 1, 7, 30, 1e4] {
      #expect(scaled.invert(factor * x) == factor * link.invert(x))
    }
  }

  @Test(arguments: [8.0, 3, 0, -50, -5000])
  func `every value of the modelling scale is a positive one`(_ x: Double) {
    #expect(link.invert(x) > 0 && link.invert(x) <= 8)
    #expect(!link.admits(0) && !link.admits(-1))
  }
}
