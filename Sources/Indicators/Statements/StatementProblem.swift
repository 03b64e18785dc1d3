/// A mistake in one row, with its place.
public struct StatementProblem: Error, Sendable, Hashable {
  /// The column that has to change.
  public let column: StatementColumn
  /// Line of the cell, from 1; of the row where the file does not have the column.
  public let line: Int
  /// Place of the cell in its line, as the reader counted; nil where the file does not have it.
  public let position: Int?
  /// What is wrong.
  public let mistake: StatementMistake
}

/// All mistakes of one row, in the order of the columns; never empty.
public struct StatementProblems: Error, Sendable, Hashable {
  /// The mistakes.
  public let problems: [StatementProblem]
}

/// What can be wrong with a row.
public enum StatementMistake: Sendable, Hashable {
  /// A cell that every row needs is empty.
  case missing
  /// An indicator id that is not lower-case letters, digits and hyphens.
  case notKebabCase(String, meant: String)
  /// A measure, qualifier, role, status or unit that is none of the known words.
  case unknownWord(UnknownWord)
  /// A scale that is neither a word nor a positive number.
  case unknownScale(UnknownWord)
  /// A value or upper value that is no number.
  case notANumber(String)
  /// A number too large or too small to compute with.
  case beyondDoubles(String)
  /// A period in none of the known forms, or an impossible one.
  case period(String, PeriodMistake)
  /// A date that is not year-month-day, or does not exist.
  case notADate(String)

  /// A range without `value_high`.
  case rangeWithoutUpperEnd
  /// A `value_high` below the value.
  case upperEndBelowValue(lower: Quantity, upper: Quantity)
  /// A `value_high` beside a qualifier that has no use for it.
  case upperEndWithoutRange(Qualifier)

  /// A span for a measure that is about one period: a level, a rank, an `as_of`.
  case spanOfOnePeriodMeasure(Measure)
  /// One period for a measure that needs a span: average growth, multiple, cumulative.
  case spanRequired(Measure)
  /// A comparison of a period with itself.
  case emptyComparison(Measure)
  /// An `as_of` of a whole year, which does not say at which month.
  case monthRequired

  /// Growth in another unit than percent.
  case percentRequired(Measure, Unit)
  /// Growth of −100 % or less, after which nothing would be left.
  case growthToNothing(Quantity)
  /// A multiple in another unit than a ratio, or not positive.
  case ratioRequired(Unit)
  /// A multiple of zero or less.
  case multipleNotPositive(Quantity)
  /// A rank in another unit than rank.
  case rankUnitRequired(Unit)
  /// The unit rank with a measure other than rank or change.
  case rankAsLevel(Measure)
  /// A rank that is not a whole number from 1.
  case notAPlace(Quantity)
  /// A sum of percentages or ranks.
  case sumOfShares(Unit)
}
