/// A period as a table writes it, before its frequency is known.
///
/// Stamps of one form are consecutive integers in the order of time (dates leave out the numbers of
/// days that months do not have), so that a reader can keep millions of them in 16 bytes each.
public struct PeriodStamp: Sendable, Hashable {
  /// How a table may write periods.
  public enum Form: UInt8, Sendable, Hashable, CaseIterable {
    /// `17` or `2025`: a running number or a year.
    case integer
    /// `2025-Q3`.
    case quarter
    /// `2025-11`.
    case month
    /// `2025-11-30`.
    case date
  }

  /// How the period is written.
  public let form: Form
  /// The number, 4·year + quarter − 1, 12·year + month − 1, or 32·(12·year + month − 1) + day.
  public let ordinal: Int

  /// A stamp at a position of its form.
  public init(form: Form, ordinal: Int) {
    self.form = form
    self.ordinal = ordinal
  }

  /// Months since year 0 of a month or a date; nil for the other forms.
  public var monthOrdinal: Int? {
    switch form {
    case .integer, .quarter: nil
    case .month: ordinal
    case .date: ordinal >> 5
    }
  }

  /// The day of the month of a date; nil for the other forms.
  public var day: Int? { form == .date ? ordinal & 31 : nil }
}

extension PeriodStamp {
  /// Reads `17`, `-3`, `2025`, `2025-Q3`, `2025-11` or `2025-11-30`; nil for anything else.
  ///
  /// Integers have at most 12 digits. The day has to exist in its month.
  public init?(_ text: String) {
    self.init(parsing: Array(text.utf8).span)
  }

  /// Reads a stamp from ASCII bytes; see ``init(_:)``.
  ///
  /// - Complexity: O(n), without allocation.
  public init?(parsing bytes: Span<UInt8>) {
    let count = bytes.count
    guard count > 0 else { return nil }
    let negative = bytes[0] == UInt8(ascii: "-")
    var index = negative ? 1 : 0
    var number = 0
    while index < count, let digit = bytes[index].digit, index <= 12 {
      number = 10 * number + digit
      index += 1
    }
    if index == count {
      guard index > (negative ? 1 : 0), index <= (negative ? 13 : 12) else { return nil }
      self.init(form: .integer, ordinal: negative ? -number : number)
      return
    }
    // A year of four digits, a hyphen, then a quarter, a month or a month and a day.
    guard index == 4, !negative, bytes[4] == UInt8(ascii: "-"), count >= 7 else { return nil }
    if bytes[5] | 0x20 == UInt8(ascii: "q") {
      guard count == 7, let quarter = bytes[6].digit, (1...4).contains(quarter) else { return nil }
      self.init(form: .quarter, ordinal: 4 * number + quarter - 1)
      return
    }
    guard let month = bytes.twoDigits(at: 5), (1...12).contains(month) else { return nil }
    let monthOrdinal = 12 * number + month - 1
    if count == 7 {
      self.init(form: .month, ordinal: monthOrdinal)
      return
    }
    guard count == 10, bytes[7] == UInt8(ascii: "-"), let day = bytes.twoDigits(at: 8),
      day >= 1, day <= GregorianMonth.length(monthOrdinal)
    else { return nil }
    self.init(form: .date, ordinal: monthOrdinal << 5 | day)
  }
}

extension PeriodStamp: CustomStringConvertible {
  /// The stamp as tables write it.
  public var description: String {
    switch form {
    case .integer: String(ordinal)
    case .quarter: PeriodNotation.quarter.text(Period(frequency: .quarterly, ordinal: ordinal))
    case .month: PeriodNotation.month.text(Period(frequency: .monthly, ordinal: ordinal))
    case .date:
      PeriodNotation.date(DateAnchor(monthOffset: 0, day: .fixed(ordinal & 31)))
        .text(Period(frequency: .monthly, ordinal: ordinal >> 5))
    }
  }
}

extension UInt8 {
  /// The value of an ASCII digit, or nil.
  fileprivate var digit: Int? {
    let value = self &- 0x30
    return value < 10 ? Int(value) : nil
  }
}

extension Span<UInt8> {
  /// The number of two digits at an index, or nil.
  fileprivate func twoDigits(at index: Int) -> Int? {
    guard let tens = self[index].digit, let ones = self[index + 1].digit else { return nil }
    return 10 * tens + ones
  }
}
