public import Indicators
public import OrderedCollections
public import Tabular
public import TimeSeries

/// A pipeline as its file describes it, checked.
public struct Configuration: Sendable, Hashable {
  /// The pipeline's name.
  public var name: String
  /// Path of the file, as the user typed it; relative paths in the file start at its folder.
  public var file: String
  /// What to read.
  public var ingest: [IngestItem] = []
  /// Common currency, if any.
  public var conversion: Conversion?
  /// Model choices.
  public var fit: FitSection = FitSection()
  /// Series computed from the paths of others.
  public var derived: OrderedDictionary<String, Derivation> = [:]
  /// Horizon, levels, paths, seed, targets.
  public var projection: ProjectSection = ProjectSection()
  /// What is written.
  public var report: ReportSection = ReportSection()

  /// An empty pipeline of that name.
  public init(name: String, file: String) {
    self.name = name
    self.file = file
  }
}

/// One entry under `ingest:`.
public enum IngestItem: Sendable, Hashable {
  /// Statements (CSV or YAML) with their sheet, at a vintage.
  case statements(path: String, sheet: String?, asOf: PublicationDate?, location: SourceLocation)
  /// A table of numbers.
  case table(path: String, layout: TableLayout, location: SourceLocation)
  /// A table or query of an SQLite database.
  case database(path: String, selection: SQLiteRows, location: SourceLocation)

  /// Path of the file, as the pipeline has it.
  public var path: String {
    switch self {
    case .statements(let path, _, _, _), .table(let path, _, _), .database(let path, _, _): path
    }
  }

  /// Where the path stands in the pipeline file.
  public var location: SourceLocation {
    switch self {
    case .statements(_, _, _, let location), .table(_, _, let location),
      .database(_, _, let location):
      location
    }
  }
}

/// `convert:`.
public struct Conversion: Sendable, Hashable {
  /// The common currency, for instance CNY.
  public var currency: String
  /// Indicator id of the yearly rates, for instance `cny-per-usd`.
  public var rates: String
  /// Where the rates are named in the file.
  public var ratesLocation: SourceLocation?
}

/// `fit:`.
public struct FitSection: Sendable, Hashable {
  /// What a series gets that does not say otherwise.
  public var defaults = SeriesChoice()
  /// Series by name, in file order.
  public var series: OrderedDictionary<String, SeriesChoice> = [:]
}

/// How one series is formed and fitted.
public struct SeriesChoice: Sendable, Hashable {
  /// The model with its settings; nil leaves the default.
  public var model: ModelChoice?
  /// Which definition of the indicator is the series; nil for the sheet's main one.
  public var definition: String?
  /// The link; nil for the indicator's own.
  public var link: Link?
  /// First year that the model is fitted to; nil for all.
  public var from: Int?
  /// The indicator that the series is formed from, where its name is another.
  public var indicator: String?
  /// Where the entry stands in the file.
  public var location: SourceLocation?
  /// Where the model is named.
  public var modelLocation: SourceLocation?
  /// Where the definition is named.
  public var definitionLocation: SourceLocation?
  /// Where the indicator is named.
  public var indicatorLocation: SourceLocation?
  /// Where the model's formula names other series.
  public var nameLocations: [String: SourceLocation] = [:]

  /// Nothing chosen.
  public init() {}
}

/// `derive:`: a series computed from the paths of others.
public struct Derivation: Sendable, Hashable {
  /// Arithmetic over series names: `core-ai-industry / cny-per-usd`.
  public var formula: String
  /// Unit of the result.
  public var unit: String
  /// What the tables call it.
  public var title: String?
  /// Where the entry stands in the file.
  public var location: SourceLocation?
  /// Where the formula starts in the file.
  public var formulaLocation: SourceLocation?
  /// Where the formula names series.
  public var nameLocations: [String: SourceLocation] = [:]
}

/// `project:`.
public struct ProjectSection: Sendable, Hashable {
  /// Last year of the tables.
  public var until: Int = 2030
  /// Where that year stands in the file.
  public var untilLocation: SourceLocation?
  /// Levels in percent, ascending.
  public var levels: [Double] = [80, 95]
  /// Joint sample paths a series.
  public var paths: Int = 4000
  /// Seed of every random number.
  public var seed: UInt64 = 1
  /// Thresholds to score.
  public var targets: [TargetChoice] = []
}

/// One entry under `targets:`.
public struct TargetChoice: Sendable, Hashable {
  /// The series.
  public var series: String
  /// Whether the value has to be at least or at most the threshold.
  public var direction: Direction
  /// The threshold, in the unit named, or the series' own.
  public var threshold: Double
  /// The unit as written, checked against the series by ingest; nil for the series' own.
  public var unit: String?
  /// The threshold as written, for the tables.
  public var text: String
  /// The year.
  public var by: Int
  /// Where the entry stands in the file.
  public var location: SourceLocation?
  /// Where the series is named.
  public var seriesLocation: SourceLocation?
  /// Where the threshold stands.
  public var thresholdLocation: SourceLocation?

  /// Which side of the threshold counts as reached.
  public enum Direction: String, Sendable, Hashable, Codable {
    case atLeast = "at-least"
    case atMost = "at-most"
  }
}

/// `report:`.
public struct ReportSection: Sendable, Hashable {
  /// Formats of the tables.
  public var tables: [TableFormat] = [.terminal, .csv, .json]

  /// A way to write the tables.
  public enum TableFormat: String, Sendable, Hashable, CaseIterable {
    case terminal
    case csv
    case json
    case markdown
  }
}
