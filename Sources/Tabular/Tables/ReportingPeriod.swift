import TimeSeries

/// Periods as statistical offices write them.
enum ReportingPeriod {
  /// Reads a period of a table, or `2024-A1`, `2024-M05`, `2024Q1` and `2024M05`.
  ///
  /// Blanks at the ends do not count. Semesters, trimesters, weeks and days of the year are none.
  static func stamp(_ field: Span<UInt8>) -> PeriodStamp? {
    let bytes = field.extracting(ASCII.trimmed(field))
    if let stamp = PeriodStamp(parsing: bytes) { return stamp }
    guard bytes.count >= 6, let year = number(bytes, 0..<4) else { return nil }
    let letter = bytes[4] == UInt8(ascii: "-") ? 5 : 4
    let digits = letter + 1..<bytes.count
    guard let part = number(bytes, digits) else { return nil }
    switch (bytes[letter], digits.count, part) {
    case (UInt8(ascii: "A"), 1, 1): return PeriodStamp(form: .integer, ordinal: year)
    case (UInt8(ascii: "Q"), 1, 1...4):
      return PeriodStamp(form: .quarter, ordinal: 4 * year + part - 1)
    case (UInt8(ascii: "M"), 2, 1...12):
      return PeriodStamp(form: .month, ordinal: 12 * year + part - 1)
    default: return nil
    }
  }

  private static func number(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    guard !range.isEmpty, range.count <= 4 else { return nil }
    var number = 0
    for index in range {
      let digit = bytes[index] &- 0x30
      guard digit < 10 else { return nil }
      number = 10 * number + Int(digit)
    }
    return number
  }
}
