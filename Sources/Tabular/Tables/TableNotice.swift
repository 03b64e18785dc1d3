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
  }

  /// What was done.
  public let kind: Kind
  /// The series concerned; nil for the whole table.
  public let series: String?
  /// Where it was first; nil where that says nothing.
  public let place: TextPlace?
}
