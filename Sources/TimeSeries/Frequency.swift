/// How many observations a year a series has.
public enum Frequency: String, Sendable, Hashable, CaseIterable, Codable {
  case annual
  case quarterly
  case monthly

  /// Observations in a year: 1, 4 or 12.
  public var seasonLength: Int {
    switch self {
    case .annual: 1
    case .quarterly: 4
    case .monthly: 12
    }
  }
}
