import TestSupport
import Testing

@testable import TimeSeries

@Suite struct LinkTests {
  static let values: [(Link, [Double])] = [
    (.identity, [-1e300, -1, 0, 2.5, 1e300]),
    (.log, [1e-300, 1e-9, 0.1, 1, 3.63e12, 1e300]),
    (.logit(lower: 0, upper: 100), [1e-9, 0.5, 2.6, 50, 97, 99.999]),
    (.logit(lower: -3, upper: 4), [-2.999, 0, 3.5]),
    (.rank, [1, 2, 10, 100, 65_536]),
  ]

  @Test(arguments: values)
  func `the inverse undoes the link`(link: Link, values: [Double]) {
    for value in values {
      #expect(correctDigits(link.invert(link.apply(value)), certified: value) >= 12)
    }
  }

  @Test func `places in a ranking come back as whole numbers from 1`() {
    for place in 1...1000 {
      #expect(Link.rank.invert(Link.rank.apply(Double(place))) == Double(place))
    }
    #expect(Link.rank.invert(-50) == 1)
    #expect(Link.rank.invert(1.05) == 3)
  }

  @Test func `far out a share stays inside its bounds`() {
    let link = Link.logit(lower: 0, upper: 100)
    for x in [-1e9, -800, -30, 30, 800, 1e9] {
      #expect((0...100).contains(link.invert(x)))
    }
    #expect(correctDigits(link.invert(-40), certified: 4.248354255291589e-16) >= 13)
  }

  @Test func `a link admits what it can carry`() {
    #expect(!Link.identity.admits(.infinity))
    #expect(!Link.log.admits(0))
    #expect(!Link.logit(lower: 0, upper: 1).admits(1))
    #expect(!Link.rank.admits(0.5))
    #expect(!Link.log.admits(.nan))
  }
}
