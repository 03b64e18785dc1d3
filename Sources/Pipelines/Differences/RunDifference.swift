public import TimeSeries

/// What moves a forecast between two runs, in the order in which it is changed.
public enum DifferenceGroup: String, Sendable, Hashable, CaseIterable, Codable {
  /// Statements and table values that were revised or withdrawn.
  case revised
  /// Statements and table values that came in, or were accepted.
  case new
  /// Keys of the pipeline, settings chosen by `almanac tune`, the indicator sheet, the vintage.
  case configuration
  /// Another version of the program, or another form or fallback under the same configuration.
  case model
}

/// How the forecasts of two runs differ, and why.
public struct RunDifference: Sendable, Hashable, Codable {
  /// The earlier run.
  public var before: StoredRun
  /// The later run.
  public var after: StoredRun
  /// The year of the figures.
  public var year: Int
  /// Every series of either run, in the order of the later one.
  public var series: [SeriesDifference]
  /// What is different in the data.
  public var changes: [InputChange]
  /// What the user should know.
  public var diagnostics: [Diagnostic]

  /// How many series came out so.
  public func count(_ outcome: SeriesDifference.Outcome) -> Int {
    series.count { $0.outcome == outcome }
  }
}

/// How the forecast of one series differs between two runs.
public struct SeriesDifference: Sendable, Hashable, Codable {
  /// What became of a forecast.
  public enum Outcome: String, Sendable, Hashable, Codable, CaseIterable {
    /// It is another one.
    case moved
    /// It is the same to the last digit.
    case unchanged
    /// The earlier run has none.
    case appeared
    /// The later run has none.
    case disappeared
    /// Neither run has one.
    case absent
  }

  /// What one group does.
  public struct Part: Sendable, Hashable, Codable {
    /// The group.
    public var group: DifferenceGroup
    /// Move of the median, in the unit of the series.
    public var change: Double
    /// Move of the median's logarithm; nil where a median is not positive.
    public var logChange: Double?
  }

  /// A step of the waterfall: from the earlier median to the later one.
  public struct Step: Sendable, Hashable, Codable {
    /// `before`, a group, or `after`.
    public var label: String
    /// Where its bar begins, in the unit of the series.
    public var from: Double
    /// Where it ends.
    public var to: Double
  }

  /// The name that configuration and tables use.
  public var name: String
  /// What the tables call it.
  public var title: String
  /// Unit of the figures.
  public var unit: String
  /// The period of the figures; nil without any.
  public var period: Period?
  /// What became of it.
  public var outcome: Outcome
  /// The figures of the earlier run.
  public var before: ForecastRow?
  /// The figures of the later run.
  public var after: ForecastRow?
  /// Levels of the intervals of either row in percent, ascending; nil where runs differ in them.
  public var levels: [Double]?
  /// Why one run has no figure; nil where both have.
  public var reason: String?
  /// Move of the median, in the unit of the series; nil without two medians.
  public var change: Double?
  /// The groups' moves, in order, which add up to the whole; nil where the move is not split.
  public var parts: [Part]?
  /// The waterfall of the parts; nil where the move is not split.
  public var waterfall: [Step]?
  /// What was changed in the data of the series and of those that it needs.
  public var changes: [InputChange]
  /// What was changed in the settings, one line each.
  public var settings: [String]
  /// What was changed in model and program under the same settings, one line each.
  public var models: [String]

  /// What a group does; 0 where the move is not split.
  public func part(_ group: DifferenceGroup) -> Part? { parts?.first { $0.group == group } }
}

/// A statement or table value that two runs do not have in common.
public struct InputChange: Sendable, Hashable, Codable {
  /// What happened to it.
  public enum Kind: String, Sendable, Hashable, Codable {
    case new
    case revised
    case withdrawn
  }

  /// What happened to it.
  public var kind: Kind
  /// The indicator, or the series of a table.
  public var indicator: String
  /// What it is about.
  public var period: String
  /// Where it stands, in the later run where it has it: `statements.csv:12`.
  public var place: String
  /// Who says so; empty for tables.
  public var publisher: String
  /// What it says: `level exact 3.63 trillion CNY`.
  public var text: String
  /// What it said before; nil for what is new or gone.
  public var was: String?

  /// The group that it counts to.
  public var group: DifferenceGroup { kind == .new ? .new : .revised }
}
