public import TimeSeries

/// One reported figure: a quantity about a period, with its hedge, source and publication date.
///
/// The figure is kept as it was printed: `1.0` is not `1`, since its digits say how far it was rounded.
public struct Statement: Sendable, Hashable {
  /// Id of the indicator, kebab-case.
  public var indicator: String
  /// What the figure is about.
  public var period: StatementPeriod
  /// What it measures.
  public var measure: Measure
  /// How it is hedged.
  public var qualifier: Qualifier
  /// The number as printed, with its scale.
  public var quantity: Quantity
  /// Upper end of a range, as printed.
  public var upperQuantity: Quantity?
  /// The unit as printed: `CNY`, `USD`, `%`, `count`, `rank`.
  public var unit: Unit
  /// Observation or target.
  public var role: Role
  /// The day of publication, year-month-day, as far as it is known.
  public var published: PublicationDate?
  /// Who says so.
  public var source: Source
  /// Which of several definitions of the indicator is meant; empty for the main one.
  public var definition: String
  /// Whether the row may be used.
  public var status: Status
  /// Free text.
  public var note: String
  /// Line of the row in its file, from 1; 0 where there is none.
  public var line: Int
}
