/// Something about statements that only shows beside others, or beside the sheet.
public enum StatementFinding: Sendable, Hashable {
  /// The sheet has no such indicator.
  case unknownIndicator(Statement)
  /// The unit cannot be converted into the indicator's.
  case unconvertibleUnit(Statement, indicator: Unit)
  /// A rank among figures that are none, or a figure among ranks.
  case rankMismatch(Statement, kind: Kind)
  /// A level outside of what is possible for the indicator.
  case outsideBounds(Statement, bounds: ClosedRange<Double>)
  /// A row that says word for word what an earlier one says.
  case duplicate(Statement, of: Statement)
  /// Accepted floors lie above accepted ceilings of the same definition, period and measure.
  case contradictoryBounds(floor: Statement, ceiling: Statement)
  /// Rows of one identity and unit, of which a figure lies outside what the other allows.
  case disagreeingRepeats(Statement, Statement)

  /// The row that the finding is about.
  public var statement: Statement {
    switch self {
    case .unknownIndicator(let statement), .unconvertibleUnit(let statement, _),
      .rankMismatch(let statement, _), .outsideBounds(let statement, _),
      .duplicate(let statement, _), .contradictoryBounds(let statement, _),
      .disagreeingRepeats(let statement, _):
      statement
    }
  }

  /// The column that the finding is about.
  public var column: StatementColumn {
    switch self {
    case .unknownIndicator: .indicator
    case .unconvertibleUnit: .unit
    case .rankMismatch: .measure
    case .outsideBounds, .contradictoryBounds, .disagreeingRepeats: .value
    case .duplicate: .source
    }
  }
}
