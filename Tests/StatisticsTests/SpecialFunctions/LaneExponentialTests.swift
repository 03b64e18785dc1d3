import ExtendedPrecision
import RealModule
import Statistics
import Testing

struct LaneExponentialTests {
  @Test
  func `exponentials of ordinary numbers are within an ulp of the double-double ones`() {
    var stream = RandomStream(seed: 20_260_205, name: "exponentials")
    var worst = 0.0
    for round in 0..<4_000 {
      var x = SIMD8<Double>.zero
      for lane in 0..<8 {
        let u = stream.nextUniform() - 0.5
        // Near 0, as a density's logarithm, and over the whole range.
        x[lane] = round % 3 == 0 ? u : round % 3 == 1 ? 80 * u : 1416 * u
      }
      let found = x.exponential()
      for lane in 0..<8 {
        let exact = DoubleDouble.exp(DoubleDouble(x[lane]))
        let error = (DoubleDouble(found[lane]) - exact).high
        worst = max(worst, abs(error) / found[lane].ulp)
      }
    }
    #expect(worst < 1)
  }

  @Test
  func `lanes without an ordinary exponential have that of the library`() {
    let x = SIMD8(
      -.infinity, .infinity, .nan, -745, -709, 709.5, 710, .greatestFiniteMagnitude)
    let found = x.exponential()
    for lane in 0..<8 {
      let expected = Double.exp(x[lane])
      #expect(found[lane] == expected || (found[lane].isNaN && expected.isNaN))
    }
    #expect(SIMD8(repeating: 0.0).exponential() == SIMD8(repeating: 1))
    #expect(SIMD8(repeating: -0.0).exponential() == SIMD8(repeating: 1))
  }
}
