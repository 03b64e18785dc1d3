import Indicators

/// A threshold as reports write it: `1.2 trillion CNY`, `2.8 %`, `600 万`, `10`.
struct Threshold: Sendable, Hashable {
  /// The value with its scale applied.
  let value: Double
  /// The unit as written; nil for none.
  let unit: String?
  /// The threshold as written.
  let text: String

  static let form = ValueForm<Threshold>(
    "a number with scale and unit, such as 1.2 trillion CNY",
    schema: ["type": ["number", "string"], "minLength": 1]
  ) { node, key, problems in
    guard let text = ValueForm.text().read(node, of: key, into: &problems) else { return nil }
    do throws(ThresholdError) {
      return try Threshold(text)
    } catch {
      problems.append(.invalidThreshold(text, error, in: node))
      return nil
    }
  }

  /// Reads a number, an optional scale word and an optional unit.
  ///
  /// - Throws: what cannot be read, and where.
  init(_ text: String) throws(ThresholdError) {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || "+-.,eE".contains($0)) }
    let next = digits.endIndex < text.endIndex ? text[digits.endIndex] : " "
    guard let number = decimal(digits.filter { $0 != "," }), !(next.isASCII && next.isLetter)
    else { throw .notANumber }
    var rest = text[digits.endIndex...].drop(while: \.isWhitespace)
    var factor = 1.0
    if let (scale, length) = Self.leadingScale(of: rest) {
      factor = scale
      rest = rest.dropFirst(length).drop(while: \.isWhitespace)
    }
    let words = rest.split(whereSeparator: \.isWhitespace)
    if words.count > 1 {
      throw .unknownScale(
        String(words[0]), offset: text.distance(from: text.startIndex, to: words[0].startIndex))
    }
    value = number * factor
    guard value.isFinite else { throw .notANumber }
    unit = words.first.map { String($0) }
    self.text = text
  }

  /// The scale word that a text starts with, the longest first: 万亿 before 万.
  private static func leadingScale(of text: Substring) -> (factor: Double, length: Int)? {
    for word in ["万亿", "亿", "万"] where text.hasPrefix(word) {
      if let scale = Scale(word) { return (scale.value, word.count) }
    }
    let word = text.prefix { $0.isLetter }
    return word.isEmpty ? nil : Scale(String(word)).map { ($0.value, word.count) }
  }
}

/// Why a threshold cannot be read.
enum ThresholdError: Error, Hashable {
  /// It does not start with a finite number.
  case notANumber
  /// A word stands between number and unit that is no scale, at this offset in characters.
  case unknownScale(String, offset: Int)
}
