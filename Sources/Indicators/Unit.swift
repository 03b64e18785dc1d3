/// The unit of a figure.
public enum Unit: Sendable, Hashable, Codable {
  /// An amount of money, by ISO 4217 code.
  case currency(Currency)
  /// Percent, of whatever the indicator says.
  case percent
  /// Things counted.
  case count
  /// A place in a ranking.
  case rank
  /// A pure number, as for a multiple.
  case ratio
  /// Any other unit, by its text; comparable only with itself.
  case other(String)
}

/// A currency, by its ISO 4217 code.
public struct Currency: Sendable, Hashable, Codable {
  /// Three capital letters.
  public let code: String
  /// The currency of a code.
  public init(code: String) { self.code = code }
}
