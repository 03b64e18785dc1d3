import Foundation
import Optimization
import TestSupport
import Testing

@Suite struct BrentTests {
  @Test func `a root is found to the last digit`() throws {
    let root = try BrentRoot().root(in: 0...2) { cos($0) - $0 }.get()
    // The Dottie number.
    #expect(correctDigits(root, certified: 0.739085133215160641655) >= 15)
  }

  @Test func `a steep and flat function still converges`() throws {
    let root = try BrentRoot().root(in: -10...10) { pow($0 - 1, 9) }.get()
    #expect(abs(root - 1) < 1e-12)
    let step = try BrentRoot().root(in: -1...3) { $0 < 1.25 ? -1 : 1 }.get()
    #expect(correctDigits(step, certified: 1.25) >= 15)
  }

  @Test func `the same sign at both ends is no bracket`() {
    #expect(BrentRoot().root(in: 1...2) { $0 * $0 } == .failure(.notBracketed))
    #expect(BrentRoot().root(in: 1...2) { _ in .nan } == .failure(.notFiniteAtStart))
  }

  @Test func `a minimum is found to half the digits`() throws {
    let minimum = try BrentMinimum().minimize(in: 1...5) { lgamma($0) }.get()
    #expect(correctDigits(minimum.point[0], certified: 1.46163214496836234126) >= 7)
    #expect(correctDigits(minimum.value, certified: -0.121486290535849608095) >= 14)
  }

  @Test func `a minimum at the end of the interval is reached`() throws {
    let minimum = try BrentMinimum().minimize(in: 2...5) { $0 * $0 }.get()
    #expect(correctDigits(minimum.point[0], certified: 2) >= 7)
  }

  @Test func `infinite stretches are avoided`() throws {
    let minimum = try BrentMinimum().minimize(in: -1...4) { x in
      x <= 0 ? .infinity : x - log(x)
    }.get()
    #expect(correctDigits(minimum.point[0], certified: 1) >= 7)
    #expect(BrentMinimum().minimize(in: 0...1) { _ in .nan } == .failure(.notFiniteAtStart))
  }
}
