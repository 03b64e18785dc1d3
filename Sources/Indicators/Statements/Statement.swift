/// One reported figure: a quantity about a period, with its hedge, source and publication date.
///
/// The figure is kept as it was printed: `1.0` is not `1`, since its digits say how far it was
/// rounded. A statement read by ``init(_:)`` is coherent in itself: what its measure, unit, hedge
/// and period say fits together.
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
  /// The unit that the number counts.
  public var unit: Unit
  /// Observation or target.
  public var role: Role
  /// When it was published, as far as it is known.
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

  /// A statement made of its parts.
  ///
  /// - Precondition: a range has an upper quantity that is not below the quantity.
  public init(
    indicator: String, period: StatementPeriod, measure: Measure = .level,
    qualifier: Qualifier = .exact, quantity: Quantity, upperQuantity: Quantity? = nil, unit: Unit,
    role: Role = .observation, published: PublicationDate? = nil, source: Source = Source(),
    definition: String = "", status: Status = .accepted, note: String = "", line: Int = 0
  ) {
    precondition(
      qualifier != .range || (upperQuantity.map { $0.value >= quantity.value } ?? false),
      "a range has two ends in order")
    self.indicator = indicator
    self.period = period
    self.measure = measure
    self.qualifier = qualifier
    self.quantity = quantity
    self.upperQuantity = upperQuantity
    self.unit = unit
    self.role = role
    self.published = published
    self.source = source
    self.definition = definition
    self.status = status
    self.note = note
    self.line = line
  }

  /// Whether it is a bound that held in each of several periods.
  var isStreak: Bool {
    if case (.level, .span) = (measure, period) { true } else { false }
  }

  /// Whether it may be fit: accepted and observed.
  public var isEvidence: Bool { status == .accepted && role == .observation }
}
