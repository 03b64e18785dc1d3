/// How a table writes its periods, so that forecasts go on in kind.
public enum PeriodNotation: Sendable, Hashable, Codable {
  /// A running number: `17`; the ordinal of the period whatever its frequency.
  case index
  /// A calendar year: `2025`.
  case year
  /// `2025-Q3`.
  case quarter
  /// `2025-11`.
  case month
  /// An ISO date that stands for the period it lies in: `2025-12-31`.
  case date(DateAnchor)
}

/// Which day of its period a date names.
public struct DateAnchor: Sendable, Hashable, Codable {
  /// The day within the month.
  public enum Day: Sendable, Hashable, Codable {
    /// The first of the month.
    case first
    /// The last of the month, 28 to 31.
    case last
    /// A day from 2; the last of a month that is shorter.
    case fixed(Int)
  }

  /// Months from the start of the period: 0 to 11 for years, 0 to 2 for quarters, 0 for months.
  public let monthOffset: Int
  /// The day within that month.
  public let day: Day

  /// A day of a period.
  public init(monthOffset: Int, day: Day) {
    self.monthOffset = monthOffset
    self.day = day
  }

  /// The first day of each period.
  public static let start = DateAnchor(monthOffset: 0, day: .first)

  /// The last day of each period of a frequency.
  public static func end(of frequency: Frequency) -> DateAnchor {
    DateAnchor(monthOffset: frequency.monthsPerPeriod - 1, day: .last)
  }
}

extension Frequency {
  /// Months in a period: 12, 3 or 1.
  public var monthsPerPeriod: Int { 12 / seasonLength }
}

extension PeriodNotation {
  /// The period in this notation.
  ///
  /// - Precondition: a quarter is written for quarterly periods only, a month for monthly ones;
  ///   dates need years from 0 to 9999.
  public func text(_ period: Period) -> String {
    switch self {
    case .index, .year: return String(period.ordinal)
    case .quarter:
      precondition(period.frequency == .quarterly, "\(period) is not a quarter")
      return "\(padded(period.year, 4))-Q\(period.position)"
    case .month:
      precondition(period.frequency == .monthly, "\(period) is not a month")
      return "\(padded(period.year, 4))-\(padded(period.position, 2))"
    case .date(let anchor):
      let month = period.ordinal * period.frequency.monthsPerPeriod + anchor.monthOffset
      let length = GregorianMonth.length(month)
      let day =
        switch anchor.day {
        case .first: 1
        case .last: length
        case .fixed(let day): min(day, length)
        }
      return "\(padded(month / 12, 4))-\(padded(month % 12 + 1, 2))-\(padded(day, 2))"
    }
  }

  private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension Period {
  /// The period that a stamp names at a frequency, or nil where the stamp cannot name one.
  ///
  /// Integers are ordinals of any frequency, quarters and months name their own frequency only, and
  /// a date names the period that it lies in.
  public init?(_ stamp: PeriodStamp, frequency: Frequency) {
    switch stamp.form {
    case .integer: self.init(frequency: frequency, ordinal: stamp.ordinal)
    case .quarter:
      guard frequency == .quarterly else { return nil }
      self.init(frequency: .quarterly, ordinal: stamp.ordinal)
    case .month:
      guard frequency == .monthly else { return nil }
      self.init(frequency: .monthly, ordinal: stamp.ordinal)
    case .date:
      self.init(frequency: frequency, ordinal: (stamp.ordinal >> 5) / frequency.monthsPerPeriod)
    }
  }

  /// Reads `2025`, `2025-Q3` or `2025-11`; nil for anything else.
  public init?(_ text: String) {
    guard let stamp = PeriodStamp(text) else { return nil }
    switch stamp.form {
    case .integer: self.init(frequency: .annual, ordinal: stamp.ordinal)
    case .quarter: self.init(frequency: .quarterly, ordinal: stamp.ordinal)
    case .month: self.init(frequency: .monthly, ordinal: stamp.ordinal)
    case .date: return nil
    }
  }
}
