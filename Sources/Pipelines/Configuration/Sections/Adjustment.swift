/// One entry of `adjustments:`: a judgement about a forecast, with who made it, when and why.
public struct Adjustment: Sendable, Hashable, Codable {
  /// What happens to the median.
  public enum Change: String, Sendable, Hashable, CaseIterable, Codable {
    /// It is multiplied.
    case factor
    /// Something is added to it.
    case amount
    /// It is replaced.
    case value
  }

  /// The series.
  public var series: String
  /// The years.
  public var years: YearSpan
  /// What happens to the median.
  public var change: Change
  /// The factor, or a figure in the unit of the series.
  public var value: Double
  /// The unit as written; nil for none.
  public var unit: String?
  /// The figure as written.
  public var text: String
  /// Who judges.
  public var author: String
  /// Why.
  public var reason: String
  /// The day: `2026-02-05`.
  public var date: String
  /// Where the entry stands in the file.
  public var location: SourceLocation?
  /// Where the series is named.
  public var seriesLocation: SourceLocation?
  /// Where the years stand.
  public var yearsLocation: SourceLocation?
  /// Where the figure stands.
  public var valueLocation: SourceLocation?

  /// `factor 1.05 in 2027-2030`.
  public var phrase: String { "\(change.rawValue) \(text) in \(years.text)" }
}
