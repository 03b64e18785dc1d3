import ExtendedPrecision
import Optimization
import TestSupport
import Testing

/// Everything that a residual can be made of, twice over.
private func composite<S: DifferentiableScalar>(_ x: S, _ y: S) -> S {
  let a = S.exp(-0.3 * x) * S.log(y + 2) / (1 + x * x)
  let b = S.sin(x * y) - S.cos(x / y) + S.atan(2 * x - y)
  let c = S.pow(x, 3) / S.sqrt(y) + S.pow(y, x) - 2 / x + S.pow(x, -2) - (x - 1) / 4
  return a + b - c
}

@Suite struct AutomaticDifferentiationTests {
  // Figures of mpmath 1.3.0 at 50 digits, at (0.7, 1.3) and along (0.5, -2).
  let gradient = [2.762144967357629476667, -1.139344321970352459961]

  @Test func `first derivatives are exact`() {
    let x = Dual(0.7, tangents: .init(1, 0, 0, 0, 0, 0, 0, 0))
    let y = Dual(1.3, tangents: .init(0, 0, 0, 0, 0, 0, 0, 1))
    let result = composite(x, y)
    #expect(correctDigits(result.value, certified: -0.0809185526742935727244) >= 14)
    #expect(correctDigits(result.tangents[0], certified: gradient[0]) >= 14)
    #expect(correctDigits(result.tangents[7], certified: gradient[1]) >= 14)
    #expect(result.tangents[3] == 0)
  }

  @Test func `second derivatives along a line are exact`() {
    let result = composite(Jet(0.7, slope: 0.5), Jet(1.3, slope: -2))
    #expect(
      correctDigits(result.slope, certified: 0.5 * gradient[0] - 2 * gradient[1]) >= 13)
    #expect(correctDigits(result.curvature, certified: -2.889044291597797140106) >= 13)
  }

  @Test func `values agree in all kinds of arithmetic`() {
    let exact = composite(DoubleDouble(0.7), DoubleDouble(1.3))
    #expect(correctDigits(composite(0.7, 1.3), certified: exact.rounded) >= 14.5)
    #expect(composite(Dual(0.7), Dual(1.3)).value == composite(Jet(0.7), Jet(1.3)).value)
  }
}
