public import TimeSeries

/// A statement about a series as reports show it: as printed, and as what it says of the series.
public struct ReportedStatement: Sendable, Hashable, Codable {
  /// What a statement says of the values of a series.
  public enum Form: String, Sendable, Hashable, Codable {
    /// The value of a period, known up to its cell.
    case level
    /// A floor of every period from the first to the last.
    case floor
    /// A ceiling of every period from the first to the last.
    case ceiling
    /// The value of a period lies between two printed ends.
    case range
    /// A stock within the last period, or what had come together in it up to then.
    case partial
    /// The value of the last period over that of the first.
    case ratio
    /// The value of the last period less that of the first.
    case difference
    /// The sum of the values from the first to the last period.
    case sum
    /// No evidence: ``ReportedStatement/setAside`` says why, or it is a target.
    case none
  }

  /// Where it stands: `statements.csv:12`.
  public var place: String
  /// What the evidence of a fit calls it; of a streak the part that all its items share.
  public var label: String
  /// What it says: `level exact 3.63 trillion CNY`.
  public var text: String
  /// What it is about, as printed: `2021/2025`.
  public var period: String
  /// What it says of the series.
  public var form: Form
  /// The first period of the series that it is about; nil for no evidence.
  public var first: Period?
  /// The last period of the series that it is about; nil for no evidence.
  public var last: Period?
  /// How much of the last period was over, for a statement within one; nil for all others.
  public var fraction: Double?
  /// The figure in the unit of the series, for a ratio the ratio itself; nil for no evidence.
  public var value: Double?
  /// Lower end of where a writer of such words means it to lie; nil for none.
  public var lower: Double?
  /// Upper end; nil for none.
  public var upper: Double?
  /// Whether it is hedged: `about`, `nearly`.
  public var isHedged: Bool
  /// Whether it counts in another way, or is of a publisher who does, so that the values lie off it.
  public var isOffset: Bool
  /// How it was carried into the unit of the series; nil where it was not.
  public var conversion: String?
  /// Why it says nothing of the series; nil for evidence.
  public var setAside: String?
  /// Whether it is a plan and no observation.
  public var isTarget: Bool
  /// Who says so.
  public var publisher: String
  /// When; nil where it is not known.
  public var published: String?
  /// Title of the page or document; empty for none.
  public var title: String
  /// Address of the page; empty for none.
  public var url: String
  /// The row's own note; empty for none.
  public var note: String
}
