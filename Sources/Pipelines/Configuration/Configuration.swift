public import OrderedCollections

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
  /// Searches for settings.
  public var tune: [TuneEntry] = []
  /// What earlier searches have chosen, as far as it is in force.
  public var locked: OrderedDictionary<String, LockedChoice> = [:]
  /// The arguments of `--set` that it was made with.
  public var overrides: [String] = []
  /// What is to be said of the lock file.
  public var lockNotices: [Diagnostic] = []

  /// An empty pipeline of that name.
  public init(name: String, file: String) {
    self.name = name
    self.file = file
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
