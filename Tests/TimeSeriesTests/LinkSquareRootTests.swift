import TestSupport
import Testing
import TimeSeries

struct LinkSquareRootTests {
  private let link = Link.squareRoot

  @Test(arguments: [0, 1e-300, 0.09, 7, 144, 1e300])
  func `the square undoes the square root`(_ y: Double) {
    #expect(correctDigits(link.invert(link.apply(y)), certified: y) >= 15)
  }

  @Test func `figures are square roots, and nothing comes back below zero`() {
    #expect(link.apply(144) == 12 && link.invert(12) == 144)
    #expect(link.invert(-3) == 0 && link.invert(0) == 0)
    #expect(link.admits(0) && !link.admits(-1e-300) && !link.admits(.infinity))
  }
}
