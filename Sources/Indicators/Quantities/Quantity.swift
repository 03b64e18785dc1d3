/// A number as it was printed, with the scale behind it.
///
/// The text is kept, since its digits say how far the figure was rounded: `1.0 trillion` is known
/// to ±50 billion, `1 trillion` to ±500 billion.
public struct Quantity: Sendable, Hashable {
  /// The digits as printed: `1.0`, `1,234.5`, `3.63`.
  public let text: String
  /// The scale as printed: `trillion`, `万亿`, `1e8`.
  public let scale: Scale
  /// Number times scale, correctly rounded.
  public let value: Double
  /// What one step of the last printed digit is worth, scale included: 1e10 for `3.63 trillion`.
  public let lastDigitUnit: Double
  /// What one step of the last printed digit that is not zero is worth: 1e4 for `70,000`.
  public let lastNonzeroDigitUnit: Double
  /// Printed digits from the first one that is not zero; 0 for a printed zero.
  public let significantDigits: Int

  /// Reads a printed number.
  ///
  /// - Parameters:
  ///   - text: digits with an optional sign, thousands separators in groups of three, decimal point
  ///     and exponent; surrounding blanks are not part of it.
  ///   - scale: the factor behind it.
  /// - Throws: `.notANumber`, or `.beyondDoubles` where the value is infinite or, though not zero,
  ///   rounds to zero.
  public init(_ text: String, scale: Scale = .one) throws(QuantityError) {
    guard let number = Decimal(text) else { throw .notANumber }
    let value = number.times(scale.factor).rounded
    guard value.isFinite, value != 0 || number.significantDigits == 0 else { throw .beyondDoubles }
    let zeros = number.digits.reversed().prefix { $0 == 0 }.count
    self.text = text
    self.scale = scale
    self.value = value
    lastDigitUnit = Decimal.power(number.exponent).times(scale.factor).rounded
    lastNonzeroDigitUnit =
      number.significantDigits == 0
      ? lastDigitUnit : Decimal.power(number.exponent + zeros).times(scale.factor).rounded
    significantDigits = number.significantDigits
  }

  /// Whether the value is a whole number.
  public var isWhole: Bool { value == value.rounded() }
}

/// Why a text is not a quantity.
public enum QuantityError: Error, Sendable, Hashable {
  /// Not digits as one prints them.
  case notANumber
  /// Too large or too small for a double.
  case beyondDoubles
}

extension Quantity: CustomStringConvertible {
  /// `3.63 trillion`: as printed.
  public var description: String { scale.text.isEmpty ? text : "\(text) \(scale.text)" }
}
