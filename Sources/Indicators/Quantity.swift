/// A number as it was printed, with the scale word behind it.
public struct Quantity: Sendable, Hashable, Codable {
  /// The digits as printed: `1.0`, `1,234.5`, `3.63`.
  public var text: String
  /// The scale as printed: `trillion`, `万亿`, `1e8`; empty for none.
  public var scale: String
}
