public import TimeSeries

/// A table of numbers, read: every series with its outcome.
public struct PanelTable: Sendable {
  /// All series in order of first appearance, the bad ones among them.
  public let entries: [PanelEntry]
  /// What was done while reading, by table and by series, in that order.
  public let notices: [TableNotice]
  /// How most of the table writes its periods.
  public let notation: PeriodNotation
  /// The length of every period.
  public let frequency: Frequency
  /// Rows read, the header left out.
  public let rowCount: Int
}

/// One series of a table.
public struct PanelEntry: Sendable {
  /// The name in the table.
  public let name: String
  /// The series with its gaps, or all that is wrong with it.
  public let outcome: Result<GappySeries, SeriesProblem>
  /// How this series writes its periods.
  public let notation: PeriodNotation
  /// Further numeric columns over the same periods, in file order.
  public let regressors: [PanelRegressor]
  /// Where the series first appears.
  public let place: TextPlace
}

/// A further numeric column of a series.
public struct PanelRegressor: Sendable {
  /// The column's name.
  public let name: String
  /// The column's values over the series' periods, named like the column, or what is wrong with it.
  public let outcome: Result<GappySeries, SeriesProblem>
}
