/// What makes two rows one statement, however many publishers repeat it.
///
/// Rows that agree in all parts say one thing once. Rows without a source each stand alone: nothing
/// says that they repeat one another.
public struct StatementIdentity: Sendable, Hashable {
  /// Id of the indicator.
  public let indicator: String
  /// The definition as written.
  public let definition: String
  /// What the figure is about.
  public let period: StatementPeriod
  /// What it measures.
  public let measure: Measure
  /// Observation or target: a plan is not a repeat of its outcome.
  public let role: Role
  /// Id of the original source.
  public let source: String

  /// The identity of a statement; nil without a source.
  public init?(_ statement: Statement) {
    if statement.source.id.isEmpty { return nil }
    indicator = statement.indicator
    definition = statement.definition
    period = statement.period
    measure = statement.measure
    role = statement.role
    source = statement.source.id
  }
}
