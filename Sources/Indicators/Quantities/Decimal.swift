/// A decimal number of any length, exact: ±digits × 10^exponent.
struct Decimal: Sendable, Hashable {
  /// Whether the sign is minus.
  var isNegative = false
  /// Decimal digits, most significant first; leading zeros as printed.
  var digits: [UInt8]
  /// Power of ten of the last digit.
  var exponent: Int

  static let one = Decimal(digits: [1], exponent: 0)

  /// 10^exponent.
  static func power(_ exponent: Int) -> Decimal { Decimal(digits: [1], exponent: exponent) }

  /// The exact product.
  ///
  /// - Complexity: O(n·m) for n and m digits.
  func times(_ other: Decimal) -> Decimal {
    var columns = [Int](repeating: 0, count: digits.count + other.digits.count)
    for (i, a) in digits.enumerated() {
      for (j, b) in other.digits.enumerated() { columns[i + j + 1] += Int(a) * Int(b) }
    }
    for k in columns.indices.dropFirst().reversed() {
      columns[k - 1] += columns[k] / 10
      columns[k] %= 10
    }
    return Decimal(
      isNegative: isNegative != other.isNegative, digits: columns.map { UInt8($0) },
      exponent: exponent + other.exponent)
  }

  /// The nearest double; infinite beyond the greatest one.
  var rounded: Double {
    let text = (isNegative ? "-" : "") + digits.map(String.init).joined() + "e\(exponent)"
    // Reading a decimal text rounds correctly, whatever its length.
    return Double(text) ?? .nan
  }

  /// Digits from the first one that is not zero.
  var significantDigits: Int { digits.drop { $0 == 0 }.count }
}
