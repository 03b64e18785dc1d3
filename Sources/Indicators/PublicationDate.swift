/// A day, month or year of publication.
public struct PublicationDate: Sendable, Hashable, Codable {
  /// Calendar year.
  public let year: Int
  /// Month, 1 to 12, where known.
  public let month: Int?
  /// Day of the month, where known.
  public let day: Int?
  /// A date known to the day, the month or the year.
  public init(year: Int, month: Int? = nil, day: Int? = nil) {
    self.year = year
    self.month = month
    self.day = day
  }
}
