public import TimeSeries

/// What a figure that contradicts the others may have meant: a question to the source, never a
/// correction.
public struct Suggestion: Sendable, Hashable, Codable {
  /// Slips that printed figures are known for.
  public enum Slip: String, Sendable, Hashable, Codable {
    /// A power of ten: a decimal point, a scale word, 万 for 亿.
    case scale
    /// One currency for another.
    case currency
    /// The label of a neighbouring year.
    case year
    /// A growth between two definitions.
    case definition
  }

  /// Which slip.
  public let slip: Slip
  /// What would be meant, in words.
  public let text: String
  /// What the figure would be, in the unit of the series; nil for a break in definition.
  public let value: Double?
  /// The period that it would be about; nil for its own.
  public let period: Period?
}

/// A statement that the others contradict, with what it may have meant.
public struct Contradiction: Sendable, Hashable, Codable {
  /// The statement.
  public let label: String
  /// How little it fits the others; see ``Forecasting/EvidenceReport/surprise``.
  public let surprise: Double
  /// What it may have meant, the best first; empty where no known slip makes it fit.
  public let suggestions: [Suggestion]
}

/// What an amount would be if another currency were meant.
public struct CurrencyReading: Sendable, Hashable, Codable {
  /// Code of the currency that may be meant.
  public let currency: String
  /// What the figure is then multiplied by.
  public let factor: Double
}
