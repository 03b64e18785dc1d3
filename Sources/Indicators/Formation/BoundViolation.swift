/// A statement that the formed series contradicts.
public struct BoundViolation: Sendable, Hashable {
  /// The statement that was checked.
  public let statement: Statement
  /// The value, or the sum of values, of the series that it is about.
  public let value: Double
  /// How far the value is uncertain by the rounding of what it rests on.
  public let halfUnit: Double
  /// Least value that the statement allows, in the indicator's unit; nil for none.
  public let lower: Double?
  /// Greatest value that the statement allows; nil for none.
  public let upper: Double?
}
