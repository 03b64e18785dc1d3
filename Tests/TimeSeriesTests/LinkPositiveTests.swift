import TestSupport
import Testing
import TimeSeries

struct LinkPositiveTests {
  private let link = Link.positive(knee: 8)

  @Test(arguments: [8.0, 8.5, 100, 1e300])
  func `values above the knee stay as they are`(_ y: Double) {
    #expect(link.apply(y) == y)
    #expect(link.invert(y) == y)
  }

  @Test(arguments: [7.999, 4, 1, 0.01, 1e-300])
  func `values below the knee come back`(_ y: Double) {
    #expect(link.apply(y) < 8)
    #expect(correctDigits(link.invert(link.apply(y)), certified: y) > 12)
  }

  @Test(arguments: [8.0, 3, 0, -50, -5000])
  func `every value of the modelling scale is a positive one`(_ x: Double) {
    #expect(link.invert(x) > 0)
    #expect(link.invert(x) <= 8)
  }

  @Test func `the slope is continuous at the knee`() {
    let h = 0x1p-20
    let below = (8 - link.apply(8 - h)) / h
    #expect(correctDigits(below, certified: 1) > 6)
  }

  @Test(arguments: [0.25, 2, 0x1p100])
  func `a power of two scales link and values without rounding`(_ factor: Double) {
    let scaled = Link.positive(knee: 8 * factor)
    for y in [0.1, 3, 7.7, 9] { #expect(scaled.apply(factor * y) == factor * link.apply(y)) }
    for x in [-20.0, 1, 7, 30] { #expect(scaled.invert(factor * x) == factor * link.invert(x)) }
  }

  @Test func `zero and below are not admitted`() {
    #expect(
      !link.admits(0) && !link.admits(-1) && !link.admits(.infinity)
        && link.admits(.leastNonzeroMagnitude))
  }

  @Test func `the natural link of positive series has its knee at a quarter of the median`() throws
  {
    func natural(_ values: [Double]) throws -> Link {
      try .natural(for: Series(name: "s", start: .year(2000), values: values))
    }
    #expect(try natural([40, 8, 16, 12]) == .positive(knee: 3.5))
    #expect(try natural([1e308, 1.6e308]) == .positive(knee: 0.325e308))
    #expect(try natural([3, 0, 4]) == .identity)
    #expect(try natural([3, -2]) == .identity)
    #expect(try natural([.leastNonzeroMagnitude]) == .log)
  }
}
