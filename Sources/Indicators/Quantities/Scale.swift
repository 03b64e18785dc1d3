/// The factor printed behind a number: `trillion`, `万亿`, `1e8`.
public struct Scale: Sendable, Hashable {
  /// As printed; empty for none.
  public let text: String
  let factor: Decimal

  /// No scale.
  public static let one = Scale(text: "", factor: .one)

  private init(text: String, factor: Decimal) {
    self.text = text
    self.factor = factor
  }

  /// Reads a scale word, whatever its case, or a positive number.
  ///
  /// - Parameter text: for instance `trillion`, `亿`, `1e8`, `1000`; empty for 1.
  /// - Returns: nil for anything else, ambiguous words such as 兆 and `m` included.
  public init?(_ text: String) {
    if text.isEmpty {
      self = .one
    } else if let power = Self.powers.first(where: { $0.word == text.lowercased() })?.power {
      self.init(text: text, factor: .power(power))
    } else if let number = Decimal(text), !number.isNegative, number.significantDigits > 0 {
      self.init(text: text, factor: number)
    } else {
      return nil
    }
  }

  /// The factor as a double, correctly rounded.
  public var value: Double { factor.rounded }

  /// The words that are understood, besides numbers.
  public static var words: [String] { powers.map(\.word) }

  private static let powers: [(word: String, power: Int)] = [
    ("hundred", 2), ("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12),
    ("百", 2), ("千", 3), ("万", 4), ("十万", 5), ("百万", 6), ("千万", 7), ("亿", 8), ("十亿", 9),
    ("百亿", 10), ("千亿", 11), ("万亿", 12), ("萬", 4), ("百萬", 6), ("億", 8), ("萬億", 12),
  ]
}
