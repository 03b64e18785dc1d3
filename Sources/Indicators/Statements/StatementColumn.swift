/// The columns of a file of statements; also the keys of a list of them.
public enum StatementColumn: String, Sendable, Hashable, CaseIterable, Codable {
  case indicator
  case period
  case measure
  case qualifier
  case value
  case upperValue = "value_high"
  case scale
  case unit
  case role
  case published
  case publisher
  case title
  case url
  case source
  case definition
  case status
  case note

  /// The columns that every file has to have; all others may be missing.
  public static let required: [StatementColumn] = [.indicator, .period, .value]
}
