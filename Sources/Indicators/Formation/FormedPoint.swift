public import TimeSeries

/// One value of a series that was formed from statements.
public struct FormedPoint: Sendable, Hashable {
  /// The period that it stands for.
  public let period: Period
  /// The value, in the indicator's unit.
  public let value: Double
  /// Half of what the last printed digit is worth, carried through conversions and comparisons:
  /// the figure is known to ± this, if its source is right.
  public let halfUnit: Double
  /// How it was made.
  public let origin: Origin
  /// The statements that it rests on: the figure itself, or the comparison; then, for a
  /// comparison, those of the neighbouring point.
  public let statements: [Statement]

  /// How a value was made.
  public enum Origin: Sendable, Hashable {
    /// As printed, for the whole period.
    case printed
    /// Printed in another currency, converted at that year's rate: indicator currency per unit.
    case converted(from: Currency, rate: Double)
    /// A stock in the middle of the period, at the end of that month; no later one is known.
    case partYear(month: Int)
    /// From a growth, average growth, multiple or change and the value of another period.
    case comparison(Measure, with: Period)
  }
}
