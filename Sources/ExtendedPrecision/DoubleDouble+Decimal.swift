extension DoubleDouble {
  /// The number that decimal text stands for, so that 0.1 is a tenth to 32 digits.
  ///
  /// Takes an optional sign, digits with at most one point, and an optional exponent (`E-3`).
  ///
  /// - Returns: nil where the text is no such number, or out of the range of `Double`.
  public init?(decimal text: some StringProtocol) {
    var bytes = Substring(text).utf8[...]
    var isNegative = false
    if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      bytes = bytes.dropFirst()
    }
    var digits: DoubleDouble = 0
    var digitCount = 0
    var exponent = 0
    var hasPoint = false
    while let byte = bytes.first {
      if byte == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
      } else if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
        digits = digits * 10 + Double(byte - UInt8(ascii: "0"))
        digitCount += 1
        if hasPoint { exponent -= 1 }
      } else {
        break
      }
      bytes = bytes.dropFirst()
    }
    guard digitCount > 0 else { return nil }
    if let mark = bytes.first {
      guard mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E"),
        let power = Int(Substring(bytes.dropFirst())), abs(power) < 10_000
      else { return nil }
      exponent += power
    }
    let scaled = digits.timesPowerOfTen(exponent)
    guard scaled.isFinite, scaled.high != 0 || digits == 0 else { return nil }
    self = isNegative ? -scaled : scaled
  }

  /// Times 10ⁿ, in steps that neither over- nor underflow on the way.
  private func timesPowerOfTen(_ n: Int) -> DoubleDouble {
    var result = self
    var rest = n.magnitude
    while rest > 0, result.high != 0, result.isFinite {
      let step = Swift.min(rest, 22)
      let power = DoubleDouble.pow(10, Int(step))
      result = n > 0 ? result * power : result / power
      rest -= step
    }
    return result
  }
}
