import ExtendedPrecision
import Foundation
import Testing

/// How many leading digits agree, up to 32.
private func digits(_ computed: DoubleDouble, _ decimal: String) -> Double {
  guard let exact = DoubleDouble(decimal: decimal) else { return -1 }
  let error = ((computed - exact) / exact).magnitude.high
  return error == 0 ? 32 : min(32, -log10(error))
}

@Suite struct DoubleDoubleTests {
  /// Figures of mpmath 1.3.0 at 60 digits, printed to 40.
  @Test(arguments: [
    (DoubleDouble.exp(1), "2.718281828459045235360287471352662497757"),
    (
      DoubleDouble.exp(DoubleDouble(sum: 1, 1e-20) - 1), "1.000000000000000000010000000000000000000"
    ),
    (DoubleDouble.log(10), "2.302585092994045684017991454684364207601"),
    (DoubleDouble.sqrt(2), "1.414213562373095048801688724209698078570"),
    (1 / DoubleDouble(3), "0.3333333333333333333333333333333333333333"),
    (DoubleDouble.sin(1), "0.8414709848078965066525023216302989996226"),
    (DoubleDouble.cos(100), "0.8623188722876839341019385139508425355101"),
    (DoubleDouble.atan(3), "1.249045772398254425829917077281090123078"),
    (DoubleDouble.atan(-0.25 * DoubleDouble(1)), "-0.2449786631268641541720824812112758109141"),
    (
      DoubleDouble.pow(DoubleDouble(1.5), DoubleDouble(-2.25)),
      "0.4016008904932643697609858012850863067653"
    ),
  ])
  func `functions have thirty digits`(computed: DoubleDouble, exact: String) {
    #expect(digits(computed, exact) >= 30)
  }

  @Test func `decimal arguments keep their digits`() throws {
    let tiny = try #require(DoubleDouble(decimal: "1e-12"))
    #expect(
      digits(.log(onePlus: tiny), "9.999999999995000000000003333333333330833e-13") >= 30)
    let base = try #require(DoubleDouble(decimal: "1.1"))
    #expect(digits(.pow(base, 100), "13780.61233982227018411833717208963677626") >= 29)
    let small = try #require(DoubleDouble(decimal: "1e-5"))
    #expect(digits(.sin(small), "0.000009999999999833333333334166666666664682540") >= 30)
    let far = try #require(DoubleDouble(decimal: "1e-250"))
    #expect(digits(.log(far), "-575.6462732485114210044978636710910519003") >= 30)
  }

  @Test func `sums and products lose nothing`() {
    let sum = DoubleDouble(sum: 1e16, 1)
    #expect(sum - 1e16 == 1)
    let square = DoubleDouble(product: 1 + 0x1p-52, 1 + 0x1p-52)
    #expect(square - 1 - 0x1p-51 == DoubleDouble(0x1p-104))
    #expect(DoubleDouble(Int.max) - DoubleDouble(Int.max - 1) == 1)
    #expect(DoubleDouble(Int.min) + DoubleDouble(Int.max) == -1)
  }

  @Test func `inverse operations come back`() {
    for k in 1...200 {
      let x = DoubleDouble(k) / 7
      for back in [
        DoubleDouble.log(.exp(x)), DoubleDouble.sqrt(x) * .sqrt(x), x * 13 / 13,
        DoubleDouble.sin(x) / .cos(x) * .cos(x) / .sin(x) * x,
      ] {
        #expect(((back - x) / x).magnitude.high < 2e-30)
      }
      let unit = DoubleDouble.sin(x) * .sin(x) + .cos(x) * .cos(x)
      #expect((unit - 1).magnitude.high < 1e-30)
    }
  }

  @Test func `decimal text is read exactly and nothing else is`() {
    #expect(DoubleDouble(decimal: "9007199254740993")?.low == 1)
    #expect(DoubleDouble(decimal: ".591E0")?.high == 0.591)
    #expect(DoubleDouble(decimal: "-34.834702e+00")?.high == -34.834702)
    #expect(DoubleDouble(decimal: "0.1").map { $0 * 10 - 1 }?.magnitude.high ?? 1 < 1e-31)
    for wrong in ["", ".", "1.2.3", "1e", "e5", "0x10", "nan", "1e400", "1 2", "--1"] {
      #expect(DoubleDouble(decimal: wrong) == nil, "\(wrong)")
    }
  }

  @Test func `what has no value is NaN or infinite, as with doubles`() {
    #expect(!DoubleDouble.sqrt(-1).isFinite)
    #expect(!DoubleDouble.log(-1).isFinite)
    #expect(DoubleDouble.log(0).high == -.infinity)
    #expect(DoubleDouble.exp(800).high == .infinity)
    #expect(DoubleDouble.exp(-800) == 0)
    #expect(!(1 / DoubleDouble(0)).isFinite)
  }
}
