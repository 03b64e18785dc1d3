public import TimeSeries

/// Why one series of a table cannot be used; all that is wrong with it.
public struct SeriesProblem: Error, Sendable, Hashable {
  /// How many faults of one series are kept.
  public static let listedFaults = 20

  /// The first faults in file order, at least one, at most ``listedFaults``.
  public let faults: [SeriesFault]
  /// Faults beyond those listed.
  public let unlisted: Int

  /// Collects the faults.
  init(_ faults: [SeriesFault], unlisted: Int = 0) {
    self.faults = faults
    self.unlisted = unlisted
  }
}

/// One thing that is wrong with a series, and where.
public struct SeriesFault: Sendable, Hashable {
  /// What is wrong.
  public enum Kind: Sendable, Hashable {
    /// A value that is no number and no word for a gap.
    case notANumber
    /// A number beyond the range of a double, at either end.
    case notRepresentable
    /// A period in no known notation.
    case unreadablePeriod
    /// A period in another notation than the series' first.
    case mixedNotation(expected: PeriodStamp.Form)
    /// A series in another notation than the table's.
    case otherNotation(expected: PeriodStamp.Form)
    /// Dates that are closer together than the table's frequency.
    case otherFrequency(expected: Frequency)
    /// Dates of which several fall in one month.
    case withinOneMonth
    /// A period that an earlier row has already.
    case duplicatePeriod(first: TextPlace)
    /// First and last period so far apart that one of them must be wrong.
    case spreadTooWide(periods: Int, rows: Int)
    /// A row with more or fewer fields than the header.
    case raggedRow(fields: Int, expected: Int)
    /// A row that does not name its series.
    case noName
    /// A power of ten to multiply by that is no whole number, or too large.
    case notAMultiplier
    /// Not one value.
    case noObservations
  }

  /// What is wrong.
  public let kind: Kind
  /// Where: the offending field, or the series' first row where all of it is meant.
  public let place: TextPlace
  /// Name of the column; empty where a whole row is meant.
  public let column: String
  /// The offending text as written.
  public let text: String
}
