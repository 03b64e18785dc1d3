/// A decimal number as its digits and a power of ten.
struct Decimal: Sendable {
  /// All digits as a whole number; meaningless where there are more than 19.
  private var digits: UInt64 = 0
  private var digitCount = 0
  private var exponent = 0
  private var isNegative = false
  /// Whether any digit is not zero.
  private(set) var isNotZero = false

  /// Takes `[+-] digits [. digits] [e [+-] digits]` apart; nil for anything else.
  @inline(__always)
  init?(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    var index = range.lowerBound
    let end = range.upperBound
    guard index < end else { return nil }
    if bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
      isNegative = bytes[index] == UInt8(ascii: "-")
      index &+= 1
    }
    let wholeStart = index
    var value: UInt64 = 0
    var union: UInt8 = 0
    while index < end {
      let digit = bytes[index] &- 0x30
      guard digit < 10 else { break }
      value = value &* 10 &+ UInt64(digit)
      union |= digit
      index &+= 1
    }
    var count = index &- wholeStart
    if index < end, bytes[index] == UInt8(ascii: ".") {
      index &+= 1
      let fractionStart = index
      while index < end {
        let digit = bytes[index] &- 0x30
        guard digit < 10 else { break }
        value = value &* 10 &+ UInt64(digit)
        union |= digit
        index &+= 1
      }
      exponent = fractionStart &- index
      count &+= index &- fractionStart
    }
    guard count > 0 else { return nil }
    digits = value
    digitCount = count
    isNotZero = union != 0
    if index < end {
      guard bytes[index] | 0x20 == UInt8(ascii: "e"),
        let power = Self.power(bytes, index &+ 1..<end)
      else { return nil }
      exponent &+= power
    }
  }

  /// The number times a power of ten.
  func multiplied(byPowerOfTen power: Int) -> Decimal {
    var product = self
    product.exponent += power
    return product
  }

  /// The number after `e`; beyond ±99,999 it stays there.
  @inline(never)
  private static func power(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    var index = range.lowerBound
    guard index < range.upperBound else { return nil }
    let isNegative = bytes[index] == UInt8(ascii: "-")
    if isNegative || bytes[index] == UInt8(ascii: "+") { index += 1 }
    guard index < range.upperBound else { return nil }
    var power = 0
    while index < range.upperBound {
      let digit = bytes[index] &- 0x30
      guard digit < 10 else { return nil }
      power = min(99_999, 10 * power + Int(digit))
      index += 1
    }
    return isNegative ? -power : power
  }

  /// The nearest double, ties to even; nil where there are more than 19 digits or 10 to more than
  /// ±19 and no exact way.
  ///
  /// > Source: Clinger (1990), "How to read floating point numbers accurately", for the first case;
  /// > the others are exact integer arithmetic in 128 bits with one rounding.
  @inline(__always)
  var value: Double? {
    guard digitCount <= 19 else { return nil }
    let magnitude: Double
    if digits <= 1 << 53, exponent <= 0, exponent >= -22 {
      magnitude = exponent == 0 ? Double(digits) : Double(digits) / Self.powers[-exponent]
    } else {
      guard let exact = rounded else { return nil }
      magnitude = exact
    }
    return isNegative ? -magnitude : magnitude
  }

  @inline(never)
  private var rounded: Double? {
    if digits == 0 { return 0 }
    if digits <= 1 << 53, exponent > 0, exponent <= 22 {
      return Double(digits) * Self.powers[exponent]
    }
    guard exponent >= -19, exponent <= 19 else { return nil }
    let power = Self.integerPowers[abs(exponent)]
    return exponent >= 0 ? Self.product(digits, power) : Self.quotient(digits, power)
  }

  /// a·b with one rounding.
  private static func product(_ a: UInt64, _ b: UInt64) -> Double {
    let (high, low) = a.multipliedFullWidth(by: b)
    guard high > 0 else { return Double(low) }
    let shift = high.leadingZeroBitCount
    let top = shift == 0 ? high : high << UInt64(shift) | low >> UInt64(64 - shift)
    let rest = low << UInt64(shift)
    return scaled(top | (rest == 0 ? 0 : 1), by: 64 - shift)
  }

  /// a/b with one rounding; both positive.
  private static func quotient(_ a: UInt64, _ b: UInt64) -> Double {
    let shiftA = a.leadingZeroBitCount
    let shiftB = b.leadingZeroBitCount
    let dividend = a << UInt64(shiftA)
    // dividend·2⁶³ over the shifted divisor: the quotient has 63 or 64 bits.
    let (quotient, remainder) = (b << UInt64(shiftB)).dividingFullWidth(
      (dividend >> 1, dividend << 63))
    return scaled(quotient | (remainder == 0 ? 0 : 1), by: shiftB - shiftA - 63)
  }

  /// top·2ⁿ, where the last bit of `top` stands for everything below it.
  ///
  /// `top` has at least 62 bits, so that bit lies under the place where the conversion rounds.
  private static func scaled(_ top: UInt64, by power: Int) -> Double {
    Double(top) * Double(sign: .plus, exponent: power, significand: 1)
  }

  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  private static let integerPowers: [UInt64] = (0...19).map { exponent in
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }
}
