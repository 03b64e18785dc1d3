import ExtendedPrecision
import RealModule
import Statistics
import Testing

struct LaneLogarithmTests {
  @Test
  func `logarithms of ordinary numbers are within an ulp of the double-double ones`() {
    var stream = RandomStream(seed: 20_260_205, name: "logarithms")
    var worst = 0.0
    for round in 0..<4_000 {
      var x = SIMD8<Double>.zero
      for lane in 0..<8 {
        let u = stream.nextUniform()
        // Near 1, where digits cancel, and over the whole range.
        x[lane] = round % 2 == 0 ? 0.5 + u : .exp((u - 0.5) * 1400)
      }
      let found = x.logarithm()
      for lane in 0..<8 {
        let exact = DoubleDouble.log(DoubleDouble(x[lane]))
        let error = (DoubleDouble(found[lane]) - exact).high
        worst = max(worst, abs(error) / max(found[lane].ulp, .leastNormalMagnitude))
      }
    }
    #expect(worst < 1)
  }

  @Test
  func `lanes without an ordinary logarithm have that of the library`() {
    let x = SIMD8(
      0, -0.0, -1, .infinity, .nan, .leastNonzeroMagnitude, .leastNormalMagnitude,
      .greatestFiniteMagnitude)
    let found = x.logarithm()
    for lane in 0..<8 {
      let expected = Double.log(x[lane])
      #expect(
        found[lane] == expected || (found[lane].isNaN && expected.isNaN)
          || abs(found[lane] - expected) <= expected.ulp)
    }
    #expect(SIMD8(repeating: 1.0).logarithm() == .zero)
  }
}
