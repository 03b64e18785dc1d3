public import TimeSeries

/// Why a table as a whole cannot be used.
public enum TableError: Error, Equatable, Sendable {
  /// The file is not CSV, or cannot be read.
  case csv(CSVError)
  /// The layout needs a column that is not there.
  case missingColumn(String, layout: TableLayout, present: [String], at: TextPlace)
  /// A wide table without a column that is named by a year, a quarter, a month or a date.
  case noPeriodColumns(present: [String], at: TextPlace)
  /// A wide table with columns in two notations.
  case mixedPeriodColumns(first: String, other: String, at: TextPlace)
  /// Nothing but a header.
  case noRows
  /// Periods that name their own frequency, and another one was asked for.
  case frequencyMismatch(requested: Frequency, written: Frequency)
  /// The database cannot be opened or queried, in SQLite's words.
  case database(path: String, reason: String)
  /// The text is not JSON, or not what the World Bank's API answers with.
  case invalidJSON(reason: String)
  /// The World Bank's API answered with an error, in its words.
  case refused(String)
}
