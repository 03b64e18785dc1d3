public import TimeSeries

/// Something that was done to a table while it was read, and that its owner should know.
public struct TableNotice: Sendable, Hashable {
  /// What was done.
  public enum Kind: Sendable, Hashable {
    /// Rows came out of order and were sorted.
    case sortedRows
    /// Periods between the first and the last have no row; they are gaps.
    case missingPeriods(Int)
    /// A word was read as a gap, this many times.
    case gapWord(String, count: Int)
    /// A column holds no numbers and was left out; with its first text.
    case ignoredColumn(String, firstText: String)
    /// Every series has one date at most, so that the frequency is a guess.
    case assumedFrequency(Frequency)
    /// Dates that fall on no fixed day; they are taken for their period.
    case irregularDays
    /// Lines above the header that belong to the World Bank's export.
    case preamble(lines: Int)
    /// Blank lines.
    case blankLines(Int)
    /// Values that their publisher marks, this many of them; they are kept.
    case flagged(ObservationFlag, count: Int)
    /// Values that are forecasts of their publisher and no observations, this many; they are gaps.
    case publisherForecasts(Int)
    /// Values that were multiplied by a power of ten, as the table says, this many.
    case scaled(powerOfTen: Int, count: Int)
    /// Rows that bring no data, by their action, this many: `D` deletes.
    case otherAction(String, count: Int)
    /// Rows with attributes and without period and value.
    case attributeRows(Int)
    /// One page of several; the rows of the others are missing.
    case otherPages(page: Int, pages: Int)
  }

  /// What was done.
  public let kind: Kind
  /// The series concerned; nil for the whole table.
  public let series: String?
  /// Where it was first; nil where that says nothing.
  public let place: TextPlace?

  /// Collects the parts.
  package init(kind: Kind, series: String?, place: TextPlace?) {
    self.kind = kind
    self.series = series
    self.place = place
  }
}
