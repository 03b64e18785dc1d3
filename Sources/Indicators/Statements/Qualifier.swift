/// How a figure is hedged.
public enum Qualifier: String, Sendable, Hashable, CaseIterable, Codable {
  /// No hedge in the text; still rounded to its printed digits.
  case exact
  /// "about", "around".
  case about
  /// A floor just passed: "exceeded", "more than".
  case atLeast = "at_least"
  /// A ceiling: "up to", "no more than".
  case atMost = "at_most"
  /// Just below: "nearly", "close to".
  case nearly
  /// Between value and value_high.
  case range
  /// A plain floor without tightness: streaks, incomplete lists.
  case above
  /// A plain ceiling without tightness.
  case below
}
