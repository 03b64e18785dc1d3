public import Indicators
public import TimeSeries

/// One row of the pipeline, whether it can be forecast or not.
public struct IngestedSeries: Sendable, Hashable, Codable {
  /// The name that the configuration and the tables use.
  public var name: String
  /// The indicator that it is formed from; the name itself for tables.
  public var indicator: String
  /// What the tables call it.
  public var title: String
  /// The heading that it is shown under; empty for none.
  public var topic: String
  /// Unit of the values: `CNY`, `%`, `count`, `rank`; empty where a table has none.
  public var unit: String
  /// What sort of quantity it is; nil for a table without a sheet.
  public var kind: Kind?
  /// The scale that models work on.
  public var link: Link
  /// Natural bounds, where the indicator has any.
  public var bounds: ClosedRange<Double>?
  /// The definition that the statements are of; empty for tables and single definitions.
  public var definition: String
  /// Period of the first place; nil where there is no value at all.
  public var start: Period?
  /// One place a period from ``start``; nil marks a gap.
  public var places: [Double?]
  /// What its statements say, hedges and all; nil for tables, and where nothing says how large it is.
  public var evidence: Evidence?
  /// What each item of the evidence would be in other currencies; nil without evidence.
  public var readings: [[CurrencyReading]]?
  /// Every statement about it, those that do not count included; nil for tables.
  public var statements: [ReportedStatement]?
  /// The period in which the series is 100, where only growth is known; nil for all others.
  public var indexBase: Period?
  /// Why there is no single value, for models that need values; nil where there are some.
  public var valuesReason: String?
  /// First year that a model is fitted to; nil for all.
  public var fittedFrom: Int?
  /// Where each place comes from: `statements.csv:12 level exact 3.63 trillion CNY (NBS)`.
  public var provenance: [String]
  /// Why it cannot carry a forecast, for instance "3 statements, all lower bounds"; nil where it can.
  public var reason: String?
  /// What the user should know of how it was formed.
  public var notices: [Diagnostic]
  /// Plans and thresholds found among the statements; never observations.
  public var targets: [StatedTarget]

  /// A row without values.
  public init(name: String, title: String? = nil, unit: String = "", link: Link = .identity) {
    self.name = name
    indicator = name
    self.title = title ?? name
    topic = ""
    self.unit = unit
    self.link = link
    definition = ""
    places = []
    provenance = []
    notices = []
    targets = []
  }

  /// Whether there is something to fit.
  public var canBeForecast: Bool { reason == nil && firstPeriod != nil }

  /// The first period that anything is known of.
  public var firstPeriod: Period? { start ?? evidence?.start }

  /// The values with gaps as NaN; nil where there are none.
  public var series: GappySeries? {
    guard let start else { return nil }
    return try? GappySeries(name: name, start: start, places: places.map { $0 ?? .nan })
  }
}

/// A plan or threshold that a statement gives.
public struct StatedTarget: Sendable, Hashable, Codable {
  /// The period that it is for.
  public var period: Period
  /// Lower end of what counts as reached, in the series' unit; nil for none.
  public var lower: Double?
  /// Upper end of what counts as reached, in the series' unit; nil for none.
  public var upper: Double?
  /// What of the series it is about; nil for its level.
  public var measure: TargetMeasure?
  /// The first period of a measure over several.
  public var first: Period?
  /// The figure as printed: `at least 1.2 trillion CNY`.
  public var text: String
  /// Where it stands: `statements.csv:40 (State Council)`.
  public var provenance: String

  /// Whether both are for one period with the same limits, whoever sets them.
  func sets(theSameAs other: StatedTarget) -> Bool {
    period == other.period && measure == other.measure && first == other.first
      && lower == other.lower && upper == other.upper
  }

  /// Collects the parts.
  public init(
    period: Period, lower: Double?, upper: Double?, measure: TargetMeasure? = nil,
    first: Period? = nil, text: String, provenance: String
  ) {
    self.period = period
    self.measure = measure
    self.first = first
    self.lower = lower
    self.upper = upper
    self.text = text
    self.provenance = provenance
  }
}
