/// The decimal number with the fewest digits that reads back as a double; of several the nearest.
///
/// Covers the magnitudes from 10⁻⁴ to 2⁵³, which the standard library too writes without an exponent;
/// the digits are the same.
///
/// > Source: Giulietti (2022), "The Schubfach way to render doubles". Powers of ten are exact here:
/// > 128 bits hold what the covered magnitudes need.
struct ShortestDecimal: Sendable {
  /// The digits as a whole number; may end in zeros.
  let digits: UInt64
  /// The power of ten that they are multiplied by.
  let exponent: Int

  /// Magnitudes that have a place here.
  static let range = 1e-4..<9_007_199_254_740_992

  /// The digits of a positive double.
  ///
  /// - Precondition: `value` lies in ``range``.
  init(_ value: Double) {
    let fraction = value.significandBitPattern
    let c = fraction | 1 << 52
    let q = Int(value.exponent) - 52
    if q <= 0, c & (1 << UInt64(-q) &- 1) == 0, q > -53 {
      (digits, exponent) = (c >> UInt64(-q), 0)
      return
    }
    // Below a power of two the neighbour is half as far.
    let isCloser: UInt64 = fraction == 0 ? 1 : 0
    let k = (q * 1_262_611 - (isCloser == 1 ? 524_031 : 0)) >> 22
    let shift = UInt64(q + ((-k * 1_741_647) >> 19) + 1)
    let power = Self.powers[-k - Self.firstPower]
    let lowest = Self.rounded(power, (4 * c - 2 + isCloser) << shift)
    let middle = Self.rounded(power, (4 * c) << shift)
    let highest = Self.rounded(power, (4 * c + 2) << shift)
    // Ties are read to the even significand.
    let isOdd = c & 1
    let (lower, upper) = (lowest + isOdd, highest - isOdd)
    let s = middle / 4
    if s >= 10 {
      let tens = s / 10
      let isBelowInside = lower <= 40 * tens
      let isAboveInside = 40 * tens + 40 <= upper
      if isBelowInside != isAboveInside {
        (digits, exponent) = (tens + (isAboveInside ? 1 : 0), k + 1)
        return
      }
    }
    let isBelowInside = lower <= 4 * s
    let isAboveInside = 4 * s + 4 <= upper
    let half = 4 * s + 2
    let isNearerAbove =
      isBelowInside != isAboveInside
      ? isAboveInside : middle > half || (middle == half && s & 1 == 1)
    (digits, exponent) = (s + (isNearerAbove ? 1 : 0), k)
  }

  /// g·c/2¹²⁸ to a whole number, odd where something was cut off.
  private static func rounded(_ g: UInt128, _ c: UInt64) -> UInt64 {
    let low = UInt64(truncatingIfNeeded: g).multipliedFullWidth(by: c).high
    let (high, rest) = UInt64(truncatingIfNeeded: g >> 64).multipliedFullWidth(by: c)
    let (sum, carries) = rest.addingReportingOverflow(low)
    return (high &+ (carries ? 1 : 0)) | (sum > 1 ? 1 : 0)
  }

  private static let firstPower = -1

  /// 10ⁿ as 128 bits with the first one set, rounded up, from 10⁻¹ on.
  private static let powers = [tenth] + wholePowers

  /// ⌈2¹³¹/10⌉.
  private static let tenth: UInt128 = {
    let (quotient, _) = UInt128(10).dividingFullWidth((high: 8, low: 0))
    return quotient + 1
  }()

  private static let wholePowers: [UInt128] = (0...22).map { n in
    let five = (0..<n).reduce(UInt128(1)) { power, _ in power * 5 }
    return five << UInt128(five.leadingZeroBitCount)
  }
}

extension ShortestDecimal {
  /// Writes a number as `Double.description` does, but without `.0` at the end of whole ones.
  ///
  /// - Parameter number: finite.
  static func append(_ number: Double, to bytes: inout [UInt8]) {
    guard range.contains(number.magnitude) else {
      bytes.append(contentsOf: number.description.utf8)
      if bytes.suffix(2).elementsEqual(".0".utf8) { bytes.removeLast(2) }
      return
    }
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    ShortestDecimal(number.magnitude).append(to: &bytes)
  }

  /// Writes the digits without an exponent.
  private func append(to bytes: inout [UInt8]) {
    // Digits from the last to the first: at most 17.
    var reversed = InlineArray<24, UInt8>(repeating: 0)
    var (count, rest, point) = (0, digits, exponent)
    while point < 0, rest % 10 == 0 { (rest, point) = (rest / 10, point + 1) }
    while rest > 0 {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      reversed[count] = 0x30 + UInt8(truncatingIfNeeded: digit)
      count += 1
      rest = quotient
    }
    let whole = count + point
    bytes.append(addingCapacity: 32) { output in
      if whole <= 0 {
        output.append(0x30)
        output.append(UInt8(ascii: "."))
        for _ in whole..<0 { output.append(0x30) }
      }
      for index in 0..<count {
        if index == whole, index > 0 { output.append(UInt8(ascii: ".")) }
        output.append(reversed[count - 1 - index])
      }
      for _ in 0..<max(point, 0) { output.append(0x30) }
    }
  }
}
