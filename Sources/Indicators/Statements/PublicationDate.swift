/// A day, month or year of publication.
///
/// A date known only to the month or year stands for its last day, so that a vintage never contains
/// what may not yet have been printed.
public struct PublicationDate: Sendable, Hashable, Codable {
  /// Calendar year.
  public let year: Int
  /// Month, 1 to 12, where known.
  public let month: Int?
  /// Day of the month, where known.
  public let day: Int?

  /// A date known to the day, the month or the year.
  ///
  /// - Precondition: such a day exists, and no day is given without a month.
  public init(year: Int, month: Int? = nil, day: Int? = nil) {
    precondition(month.map { (1...12).contains($0) } ?? (day == nil), "no such month")
    precondition(
      day.map { (1...Self.days(of: month ?? 1, year)).contains($0) } ?? true, "no such day")
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `2026-02-05`, `2026-02` or `2026`; nil for another form or a day that does not exist.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let lengths = [4, 2, 2]
    guard parts.count <= 3, zip(parts, lengths).allSatisfy({ $0.count == $1 }) else { return nil }
    let numbers = parts.compactMap { $0.utf8.allSatisfy { (48...57).contains($0) } ? Int($0) : nil }
    guard numbers.count == parts.count, let year = numbers.first, year > 0 else { return nil }
    let month = numbers.count > 1 ? numbers[1] : nil
    let day = numbers.count > 2 ? numbers[2] : nil
    if let month, !(1...12).contains(month) { return nil }
    if let month, let day, !(1...Self.days(of: month, year)).contains(day) { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The last day that the date may mean, as year, month, day.
  private var lastDay: (Int, Int, Int) {
    let month = month ?? 12
    return (year, month, day ?? Self.days(of: month, year))
  }

  private static func days(of month: Int, _ year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    default: 31
    }
  }
}

extension PublicationDate: Comparable {
  /// Whether the last day that `lhs` may mean comes before that of `rhs`; of two that end on one
  /// day the vaguer comes later.
  public static func < (lhs: PublicationDate, rhs: PublicationDate) -> Bool {
    if lhs.lastDay != rhs.lastDay { return lhs.lastDay < rhs.lastDay }
    return lhs.vagueness < rhs.vagueness
  }

  /// Whether the date lies on or before the last day that `other` may mean.
  public func isKnown(by other: PublicationDate) -> Bool { lastDay <= other.lastDay }

  private var vagueness: Int { month == nil ? 2 : day == nil ? 1 : 0 }
}

extension PublicationDate: CustomStringConvertible {
  /// `2026-02-05`, `2026-02` or `2026`.
  public var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      String(repeating: "0", count: max(0, width - "\(number)".count)) + "\(number)"
    }
    return ([padded(year, 4)] + [month, day].compactMap { $0.map { padded($0, 2) } })
      .joined(separator: "-")
  }
}
