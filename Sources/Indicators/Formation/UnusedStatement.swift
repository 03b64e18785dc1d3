/// A statement that gave no value to a series, and why.
public struct UnusedStatement: Sendable, Hashable {
  /// The statement.
  public let statement: Statement
  /// Why it was not used.
  public let reason: Reason

  /// Why a statement gave no value.
  public enum Reason: Sendable, Hashable {
    /// Not verified yet.
    case proposed
    /// Known to be a printed error.
    case rejected
    /// Of another definition than the series.
    case otherDefinition(String)
    /// Of a definition that counts something else: as the sheet says, or by the logarithm of its
    /// figures over the main one's.
    case otherProduct(String, offset: Double?)
    /// Published after the date of the vintage.
    case laterThanVintage
    /// Without a publication date, so that no dated vintage has it.
    case undated
    /// Says the same as that row, from the same source.
    case repeats(line: Int)
    /// Converts the figure of that row into another currency.
    case conversion(line: Int)
    /// That row gives the period with more authority, later, or more precisely.
    case superseded(line: Int)
    /// A bound: checked against the result only.
    case bound
    /// A sum over a span: checked against the result only.
    case sum
    /// A flow up to a month within the year: a floor of the year, checked only.
    case yearToDate
    /// A stock within a year that has a later figure.
    case withinYear
    /// A comparison with hedge, which does not give a value.
    case hedgedComparison
    /// A comparison whose two periods both have a value already.
    case comparisonNotNeeded
    /// A comparison with no known value at either end.
    case comparisonWithoutValue
    /// About a period of another length than those of the series.
    case otherFrequency
    /// In a unit that has nothing to do with the indicator's.
    case unconvertible(Unit)
    /// In another currency, with no rate for its year.
    case noRate(ExchangeRateError)
  }
}
