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
}

/// `convert:`.
public struct Conversion: Sendable, Hashable {
  /// The common currency, for instance CNY.
  public var currency: String
  /// Indicator id of the yearly rates, for instance `cny-per-usd`.
  public var rates: String
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
  /// The indicator that the series is formed from, where its name is another.
  public var indicator: String?
  /// Where the entry stands in the file.
  public var location: SourceLocation?

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
}

/// `project:`.
public struct ProjectSection: Sendable, Hashable {
  /// Last year of the tables.
  public var until: Int = 2030
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
  /// The threshold, in the series' unit.
  public var threshold: Double
  /// The threshold as written, for the tables.
  public var text: String
  /// The year.
  public var by: Int
  /// Where the entry stands in the file.
  public var location: SourceLocation?

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
