public import TimeSeries

/// What sort of quantity an indicator is; decides its link and what `as_of` means.
public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
  /// Accrues over the year: spending, output, applications.
  case flow
  /// Stands at a moment: enterprises, satellites in orbit.
  case stock
  /// A percentage between 0 and 100.
  case share
  /// A place in a ranking.
  case rank
  /// A price or exchange rate.
  case price
  /// An index number.
  case index

  /// The link that an indicator of this kind has unless its sheet names one.
  public var defaultLink: Link {
    switch self {
    case .flow, .stock, .price, .index: .log
    case .share: .logit(lower: 0, upper: 100)
    case .rank: .rank
    }
  }
}
