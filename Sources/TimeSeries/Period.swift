/// A year, a quarter or a month.
///
/// Periods of one frequency are consecutive integers, so that `advanced(by:)` and `distance(to:)`
/// are exact.
public struct Period: Sendable, Hashable {
  /// The length of the period.
  public let frequency: Frequency
  /// Position on the frequency's axis: the year, 4·year + quarter − 1, or 12·year + month − 1.
  public let ordinal: Int

  /// The period at a position of its frequency's axis.
  ///
  /// - Parameters:
  ///   - frequency: the length of the period.
  ///   - ordinal: see ``ordinal``.
  public init(frequency: Frequency, ordinal: Int) {
    self.frequency = frequency
    self.ordinal = ordinal
  }

  /// A calendar year.
  public static func year(_ year: Int) -> Period { Period(frequency: .annual, ordinal: year) }

  /// A quarter of a year.
  ///
  /// - Precondition: `quarter` is 1 to 4.
  public static func quarter(_ quarter: Int, of year: Int) -> Period {
    precondition((1...4).contains(quarter), "quarter \(quarter) is not 1 to 4")
    return Period(frequency: .quarterly, ordinal: 4 * year + quarter - 1)
  }

  /// A month of a year.
  ///
  /// - Precondition: `month` is 1 to 12.
  public static func month(_ month: Int, of year: Int) -> Period {
    precondition((1...12).contains(month), "month \(month) is not 1 to 12")
    return Period(frequency: .monthly, ordinal: 12 * year + month - 1)
  }

  /// The calendar year that the period lies in.
  public var year: Int {
    (ordinal - position + 1) / frequency.seasonLength
  }

  /// Place within the year, from 1: always 1 for years, 1 to 4 for quarters, 1 to 12 for months.
  public var position: Int {
    let length = frequency.seasonLength
    let remainder = ordinal % length
    return (remainder < 0 ? remainder + length : remainder) + 1
  }

  /// The period `count` steps later, or earlier where `count` is negative.
  public func advanced(by count: Int) -> Period {
    Period(frequency: frequency, ordinal: ordinal + count)
  }

  /// Steps from this period to `other`.
  ///
  /// - Precondition: both have one frequency.
  public func distance(to other: Period) -> Int {
    precondition(frequency == other.frequency, "periods of two frequencies have no distance")
    return other.ordinal - ordinal
  }
}

extension Period: Comparable {
  /// Whether `lhs` comes first on its axis; frequencies sort from annual to monthly.
  public static func < (lhs: Period, rhs: Period) -> Bool {
    lhs.frequency == rhs.frequency
      ? lhs.ordinal < rhs.ordinal
      : lhs.frequency.seasonLength < rhs.frequency.seasonLength
  }
}

extension Period: CustomStringConvertible {
  /// `2025`, `2025-Q3` or `2025-11`.
  public var description: String {
    switch frequency {
    case .annual: "\(ordinal)"
    case .quarterly: "\(year)-Q\(position)"
    case .monthly: "\(year)-\(position < 10 ? "0" : "")\(position)"
    }
  }
}
