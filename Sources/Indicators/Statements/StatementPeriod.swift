public import TimeSeries

/// What a statement is about: a period, or a span of periods, both ends in.
public enum StatementPeriod: Sendable, Hashable, Codable {
  /// `2025`, `2025-Q3`, `2025-11`.
  case single(Period)
  /// `2020-H1`: half of a year, 1 or 2.
  case half(Int, of: Int)
  /// `2021/2025`, `2016-05/2017-05`: two periods of one frequency, in order.
  case span(Period, Period)

  /// The calendar year that it ends in.
  public var lastYear: Int {
    switch self {
    case .single(let period): period.year
    case .half(_, let year): year
    case .span(_, let last): last.year
    }
  }

  /// The month that it ends with, for periods shorter than a year.
  public var lastMonth: Int? {
    switch self {
    case .single(let period), .span(_, let period):
      period.frequency == .annual ? nil : period.position * (12 / period.frequency.seasonLength)
    case .half(let half, _): 6 * half
    }
  }
}

/// What is wrong with the text of a period.
public enum PeriodMistake: Error, Sendable, Hashable {
  /// None of the known forms; a span with a hyphen or dash comes with its right spelling.
  case malformed(meant: String?)
  /// No such month, quarter or half-year.
  case outOfYear
  /// The second period of the span lies before the first.
  case reversed
  /// The two ends of the span are of different lengths: `2021/2025-06`.
  case mixedFrequencies
}

extension StatementPeriod {
  /// Reads `2025`, `2025-Q3`, `2025-11`, `2020-H1`, or two periods of one frequency with a slash
  /// between them.
  public init(_ text: String) throws(PeriodMistake) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    switch parts.count {
    case 1: self = try Self.one(parts[0])
    case 2:
      guard case .single(let first) = try Self.one(parts[0]),
        case .single(let last) = try Self.one(parts[1])
      else { throw .malformed(meant: nil) }
      if first.frequency != last.frequency { throw .mixedFrequencies }
      if last < first { throw .reversed }
      self = .span(first, last)
    default: throw .malformed(meant: nil)
    }
  }

  private static func one(_ text: Substring) throws(PeriodMistake) -> StatementPeriod {
    let parts = text.split(omittingEmptySubsequences: false) { "-–—".contains($0) }
    guard let year = number(parts[0], digits: 4), parts.count <= 2 else {
      throw .malformed(meant: nil)
    }
    if parts.count == 1 { return .single(.year(year)) }
    let rest = parts[1]
    if number(rest, digits: 4) != nil { throw .malformed(meant: "\(parts[0])/\(rest)") }
    guard text.contains("-") else { throw .malformed(meant: nil) }
    if rest.first == "Q", let quarter = number(rest.dropFirst(), digits: 1) {
      guard (1...4).contains(quarter) else { throw .outOfYear }
      return .single(.quarter(quarter, of: year))
    }
    if rest.first == "H", let half = number(rest.dropFirst(), digits: 1) {
      guard (1...2).contains(half) else { throw .outOfYear }
      return .half(half, of: year)
    }
    guard let month = number(rest, digits: 2) else { throw .malformed(meant: nil) }
    guard (1...12).contains(month) else { throw .outOfYear }
    return .single(.month(month, of: year))
  }

  private static func number(_ text: Substring, digits: Int) -> Int? {
    text.utf8.count == digits && text.utf8.allSatisfy { (48...57).contains($0) } ? Int(text) : nil
  }
}

extension StatementPeriod: CustomStringConvertible {
  /// As it is written in files.
  public var description: String {
    switch self {
    case .single(let period): "\(period)"
    case .half(let half, let year): "\(year)-H\(half)"
    case .span(let first, let last): "\(first)/\(last)"
    }
  }
}
